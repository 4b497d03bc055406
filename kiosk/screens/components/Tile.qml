import QtQuick
import kiosk.screens

// A service on the home screen. A tile that cannot be used says why.
Pressable {
    id: tile

    property string title
    property string text
    property string icon
    property string why
    property bool green: false
    readonly property bool small: width < Theme.sheetWidth / 2
    readonly property color tint: !enabled ? Theme.soft : green ? Theme.green : Theme.blue

    radius: Theme.radius
    label: title
    implicitHeight: Math.max(Theme.tile, words.implicitHeight + Theme.half * 2)

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: tile.down ? Theme.washDown : Theme.card
        border.width: Theme.bright ? Theme.hair : 0
        border.color: Theme.line
    }

    Rectangle {
        id: box

        visible: !(Theme.elder && tile.small)
        x: tile.small ? Theme.half : Theme.pad
        anchors.verticalCenter: parent.verticalCenter
        width: visible ? (tile.small ? Theme.iconBoxSmall : Theme.iconBox) : 0
        height: width
        radius: Theme.radiusSmall
        color: tile.enabled ? (tile.green ? Theme.greenWash : Theme.wash) : Theme.button

        Glyph {
            anchors.centerIn: parent
            size: parent.width * 0.56
            name: tile.icon
            tint: tile.tint
        }
    }

    Column {
        id: words

        x: box.x + box.width + Theme.half
        anchors.verticalCenter: parent.verticalCenter
        width: (arrow.visible ? arrow.x : tile.width) - x - Theme.half
        spacing: Theme.tiny

        Label {
            width: parent.width
            size: tile.small ? Theme.smallTitle : Theme.title
            bold: true
            color: tile.enabled ? Theme.ink : Theme.soft
            text: tile.title
        }

        Label {
            width: parent.width
            visible: !(Theme.wide && tile.small && tile.enabled)
            size: Theme.note
            color: tile.enabled ? Theme.soft : Theme.amber
            text: tile.enabled ? tile.text : tile.why
        }
    }

    Glyph {
        id: arrow

        visible: !tile.small && tile.enabled
        x: tile.width - width - Theme.half
        anchors.verticalCenter: parent.verticalCenter
        name: "chevron"
        tint: Theme.edge
    }
}
