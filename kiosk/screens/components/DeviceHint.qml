pragma ComponentBehavior: Bound
import QtQuick
import kiosk.screens

// Drawn, not described: the card comes down onto the reading area and stays there.
Block {
    id: hint

    property bool trouble: false
    readonly property real unit: Math.min(width / 2, height * 0.9)

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
        height: hint.unit * 0.86

        Rectangle {
            id: reader

            y: parent.height * 0.5
            width: parent.width
            height: parent.height * 0.5
            radius: Theme.radius
            color: Theme.wash
            border.width: Theme.stroke
            border.color: hint.trouble ? Theme.amber : Theme.blue

            Repeater {
                model: 2

                Rectangle {
                    id: wave

                    required property int index
                    readonly property real inset: (index + 1) * reader.height * 0.13

                    x: inset
                    y: inset
                    width: reader.width - inset * 2
                    height: reader.height - inset * 2
                    radius: Theme.radiusSmall
                    color: Theme.clear
                    border.width: Theme.hair
                    border.color: hint.trouble ? Theme.amber : Theme.blue
                    opacity: 0.5 / (wave.index + 1)
                }
            }
        }

        Rectangle {
            id: card

            x: (parent.width - width) / 2
            y: parent.height * (0.12)
            width: parent.width * 0.62
            height: width * 0.63
            radius: Theme.radiusSmall
            color: Theme.card
            border.width: Theme.stroke
            border.color: Theme.ink

            Column {
                x: parent.width * 0.09
                y: parent.height * 0.18
                spacing: parent.height * 0.13

                Repeater {
                    model: [0.34, 0.42, 0.3]

                    Rectangle {
                        required property real modelData

                        width: card.width * modelData
                        height: Theme.tiny
                        radius: height / 2
                        color: Theme.edge
                    }
                }
            }

            Rectangle {
                x: parent.width * 0.62
                y: parent.height * 0.16
                width: parent.width * 0.27
                height: parent.height * 0.54
                radius: Theme.tiny
                color: Theme.wash
                border.width: Theme.hair
                border.color: Theme.edge

                Glyph {
                    anchors.centerIn: parent
                    size: parent.width * 0.72
                    name: "person"
                    tint: Theme.soft
                }
            }

            Rectangle {
                x: parent.width * 0.09
                y: parent.height * 0.8
                width: parent.width * 0.8
                height: Theme.tiny
                radius: height / 2
                color: Theme.edge
            }
        }

        Glyph {
            x: parent.width - width
            y: parent.height * 0.14
            size: parent.width * 0.15
            name: "down"
            tint: hint.trouble ? Theme.amber : Theme.blue
        }
    }
}
