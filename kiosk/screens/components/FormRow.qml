import QtQuick
import kiosk.screens

// What is missing, and where to mend it.
Pressable {
    id: row

    property var line: ({})
    readonly property bool question: line.kind === "field"

    action: "choose"
    value: line.code
    label: Words.name(line)
    radius: Theme.radius
    height: implicitHeight
    implicitHeight: Math.max(Theme.row, words.implicitHeight + Theme.small * 2)

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: row.down ? Theme.washDown : Theme.amberWash
        border.width: Theme.bright ? Theme.hair : 0
        border.color: Theme.line
    }

    Glyph {
        id: mark

        x: Theme.pad
        anchors.verticalCenter: parent.verticalCenter
        name: row.question ? "pen" : "camera"
        tint: Theme.amber
    }

    Column {
        id: words

        x: mark.x + mark.width + Theme.half
        anchors.verticalCenter: parent.verticalCenter
        width: arrow.x - x - Theme.half

        Label {
            width: parent.width
            size: Theme.lead
            bold: true
            text: row.label
        }

        Label {
            width: parent.width
            size: Theme.fine
            color: Theme.soft
            text: row.question ? qsTr("还没有填") : qsTr("还没有交")
        }
    }

    Glyph {
        id: arrow

        x: row.width - width - Theme.half
        anchors.verticalCenter: parent.verticalCenter
        size: Theme.iconSmall
        name: "chevron"
        tint: Theme.edge
    }
}
