pragma ComponentBehavior: Bound
// 收银台: what citizens' telephones do at the demonstration's payment platform, order by order.
import QtQuick

Board {
    id: side

    property var link
    readonly property var now: link.state
    readonly property var orders: now.orders ?? []

    function told(state) {
        switch (state) {
        case "open":
            return qsTr("等付款");
        case "slow":
            return qsTr("付了，还在路上");
        case "paid":
            return qsTr("已付");
        case "failed":
            return qsTr("没有付成");
        default:
            return qsTr("已退回");
        }
    }

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

                text: qsTr("收银台")
                color: Look.ink
                font.family: Look.family
                font.pixelSize: Look.heading
                font.bold: true
            }

            Lamp {
                anchors.right: parent.right
                anchors.verticalCenter: heading.verticalCenter
                good: side.link.reachable && !side.now.shut
                text: !side.link.reachable ? qsTr("没有启动") : side.now.shut ? qsTr("收款系统断了") : qsTr("收款系统正常")
            }
        }

        Text {
            width: parent.width
            visible: side.orders.length === 0
            text: qsTr("现在没有要付的单子。在自助终端上走到付款那一步，单子就到这里。")
            color: Look.softInk
            wrapMode: Text.Wrap
            font.family: Look.family
            font.pixelSize: Look.body
        }

        Repeater {
            model: side.orders

            Column {
                id: order

                required property var modelData
                readonly property bool open: modelData.state === "open"

                width: parent ? parent.width : 0
                spacing: Look.tight * 1.5

                Text {
                    width: parent.width
                    elide: Text.ElideRight
                    text: qsTr("%1 元 · %2").arg((order.modelData.amount / 100).toFixed(2)).arg(order.modelData.name)
                    color: order.open ? Look.ink : Look.softInk
                    font.family: Look.family
                    font.pixelSize: Look.body
                    font.bold: order.open
                }

                Text {
                    width: parent.width
                    elide: Text.ElideRight
                    text: qsTr("%1 · %2").arg(order.modelData.number).arg(side.told(order.modelData.state))
                    color: Look.softInk
                    font.family: Look.family
                    font.pixelSize: Look.note
                }

                Flow {
                    width: parent.width
                    visible: order.open
                    spacing: Look.near

                    Push {
                        objectName: "till:pay:" + order.modelData.number
                        text: qsTr("付款")
                        main: true
                        onPushed: side.link.act("pay", {order: order.modelData.number})
                    }

                    Push {
                        objectName: "till:fail:" + order.modelData.number
                        fault: true
                        text: qsTr("失败")
                        onPushed: side.link.act("fail", {order: order.modelData.number})
                    }

                    Push {
                        objectName: "till:delay:" + order.modelData.number
                        fault: true
                        text: qsTr("拖延")
                        onPushed: side.link.act("delay", {order: order.modelData.number})
                    }
                }
            }
        }

        Push {
            objectName: "till:shut"
            fault: true
            text: side.now.shut ? qsTr("接通收款系统") : qsTr("断开收款系统")
            on: side.now.shut ?? false
            enabled: side.link.reachable
            onPushed: side.link.act(side.now.shut ? "open" : "shut")
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
