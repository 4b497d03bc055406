import QtQuick
import kiosk.screens

// One item: its plain name large, what it means and who does it small.
Pressable {
    id: row

    property var item: ({})
    property bool taken: false
    property int size: Theme.lead
    readonly property real most: 1.8 // lines, nearly: a longer name is written smaller
    readonly property string words: Theme.english ? Words.department(item) : item.plain || Words.department(item)

    action: "choose"
    value: item.code
    label: Words.name(item)
    radius: Theme.radius
    implicitHeight: lines.implicitHeight + Theme.half

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: row.down ? Theme.washDown : Theme.card
        border.width: Theme.bright ? Theme.hair : 0
        border.color: Theme.line
    }

    Column {
        id: lines

        x: Theme.compact ? Theme.half : Theme.pad
        anchors.verticalCenter: parent.verticalCenter
        width: mark.x - x - Theme.half

        Label {
            id: name

            width: parent.width
            size: plain.advanceWidth > width * row.most ? Theme.fine : row.size
            bold: true
            color: row.taken ? Theme.soft : Theme.ink
            text: row.label
        }

        Label {
            visible: !Theme.elder && name.lineCount === 1
            width: parent.width
            size: Theme.fine
            color: Theme.soft
            text: row.taken ? qsTr("已经选了") : full.advanceWidth <= parent.width ? full.text : row.words
        }
    }

    TextMetrics {
        id: plain

        font.family: Theme.family
        font.pixelSize: row.size
        font.bold: true
        text: row.label
    }

    TextMetrics {
        id: full

        font.family: Theme.family
        font.pixelSize: Theme.fine
        text: Words.join([row.words, Words.days(row.item)])
    }

    Glyph {
        id: mark

        x: row.width - width - Theme.half
        anchors.verticalCenter: parent.verticalCenter
        size: Theme.iconSmall
        name: row.taken ? "check" : "chevron"
        tint: row.taken ? Theme.green : Theme.edge
    }
}
