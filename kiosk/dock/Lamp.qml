// How a device is: a dot and a word, so that colour never says it alone.
import QtQuick

Row {
    id: lamp

    property bool good: true
    property string text: ""

    spacing: Look.near

    Rectangle {
        width: Look.lamp
        height: Look.lamp
        radius: Look.lamp / 2
        color: lamp.good ? Look.green : Look.red
        anchors.verticalCenter: parent.verticalCenter
    }

    Text {
        text: lamp.text
        color: lamp.good ? Look.green : Look.red
        font.family: Look.family
        font.pixelSize: Look.body
    }
}
