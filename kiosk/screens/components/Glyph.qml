import QtQuick
import kiosk.screens

// An icon of assets/icons in a colour of the theme.
Image {
    property string name
    property int size: Theme.icon
    property color tint: Theme.blue

    width: size
    height: size
    source: name && size > 0 ? "image://icon/" + [name, String(tint).slice(1), size].join("/") : ""
}
