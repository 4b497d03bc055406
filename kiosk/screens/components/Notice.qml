import QtQuick
import kiosk.screens

// Something to mind: amber to take care, red when stopped, green when done. The icon says the same as the colour.
Block {
    id: notice

    property string kind: "amber"
    property string title
    property string text
    readonly property color tint: kind === "red" ? Theme.red : kind === "green" ? Theme.green : Theme.amber

    wanted: title || text
    implicitHeight: column.implicitHeight + Theme.half * 2

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: notice.kind === "red" ? Theme.redWash : notice.kind === "green" ? Theme.greenWash : Theme.amberWash
        border.width: Theme.bright ? Theme.hair : 0
        border.color: notice.tint
    }

    Glyph {
        id: mark

        x: Theme.pad
        y: Theme.half + Theme.tiny
        size: Theme.iconSmall
        tint: notice.tint
        name: notice.kind === "green" ? "check" : "warn"
    }

    Column {
        id: column

        x: mark.x + mark.width + Theme.half
        y: Theme.half
        width: notice.width - x - Theme.pad
        spacing: Theme.tiny

        Label {
            width: parent.width
            visible: text
            size: Theme.lead
            bold: true
            color: notice.tint
            text: notice.title
        }

        Label {
            width: parent.width
            visible: text
            size: Theme.note
            text: notice.text
        }
    }
}
