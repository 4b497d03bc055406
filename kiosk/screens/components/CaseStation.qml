import QtQuick
import kiosk.screens

// A station on the way of a case: behind, here, or to come. A line leads from one to the next.
Block {
    id: station

    property string title
    property string when
    property string words
    property string next
    property bool here: false
    property bool coming: false
    property bool first: false
    property bool last: false
    readonly property int dot: here ? Theme.stepDot : Theme.iconSmall
    readonly property color ink: coming ? Theme.soft : here ? Theme.blue : Theme.ink
    readonly property int middle: column.y + heading.height / 2

    implicitHeight: column.implicitHeight + column.y * 2

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: station.here ? Theme.wash : Theme.card
        border.width: station.here || Theme.bright ? Theme.hair : 0
        border.color: station.here ? Theme.blue : Theme.line
    }

    Rectangle {
        readonly property real from: station.first ? station.middle : 0

        x: rail.x + (rail.width - width) / 2
        y: from
        width: Theme.stroke
        height: (station.last ? station.middle : station.height + Theme.gap) - from
        color: Theme.edge
    }

    Item {
        id: rail

        x: Theme.half
        width: Theme.stepDot
        height: station.height

        Rectangle {
            x: (parent.width - width) / 2
            y: station.middle - height / 2
            width: station.dot
            height: station.dot
            radius: height / 2
            color: station.coming ? Theme.card : Theme.blue
            border.width: Theme.stroke
            border.color: station.coming ? Theme.edge : Theme.blue

            Glyph {
                visible: !station.coming
                anchors.centerIn: parent
                size: parent.height * 0.6
                name: station.here ? "pin" : "check"
                tint: Theme.blueInk
            }
        }
    }

    Column {
        id: column

        x: rail.x + rail.width + Theme.half
        y: Theme.compact || Theme.elder ? Theme.small : Theme.half
        width: station.width - x - Theme.pad
        spacing: Theme.tiny

        Item {
            id: head

            readonly property bool abreast: heading.implicitWidth + time.implicitWidth + Theme.half <= width

            width: parent.width
            implicitHeight: heading.height + (abreast || !station.when ? 0 : time.height)
            height: implicitHeight

            Label {
                id: heading

                width: parent.width
                size: station.here ? Theme.smallTitle : Theme.lead
                bold: !station.coming
                color: station.ink
                text: station.title
            }

            Label {
                id: time

                x: head.abreast ? head.width - width : 0
                y: head.abreast ? (heading.height - height) / 2 : heading.height
                width: Math.min(implicitWidth, head.width)
                size: Theme.fine
                color: Theme.soft
                text: station.when
            }
        }

        Label {
            width: parent.width
            visible: text
            size: Theme.note
            text: station.words
        }

        Label {
            width: parent.width
            visible: text
            size: Theme.note
            color: Theme.soft
            text: station.next
        }
    }
}
