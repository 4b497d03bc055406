pragma ComponentBehavior: Bound
import QtQuick
import kiosk.screens

// Drawn, not described: the phone's code faces the scanner, a palm away.
Block {
    id: hint

    property bool trouble: false
    readonly property real unit: Math.min(width / 2, height * 0.86)
    readonly property color tint: trouble ? Theme.amber : Theme.blue

    aside: !Theme.wide
    fills: true
    most: Theme.hintMost
    implicitHeight: Theme.hint

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: Theme.card
        border.width: Theme.bright ? Theme.hair : 0
        border.color: Theme.line
    }

    Item {
        anchors.centerIn: parent
        width: hint.unit
        height: hint.unit * 0.92

        Rectangle {
            id: phone

            x: (parent.width - width) / 2
            width: parent.height * 0.4
            height: parent.height * 0.66
            radius: Theme.radiusSmall
            color: Theme.card
            border.width: Theme.stroke
            border.color: Theme.ink

            Glyph {
                anchors.centerIn: parent
                size: parent.width * 0.62
                name: "code"
                tint: Theme.ink
            }
        }

        Repeater {
            model: 2

            Rectangle {
                required property int index
                readonly property real spread: (index + 1) * hint.unit * 0.15

                x: (parent.width - width) / 2
                y: reader.y - (2 - index) * hint.unit * 0.06
                width: phone.width + spread - hint.unit * 0.18
                height: Theme.stroke
                radius: height / 2
                color: hint.tint
                opacity: 0.4 + index * 0.3
            }
        }

        Rectangle {
            id: reader

            x: (parent.width - width) / 2
            y: parent.height * 0.82
            width: parent.width * 0.8
            height: parent.height * 0.18
            radius: Theme.radiusSmall
            color: Theme.wash
            border.width: Theme.stroke
            border.color: hint.tint

            Rectangle {
                anchors.centerIn: parent
                width: parent.width * 0.6
                height: Theme.thick
                radius: height / 2
                color: hint.tint
            }
        }

        Glyph {
            x: phone.x + phone.width + parent.width * 0.08
            y: parent.height * 0.26
            size: parent.width * 0.14
            name: "down"
            tint: hint.tint
        }
    }
}
