import QtQuick
import kiosk.screens

// Where the finger writes. White whatever the colours are: a signature is dark on white.
Block {
    id: field

    property bool wrong: false
    readonly property var pad: Bridge.sign
    readonly property bool empty: pad ? pad.empty : true

    fills: true
    most: Theme.hintMost
    implicitHeight: Theme.hint
    Component.onCompleted: if (pad)
        pad.lend(paper)
    Component.onDestruction: if (pad)
        pad.give_back(paper)

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: Theme.signPaper
        border.width: Theme.stroke
        border.color: field.wrong ? Theme.red : Theme.blue
    }

    Rectangle {
        x: Theme.pad
        y: field.height * 0.78
        width: field.width - x * 2
        height: Theme.hair
        color: Theme.signLine
    }

    Label {
        anchors.centerIn: parent
        visible: field.empty
        size: Theme.title
        color: Theme.signLine
        text: qsTr("用手指在这里写名字")
    }

    Item {
        id: paper

        anchors.fill: parent
        anchors.margins: Theme.stroke
    }
}
