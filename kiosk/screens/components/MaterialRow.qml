import QtQuick
import kiosk.screens

// One paper to bring: 带了 or 没带. What the state already has needs no answer.
Block {
    id: row

    property var line: ({})
    property bool guide: false
    property bool lacks: false
    readonly property bool asked: !guide && line.required && !line.held

    signal ticked(bool has)

    implicitHeight: Math.max(words.implicitHeight, asked ? pills.implicitHeight : 0) + (Theme.compact ? Theme.small : Theme.half) * 2

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: row.lacks ? Theme.amberWash : Theme.card
        border.width: Theme.bright ? Theme.hair : 0
        border.color: Theme.line
    }

    Column {
        id: words

        x: Theme.half + Theme.small
        anchors.verticalCenter: parent.verticalCenter
        width: (row.asked ? pills.x : row.width) - x - Theme.half
        spacing: Theme.tiny

        Label {
            width: parent.width
            size: Theme.lead
            bold: true
            text: Words.name(row.line)
        }

        Label {
            width: parent.width
            visible: text
            size: Theme.fine
            color: Theme.soft
            text: row.line.held ? "" : Words.papers(row.line)
        }

        Label {
            width: parent.width
            visible: text
            size: Theme.fine
            color: Theme.green
            text: row.line.held ? qsTr("不用带：政府已经有了") : row.line.by_commitment ? qsTr("可以在窗口签承诺书代替") : row.line.required ? "" : qsTr("有就带上，没有也能办")
        }
    }

    Row {
        id: pills

        visible: row.asked
        x: row.width - width - Theme.half
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.small

        PillButton {
            action: "have"
            value: row.line.name
            answers: false
            icon: selected && !Theme.elder ? "check" : ""
            selected: !row.lacks
            text: qsTr("带了")
            onChosen: row.ticked(true)
        }

        PillButton {
            action: "lack"
            value: row.line.name
            answers: false
            icon: selected && !Theme.elder ? "cross" : ""
            selected: row.lacks
            fill: selected ? Theme.amber : Theme.button
            fillDown: Theme.amber
            text: qsTr("没带")
            onChosen: row.ticked(false)
        }
    }
}
