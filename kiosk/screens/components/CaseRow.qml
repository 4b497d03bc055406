import QtQuick
import kiosk.screens

// One of several cases: what for, how far it is, and since when.
Block {
    id: row

    property var one: ({})
    property int place: 0
    readonly property string since: one.since ? qsTr("%1收件").arg(Words.day(one.since)) : ""

    implicitHeight: Math.max(Theme.row, words.implicitHeight + (Theme.compact ? Theme.tiny : Theme.small) * 2)

    Pressable {
        id: press

        anchors.fill: parent
        action: "choose"
        value: row.place
        label: Words.name(row.one) + "，" + stands.text
        radius: Theme.radius

        Rectangle {
            anchors.fill: parent
            radius: Theme.radius
            color: press.down ? Theme.washDown : Theme.card
            border.width: Theme.bright ? Theme.hair : 0
            border.color: Theme.line
        }

        Column {
            id: words

            x: Theme.pad
            anchors.verticalCenter: parent.verticalCenter
            width: mark.x - x - Theme.half
            spacing: Theme.tiny

            Label {
                width: parent.width
                size: Theme.lead
                bold: true
                text: Words.name(row.one)
            }

            Label {
                id: stands

                width: parent.width
                size: Theme.note
                color: Theme.blue
                text: Words.join([Words.caseState(row.one.state), Theme.compact ? row.since : ""])
            }

            Label {
                width: parent.width
                visible: !Theme.compact
                size: Theme.fine
                color: Theme.soft
                text: Words.join([row.since, Theme.elder ? "" : qsTr("编号 %1").arg(row.one.number)])
            }
        }

        Glyph {
            id: mark

            x: press.width - width - Theme.half
            anchors.verticalCenter: parent.verticalCenter
            size: Theme.iconSmall
            name: "chevron"
            tint: Theme.edge
        }
    }
}
