// One control: a pill. `main` is what to press; `on` is chosen or lasting now, in amber when it is a `fault`.
import QtQuick

Rectangle {
    id: push

    property string text: ""
    property bool on: false
    property bool main: false
    property bool fault: false
    readonly property bool inviting: main && enabled
    signal pushed()

    implicitWidth: label.implicitWidth + Look.padding * 2
    implicitHeight: Look.button
    radius: height / 2
    opacity: enabled ? 1 : Look.faint
    color: inviting ? (tap.pressed ? Look.ink : Look.blue) : tap.pressed ? Look.line : !on ? Look.paper : fault ? Look.amberWash : Look.blueWash
    border.width: on ? Look.stroke * 1.5 : Look.stroke
    border.color: inviting ? Look.blue : !on ? Look.line : fault ? Look.amber : Look.blue
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: push.pushed()

    Text {
        id: label

        anchors.centerIn: parent
        text: push.text
        color: push.inviting ? Look.card : !push.on ? Look.ink : push.fault ? Look.amber : Look.blue
        font.family: Look.family
        font.pixelSize: Look.body
        font.bold: push.on && !push.main
    }

    TapHandler {
        id: tap

        onTapped: push.pushed()
    }
}
