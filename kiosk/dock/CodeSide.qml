// The code scanner: the code on a telephone that is held to it, and what can go wrong with it.
import QtQuick

Board {
    id: side

    property var link
    readonly property var now: link.state
    readonly property bool plugged: link.reachable && now.plugged !== false
    readonly property bool held: now.held ?? false

    Column {
        x: Look.margin
        y: Look.margin * 0.8
        width: parent.width - Look.margin * 2
        spacing: Look.gap * 0.8

        Item {
            width: parent.width
            height: heading.height

            Text {
                id: heading

                text: qsTr("扫码器")
                color: Look.ink
                font.family: Look.family
                font.pixelSize: Look.heading
                font.bold: true
            }

            Lamp {
                anchors.right: parent.right
                anchors.verticalCenter: heading.verticalCenter
                good: side.plugged
                text: !side.link.reachable ? qsTr("设备没有启动") : side.plugged ? qsTr("已接上") : qsTr("线拔掉了")
            }
        }

        Rectangle {
            width: parent.width
            height: Look.readerHeight
            radius: Look.radius
            color: Look.steel

            TextEdit {
                id: code

                objectName: "code"
                anchors.fill: parent
                anchors.margins: Look.gap
                clip: true
                color: Look.card
                selectionColor: Look.blue
                wrapMode: TextEdit.WrapAnywhere
                textFormat: TextEdit.PlainText
                font.family: Look.family
                font.pixelSize: Look.body
                Accessible.name: qsTr("手机上的码")
            }

            Text {
                anchors.fill: code
                visible: code.text === ""
                text: qsTr("在这里写下或粘贴手机上的码，再出示")
                color: Look.line
                wrapMode: Text.Wrap
                font.family: Look.family
                font.pixelSize: Look.body
            }
        }

        Flow {
            width: parent.width
            spacing: Look.near

            Push {
                objectName: "code:show"
                text: qsTr("出示")
                main: true
                enabled: side.plugged && code.text !== ""
                onPushed: side.link.act("show", {code: code.text})
            }

            Push {
                objectName: "code:away"
                text: qsTr("拿开")
                enabled: side.held
                onPushed: side.link.act("take_away")
            }

            Push {
                objectName: "code:half"
                fault: true
                text: qsTr("只读到一半")
                enabled: side.plugged && code.text !== ""
                onPushed: side.link.act("half", {code: code.text})
            }

            Push {
                objectName: "code:garbage"
                fault: true
                text: qsTr("乱码")
                enabled: side.plugged
                onPushed: side.link.act("garbage")
            }

            Push {
                objectName: "code:plug"
                fault: true
                text: side.plugged ? qsTr("拔线") : qsTr("插上线")
                on: side.link.reachable && !side.plugged
                enabled: side.link.reachable
                onPushed: side.link.act(side.plugged ? "unplug" : "plug")
            }
        }

        Text {
            objectName: "code:told"
            width: parent.width
            text: (side.held ? qsTr("码正举在扫码器前。") : "") + qsTr("已读 %1 次").arg(side.now.readings ?? 0)
            color: Look.softInk
            wrapMode: Text.Wrap
            font.family: Look.family
            font.pixelSize: Look.body
        }

        Text {
            width: parent.width
            visible: text !== ""
            text: side.link.trouble
            color: Look.red
            wrapMode: Text.Wrap
            font.family: Look.family
            font.pixelSize: Look.note
        }
    }
}
