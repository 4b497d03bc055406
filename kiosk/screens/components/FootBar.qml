pragma ComponentBehavior: Bound
import QtQuick
import kiosk.screens

// How do I leave, who helps, can it be lower or spoken. Always in the same place.
Rectangle {
    id: bar

    property bool home: true
    property bool back: true

    color: Theme.card
    height: Theme.footBar

    Rectangle {
        width: bar.width
        height: Theme.hair
        color: Theme.line
    }

    Row {
        id: row

        readonly property int count: 1 + 2 + (bar.home ? 1 : 0) + (bar.back ? 1 : 0)
        readonly property real each: (width - spacing * (count - 1)) / count

        x: Theme.margin
        width: bar.width - x * 2
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.small

        component Key: Pressable {
            id: key

            property string text
            property string note
            property bool selected: false
            property bool accent: false
            readonly property color ink: selected ? Theme.blueInk : accent ? Theme.blue : Theme.ink

            width: row.each
            height: Theme.secondary > Theme.footBar - Theme.half ? Theme.footBar - Theme.half : Theme.secondary
            label: text
            answers: false

            Rectangle {
                anchors.fill: parent
                radius: height / 2
                color: key.selected ? Theme.blue : key.down ? Theme.buttonDown : key.accent ? Theme.wash : Theme.button
                border.width: Theme.bright ? Theme.hair : 0
                border.color: key.accent ? Theme.blue : Theme.line
            }

            Column {
                anchors.centerIn: parent

                Label {
                    anchors.horizontalCenter: parent.horizontalCenter
                    size: Theme.lead
                    bold: true
                    color: key.ink
                    wrapMode: Text.NoWrap
                    text: key.text
                }

                Label {
                    visible: !Theme.elder
                    anchors.horizontalCenter: parent.horizontalCenter
                    size: Theme.fine
                    color: key.selected ? Theme.blueInk : key.accent ? Theme.blue : Theme.soft
                    wrapMode: Text.NoWrap
                    text: key.note
                }
            }
        }

        Key {
            visible: bar.home
            action: "home"
            text: qsTr("首页")
            note: qsTr("重新开始")
            onChosen: Bridge.stage.leave(action)
        }

        Key {
            visible: bar.back
            action: "back"
            text: qsTr("返回")
            note: qsTr("上一步")
            answers: true
        }

        Key {
            action: "speak"
            selected: Bridge.comfort.speech
            text: qsTr("声音")
            note: selected ? qsTr("正在朗读") : qsTr("朗读本页")
            onChosen: Bridge.comfort.toggleSpeech()
        }

        Key {
            action: "reach"
            selected: Theme.low
            text: selected ? qsTr("上移") : qsTr("下移")
            note: selected ? qsTr("放回原处") : qsTr("够不着？")
            onChosen: Bridge.comfort.toggleReach()
        }

        Key {
            action: "help"
            accent: true
            text: qsTr("求助")
            note: qsTr("叫工作人员")
            onChosen: Bridge.stage.leave(action)
        }
    }
}
