import QtQuick

// A piece of a page that a Leaf may put on one page or another. `aside` blocks are only read, not touched;
// `spare` ones are left out where there is no room.
Item {
    property bool aside: false
    property bool spare: false
    property bool wanted: true
    property bool fills: false
    property real most: 0
    readonly property var leaf: parent

    onImplicitHeightChanged: settle()
    onWantedChanged: settle()
    onAsideChanged: settle()
    onFillsChanged: settle()

    function settle() {
        if (leaf && leaf.settle)
            leaf.settle();
    }
}
