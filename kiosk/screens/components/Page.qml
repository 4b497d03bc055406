import QtQuick
import kiosk.screens

// The frame of every screen: where am I, the headline, the blocks, and the actions at thumb height. Portrait is one
// column, landscape two with the actions right; low reach puts what is only read above the reach line.
Item {
    id: page

    property var scene: Bridge.scene
    property int step: -1
    property string headline
    property string subline
    property string spoken: headline + "。" + subline
    property bool home: true
    property bool back: true
    property bool idle: true
    property bool form: false
    property bool centredHead: false
    property bool alarm: false
    default property alias blocks: leaf.data
    property alias actions: deck.data
    readonly property bool split: Theme.low && !Theme.wide
    property bool solo: false
    readonly property real column: Theme.wide && !solo ? width - Theme.sideWidth - Theme.margin * 2 - Theme.pad : width - Theme.margin * 2
    readonly property real deckTop: deck.y - (deck.implicitHeight > 0 ? Theme.gap : 0)
    readonly property real headEnd: head.y + head.implicitHeight + (head.implicitHeight > 0 ? Theme.gap : 0)

    function settleNow() {
        leaf.measure(head);
        leaf.measure(deck);
        leaf.settleNow();
    }

    // A page that takes keys itself (typing a number) answers true for those it took.
    function keyed(event) {
        return false;
    }

    function sides() {
        if (Theme.wide && solo)
            return Qt.rect(0, 0, 0, 0);
        if (Theme.wide)
            return Qt.rect(deck.x, head.y, deck.width, deckTop - head.y);
        if (split)
            return Qt.rect(Theme.margin, headEnd, column, Theme.reachLine - Theme.gap - headEnd);
        return Qt.rect(0, 0, 0, 0);
    }

    function mains() {
        const top = split ? Theme.reachLine : headEnd;
        const end = Theme.wide ? height - Theme.half : deckTop;
        return Qt.rect(Theme.margin, top, column, end - top);
    }

    Column {
        id: head

        x: Theme.margin
        y: Theme.headTop
        width: page.column
        spacing: Theme.half

        StepTrail {
            visible: page.step >= 0 && !Theme.wide
            width: parent.width
            step: page.step
        }

        Column {
            width: parent.width
            visible: page.headline

            Row {
                width: parent.width
                spacing: Theme.half

                Glyph {
                    id: mark

                    visible: page.alarm
                    y: (title.height / title.lineCount - height) / 2
                    name: "warn"
                    tint: Theme.amber
                }

                Label {
                    id: title

                    width: parent.width - (mark.visible ? mark.width + parent.spacing : 0)
                    size: Theme.headline
                    bold: true
                    horizontalAlignment: page.centredHead ? Text.AlignHCenter : Text.AlignLeft
                    Accessible.role: Accessible.Heading
                    Accessible.name: text
                    text: page.headline
                }
            }

            Label {
                width: parent.width
                visible: text
                color: Theme.soft
                horizontalAlignment: page.centredHead ? Text.AlignHCenter : Text.AlignLeft
                text: page.subline
            }
        }
    }

    Leaf {
        id: leaf

        anchors.fill: parent
        mainField: page.mains()
        sideField: page.sides()
    }

    Column {
        id: deck

        x: Theme.wide ? page.width - Theme.margin - width : Theme.margin
        y: page.height - Theme.half - height - (note.visible ? note.height + Theme.half : Theme.small)
        width: Theme.wide ? Theme.sideWidth : page.column
        spacing: Theme.gap
    }

    IdleNote {
        id: note

        visible: page.idle
        form: page.form
        stays: page.scene.stays ?? 0
        x: deck.x
        y: page.height - height - Theme.half
        width: deck.width
    }
}
