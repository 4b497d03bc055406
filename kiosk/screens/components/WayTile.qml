import QtQuick
import kiosk.screens

// One of several ways that are all as good: the same size and weight whichever it is.
Pressable {
    id: tile

    property string title
    property string text
    property string icon
    property bool tall: false
    readonly property bool noted: text !== "" && !Theme.elder && !Theme.compact

    radius: Theme.radius
    label: title
    implicitHeight: tall ? words.implicitHeight + mark.height + Theme.half * 2 + Theme.small : Math.max(Theme.way, words.implicitHeight + Theme.small * 2)

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: tile.down ? Theme.washDown : Theme.card
        border.width: Theme.hair
        border.color: Theme.edge
    }

    Glyph {
        id: mark

        x: tile.tall ? (tile.width - width) / 2 : Theme.pad
        y: tile.tall ? (tile.height - words.implicitHeight - height - Theme.small) / 2 : (tile.height - height) / 2
        size: tile.tall && !Theme.elder && !Theme.compact ? Theme.markSize : Theme.icon
        name: tile.icon
    }

    Column {
        id: words

        x: tile.tall ? Theme.half : mark.x + mark.width + Theme.half
        y: tile.tall ? mark.y + mark.height + Theme.small : (tile.height - implicitHeight) / 2
        width: tile.width - x - Theme.half

        Label {
            width: parent.width
            size: Theme.smallTitle
            bold: true
            horizontalAlignment: tile.tall ? Text.AlignHCenter : Text.AlignLeft
            text: tile.title
        }

        Label {
            width: parent.width
            visible: tile.noted
            size: Theme.note
            color: Theme.soft
            horizontalAlignment: tile.tall ? Text.AlignHCenter : Text.AlignLeft
            text: tile.text
        }
    }
}
