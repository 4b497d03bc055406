import QtQuick
import kiosk.screens

// One of a few ways that are all as good, with its drawing in a box of its own and how it goes.
Pressable {
    id: way

    property string title
    property string text
    property string broken
    property string icon
    property bool selected: false
    readonly property bool brief: Theme.elder && (Theme.compact || Theme.english)
    readonly property string told: enabled ? text : broken
    readonly property int edge: Theme.elder || Theme.compact ? Theme.iconBox : Theme.iconBox * 1.4

    radius: Theme.radius
    label: title + "，" + told
    implicitHeight: Math.max(Theme.way, words.implicitHeight + Theme.small * 2)

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: way.down ? Theme.washDown : way.enabled ? Theme.card : Theme.button
        border.width: way.selected ? Theme.stroke : Theme.hair
        border.color: way.selected ? Theme.blue : Theme.edge
    }

    Rectangle {
        id: box

        x: Theme.pad
        anchors.verticalCenter: parent.verticalCenter
        width: way.edge
        height: way.edge
        radius: Theme.radiusSmall
        color: way.enabled ? Theme.wash : Theme.button

        Glyph {
            anchors.centerIn: parent
            size: parent.width * 0.58
            name: way.icon
            tint: way.enabled ? Theme.blue : Theme.soft
        }
    }

    Column {
        id: words

        x: box.x + box.width + Theme.pad
        anchors.verticalCenter: parent.verticalCenter
        width: way.width - x - Theme.half
        spacing: Theme.tiny

        Label {
            width: parent.width
            size: way.brief ? Theme.smallTitle : Theme.title
            bold: true
            color: way.enabled ? Theme.ink : Theme.soft
            text: way.brief && !way.enabled ? way.told : way.title
        }

        Label {
            width: parent.width
            visible: !way.brief
            size: Theme.note
            color: Theme.soft
            text: way.told
        }
    }
}
