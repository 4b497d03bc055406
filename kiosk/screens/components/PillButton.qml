import QtQuick
import kiosk.screens

// A pill with one line of words, an icon before them if wanted.
Pressable {
    id: pill

    property string text
    property string icon
    property int size: Theme.lead
    property bool bold: false
    property bool selected: false
    property color fill: selected ? Theme.blue : Theme.button
    property color fillDown: selected ? Theme.blueDown : Theme.buttonDown
    property color ink: selected ? Theme.blueInk : Theme.ink
    property color edge: Theme.bright ? Theme.line : Theme.clear

    label: text
    implicitHeight: Theme.touch
    implicitWidth: words.implicitWidth + (icon ? mark.width + Theme.small : 0) + Theme.pad + Theme.half

    Rectangle {
        anchors.fill: parent
        radius: height / 2
        color: pill.down ? pill.fillDown : pill.fill
        border.width: Theme.hair
        border.color: pill.edge
    }

    Row {
        anchors.centerIn: parent
        spacing: Theme.small

        Glyph {
            id: mark

            visible: pill.icon
            anchors.verticalCenter: parent.verticalCenter
            name: pill.icon
            size: Math.round(pill.size * 1.1)
            tint: pill.down && Theme.bright ? Theme.ink : pill.ink
        }

        Label {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            size: pill.size
            bold: pill.bold
            color: pill.down && Theme.bright && !pill.selected ? Theme.ink : pill.ink
            text: pill.text
        }
    }
}
