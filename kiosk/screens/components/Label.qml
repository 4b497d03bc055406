import QtQuick
import kiosk.screens

// Every word on a screen: plain text, wrapped, never cut.
Text {
    property int size: Theme.body
    property bool bold: false

    color: Theme.ink
    font.family: Theme.family
    font.pixelSize: size
    font.bold: bold
    wrapMode: Text.Wrap
    textFormat: Text.PlainText
}
