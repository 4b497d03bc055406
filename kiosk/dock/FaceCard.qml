// Somebody who can stand before the camera: an invented citizen by name, anybody else by the picture's name.
import QtQuick

Rectangle {
    id: face

    property string key: ""
    property string name: ""
    property bool standing: false
    signal picked()

    implicitWidth: label.implicitWidth + round.width + Look.near * 4
    implicitHeight: Look.faceRow
    radius: height / 2
    color: standing ? Look.blueWash : tap.pressed ? Look.line : Look.paper
    border.width: Look.stroke
    border.color: standing ? Look.blue : Look.line
    opacity: enabled ? 1 : Look.faint
    Accessible.role: Accessible.Button
    Accessible.name: label.text
    Accessible.onPressAction: face.picked()

    Rectangle {
        id: round

        x: Look.near
        anchors.verticalCenter: parent.verticalCenter
        width: parent.height - Look.near * 1.4
        height: width
        radius: width / 2
        color: Look.card
        border.width: Look.stroke
        border.color: face.standing ? Look.blue : Look.line

        Text {
            anchors.centerIn: parent
            text: Array.from(face.name || face.key)[0] ?? ""
            color: face.standing ? Look.blue : Look.softInk
            font.family: Look.family
            font.pixelSize: Look.body
        }
    }

    Text {
        id: label

        anchors.left: round.right
        anchors.leftMargin: Look.near
        anchors.verticalCenter: parent.verticalCenter
        text: face.name || qsTr("别人 %1").arg(face.key)
        color: face.standing ? Look.blue : Look.ink
        font.family: Look.family
        font.pixelSize: Look.body
        font.bold: face.standing
    }

    TapHandler {
        id: tap

        onTapped: face.picked()
    }
}
