pragma ComponentBehavior: Bound
import QtQuick
import kiosk.screens

// The letters typed, and the words they may stand for: one of them pressed says which is meant.
Block {
    id: field

    property bool reachable: true
    readonly property var finder: Bridge.finder
    readonly property var likely: Theme.english ? [] : finder.word ? [finder.word] : JSON.parse(finder.words)
    readonly property real inner: width - Theme.half * 2
    readonly property real room: inner - letters.width - Theme.small
    readonly property var words: fitting(room)

    // As many as stand in one line.
    function fitting(room) {
        let left = room;
        return likely.filter(word => (left -= metrics.advanceWidth(word) + Theme.pad + Theme.half + Theme.small) >= 0);
    }

    implicitHeight: Theme.secondary

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: Theme.card
        border.width: Theme.hair
        border.color: Theme.blue

        Label {
            visible: !field.finder.query
            x: Theme.half
            anchors.verticalCenter: parent.verticalCenter
            width: field.inner
            size: Theme.note
            color: Theme.soft
            text: Theme.elder ? qsTr("打拼音，如 结婚：JH") : qsTr("打拼音，如 结婚：JH 或 JIEHUN。材料、部门也找得到")
        }

        Label {
            id: letters

            visible: field.finder.query
            x: Theme.half
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, field.inner)
            wrapMode: Text.NoWrap
            size: large.advanceWidth * 2 > field.inner ? Theme.lead : Theme.title
            bold: true
            text: field.finder.query.toUpperCase()
        }

        Row {
            visible: field.finder.query && field.reachable
            x: letters.x + letters.width + spacing * 2
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.small

            Repeater {
                model: field.words

                PillButton {
                    required property string modelData

                    action: "word"
                    value: modelData
                    answers: false
                    selected: field.finder.word === modelData
                    text: modelData
                    onChosen: field.finder.pick(selected ? "" : value)
                }
            }
        }

        Label {
            visible: field.finder.query && !field.reachable
            x: letters.x + letters.width + Theme.half
            anchors.verticalCenter: parent.verticalCenter
            width: field.room
            wrapMode: Text.NoWrap
            color: Theme.soft
            text: field.words.join("　")
        }
    }

    TextMetrics {
        id: large

        font.family: Theme.family
        font.pixelSize: Theme.title
        font.bold: true
        text: letters.text
    }

    FontMetrics {
        id: metrics

        font.family: Theme.family
        font.pixelSize: Theme.lead
    }
}
