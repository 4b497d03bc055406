pragma ComponentBehavior: Bound
// A card reader, what lies on it, what can go wrong with it, and the cards in stock.
import QtQuick

Board {
    id: side

    required property string name
    property string title: ""
    property var link
    property var cards: []
    property var once: []
    readonly property var now: link.state
    readonly property bool plugged: link.reachable && now.plugged !== false
    readonly property string lying: now.card ?? ""
    readonly property var coming: now.waiting ?? []

    function cardOf(key: string): var {
        return side.cards.find(card => card.key === key) ?? {name: key, kind: "", note: ""};
    }

    Column {
        id: top

        x: Look.margin
        y: Look.margin * 0.8
        width: parent.width - Look.margin * 2
        spacing: Look.gap * 0.8

        Item {
            width: parent.width
            height: heading.height

            Text {
                id: heading

                text: side.title
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

            Text {
                anchors.centerIn: parent
                visible: side.lying === ""
                text: qsTr("点一张卡，放在这里")
                color: Look.line
                font.family: Look.family
                font.pixelSize: Look.heading
            }

            IdCard {
                objectName: side.name === "reader" ? "lying" : side.name + "Lying"
                anchors.centerIn: parent
                width: parent.width * 0.8
                height: Look.cardRow * 1.35
                visible: side.lying !== ""
                lying: true
                name: side.cardOf(side.lying).name
                kind: side.cardOf(side.lying).kind
                note: qsTr("点一下，拿走")
                onPicked: side.link.act("remove_card")
            }
        }

        Flow {
            width: parent.width
            spacing: Look.near

            Push {
                objectName: side.name + ":remove"
                text: qsTr("拿走卡")
                main: true
                enabled: side.lying !== ""
                onPushed: side.link.act("remove_card")
            }

            Repeater {
                model: side.once

                Push {
                    required property var modelData

                    objectName: side.name + ":" + modelData.key
                    fault: true
                    on: side.coming.some(what => what.startsWith(modelData.waits))
                    text: modelData.text
                    enabled: side.plugged
                    onPushed: side.link.act(modelData.verb)
                }
            }

            Push {
                objectName: side.name + ":garbage"
                fault: true
                text: qsTr("乱码")
                on: side.now.garbage ?? false
                enabled: side.plugged
                onPushed: side.link.act("garbage", {on: !on})
            }

            Push {
                objectName: side.name + ":silence"
                fault: true
                text: qsTr("不应答")
                on: side.now.silence ?? false
                enabled: side.plugged
                onPushed: side.link.act("silence", {on: !on})
            }

            Push {
                objectName: side.name + ":plug"
                fault: true
                text: side.plugged ? qsTr("拔线") : qsTr("插上线")
                on: side.link.reachable && !side.plugged
                enabled: side.link.reachable
                onPushed: side.link.act(side.plugged ? "unplug" : "plug")
            }
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

    ListView {
        id: stock

        anchors.top: top.bottom
        anchors.topMargin: Look.gap * 0.8
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Look.margin * 0.8
        x: Look.margin
        width: parent.width - Look.margin * 2
        clip: true
        spacing: Look.near
        model: side.cards
        boundsBehavior: Flickable.StopAtBounds

        delegate: IdCard {
            required property var modelData

            objectName: (side.name === "reader" ? "card:" : side.name + "Card:") + modelData.key
            width: stock.width
            name: modelData.name
            kind: modelData.kind
            note: modelData.note
            lying: side.lying === modelData.key
            enabled: side.link.reachable
            onPicked: side.link.act("present_card", {who: modelData.key})
        }
    }
}
