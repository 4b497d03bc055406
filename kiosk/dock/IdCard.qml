// A card as it lies in the stock or on the reader: whose it is, of what kind, and what it is good for.
import QtQuick

Rectangle {
    id: face

    property string name: ""
    property string kind: ""
    property string note: ""
    property bool lying: false
    signal picked()

    implicitHeight: Look.cardRow
    radius: Look.radius / 2
    color: lying ? Look.blueWash : tap.pressed ? Look.line : Look.paper
    border.width: Look.stroke
    border.color: lying ? Look.blue : Look.line
    Accessible.role: Accessible.Button
    Accessible.name: name
    Accessible.onPressAction: face.picked()

    Rectangle {
        id: portrait

        x: Look.near * 1.5
        anchors.verticalCenter: parent.verticalCenter
        width: height * 0.8
        height: parent.height - Look.near * 2.4
        radius: Look.tight
        color: Look.card
        border.width: Look.stroke
        border.color: Look.line

        Text {
            anchors.centerIn: parent
            text: Array.from(face.name)[0] ?? ""
            color: Look.softInk
            font.family: Look.family
            font.pixelSize: Look.heading
        }
    }

    Column {
        anchors.left: portrait.right
        anchors.leftMargin: Look.near * 1.5
        anchors.right: parent.right
        anchors.rightMargin: Look.near
        anchors.verticalCenter: parent.verticalCenter
        spacing: Look.tight / 2

        Row {
            width: parent.width
            spacing: Look.near

            Text {
                id: whose

                text: face.name
                color: Look.ink
                font.family: Look.family
                font.pixelSize: Look.heading
                font.bold: true
            }

            Text {
                anchors.baseline: whose.baseline
                width: parent.width - whose.width - Look.near
                text: face.kind
                elide: Text.ElideRight
                color: Look.softInk
                font.family: Look.family
                font.pixelSize: Look.note
            }
        }

        Text {
            width: parent.width
            text: face.note
            color: Look.softInk
            elide: Text.ElideRight
            font.family: Look.family
            font.pixelSize: Look.note
        }
    }

    TapHandler {
        id: tap

        onTapped: face.picked()
    }
}
