import QtQuick
import kiosk.screens

// One of five levels, or leaving: all of one size and weight, so that none is nudged.
Pressable {
    id: tile

    property string title
    property string icon
    readonly property bool bare: Theme.elder && Theme.compact

    radius: Theme.radius
    label: title
    implicitHeight: Math.max(Theme.way, words.implicitHeight + Theme.small * 2)

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: tile.down ? Theme.washDown : Theme.card
        border.width: Theme.hair
        border.color: Theme.edge
    }

    Glyph {
        id: mark

        visible: !tile.bare
        x: Theme.pad
        anchors.verticalCenter: parent.verticalCenter
        size: Math.min(tile.height - Theme.half * 2, Theme.iconLarge)
        name: tile.icon
    }

    Label {
        id: words

        x: tile.bare ? Theme.half : mark.x + mark.width + Theme.pad
        anchors.verticalCenter: parent.verticalCenter
        width: tile.width - x - Theme.half
        size: tile.bare ? Theme.lead : Theme.compact ? Theme.smallTitle : Theme.heroTitle
        bold: true
        text: tile.title
    }
}
