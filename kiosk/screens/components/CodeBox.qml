import QtQuick
import kiosk.screens

// A QR code, always black on white with its quiet zone, whole pixels per module.
Image {
    property string text

    sourceSize: Qt.size(Theme.code, Theme.code)
    smooth: false
    source: text ? "image://code/" + encodeURIComponent(text) : ""
    Accessible.role: Accessible.Graphic
    Accessible.name: text
}
