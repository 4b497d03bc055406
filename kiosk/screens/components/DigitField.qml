import QtQuick
import kiosk.screens

// A field for digits with its name above them; the one being typed into has the accent.
Rectangle {
    id: field

    property string caption
    property string digits
    property bool active: false
    property bool wrong: false

    height: Math.max(Theme.secondary, words.implicitHeight + Theme.small * 2)
    implicitHeight: height
    radius: Theme.radius
    color: Theme.card
    border.width: active || wrong ? Theme.stroke : Theme.hair
    border.color: wrong ? Theme.red : active ? Theme.blue : Theme.edge

    Column {
        id: words

        x: Theme.half
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - Theme.half * 2

        Label {
            width: parent.width
            size: Theme.fine
            bold: field.active
            color: field.active ? Theme.blue : Theme.soft
            text: field.caption
        }

        Label {
            width: parent.width
            size: Theme.smallTitle
            bold: true
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.fine
            wrapMode: Text.NoWrap
            Accessible.ignored: true
            text: field.digits || " "
        }
    }
}
