pragma ComponentBehavior: Bound
// The document camera: its light, the paper that lies under it and how, and what can go wrong with it.
import QtQuick

Board {
    id: side

    property var link
    property var sheets: []
    readonly property var now: link.state
    readonly property bool plugged: link.reachable && now.plugged !== false
    readonly property bool filming: (now.filming ?? 0) > 0
    readonly property string paper: now.paper ?? ""

    function told(): string {
        const sheet = side.sheets.find(each => each.key === side.paper);
        return side.paper === "" ? qsTr("台面上没有纸") : sheet ? qsTr("放着：%1").arg(sheet.name) : side.paper;
    }

    Flickable {
        anchors.fill: parent
        anchors.topMargin: Look.margin * 0.8
        anchors.bottomMargin: Look.near
        contentHeight: all.height + Look.margin
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        Column {
            id: all

            x: Look.margin
            width: parent.width - Look.margin * 2
            spacing: Look.gap * 0.7

            Item {
                width: parent.width
                height: heading.height

                Text {
                    id: heading

                    text: qsTr("高拍仪")
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
                height: Look.cameraHeight
                radius: Look.radius
                color: Look.steel

                Rectangle {
                    id: light

                    x: Look.margin
                    anchors.verticalCenter: parent.verticalCenter
                    width: Look.cameraLight
                    height: width
                    radius: width / 2
                    color: side.filming ? Look.lit : Look.slot
                    border.width: Look.stroke
                    border.color: Look.softInk
                }

                Column {
                    anchors.left: light.right
                    anchors.leftMargin: Look.gap
                    anchors.right: parent.right
                    anchors.rightMargin: Look.margin
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: Look.tight

                    Text {
                        objectName: "documentLying"
                        width: parent.width
                        text: side.told()
                        elide: Text.ElideRight
                        color: Look.card
                        font.family: Look.family
                        font.pixelSize: Look.heading
                    }

                    Text {
                        objectName: "documentLight"
                        text: side.filming ? qsTr("灯亮着：正在拍") : qsTr("灯灭着：没有在拍")
                        color: side.filming ? Look.lit : Look.line
                        font.family: Look.family
                        font.pixelSize: Look.body
                    }
                }
            }

            Text {
                text: qsTr("放一份材料")
                color: Look.softInk
                font.family: Look.family
                font.pixelSize: Look.body
            }

            Flow {
                width: parent.width
                spacing: Look.near
                enabled: side.link.reachable

                Repeater {
                    model: side.sheets

                    Push {
                        required property var modelData

                        objectName: "sheet:" + modelData.key
                        text: modelData.name
                        on: side.paper === modelData.key
                        onPushed: side.link.act("lay", {name: modelData.key, angle: side.now.angle ?? 90})
                    }
                }

                Push {
                    objectName: "document:remove"
                    text: qsTr("拿走")
                    main: true
                    enabled: side.paper !== ""
                    onPushed: side.link.act("remove")
                }
            }

            Choice {
                width: parent.width
                title: qsTr("怎么放")
                name: "angle"
                value: String(side.now.angle ?? "")
                options: [
                    {value: "0", text: qsTr("正放")},
                    {value: "12", text: qsTr("斜放")},
                    {value: "90", text: qsTr("横放")},
                    {value: "86", text: qsTr("横放略斜")},
                    {value: "180", text: qsTr("倒放")}
                ]
                onChosen: option => side.link.act("turn", {angle: Number(option.value)})
            }

            Choice {
                width: parent.width
                title: qsTr("台面")
                name: "mat"
                value: side.now.mat ?? ""
                options: [
                    {value: "dark", text: qsTr("黑垫")},
                    {value: "marked", text: qsTr("有框线")},
                    {value: "green", text: qsTr("格子垫")},
                    {value: "wood", text: qsTr("木桌")},
                    {value: "grey", text: qsTr("浅灰")}
                ]
                onChosen: option => side.link.act("mat", {name: option.value})
            }

            Choice {
                width: parent.width
                title: qsTr("镜头")
                name: "documentLens"
                value: side.now.lens ?? ""
                options: [
                    {value: "clear", text: qsTr("清楚")},
                    {value: "blurred", text: qsTr("模糊"), fault: true},
                    {value: "black", text: qsTr("全黑"), fault: true},
                    {value: "frozen", text: qsTr("定住"), fault: true}
                ]
                onChosen: option => side.link.act(option.value)
            }

            Flow {
                width: parent.width
                spacing: Look.near

                Repeater {
                    model: [
                        {verb: "hand", text: qsTr("手压着")},
                        {verb: "beside", text: qsTr("放出界")},
                        {verb: "moving", text: qsTr("晃动")},
                        {verb: "glare", text: qsTr("反光")},
                        {verb: "shadow", text: qsTr("阴影")},
                        {verb: "busy", text: qsTr("被占用")},
                        {verb: "garbage", text: qsTr("乱码")},
                        {verb: "silence", text: qsTr("不应答")}
                    ]

                    Push {
                        required property var modelData

                        objectName: "document:" + modelData.verb
                        fault: true
                        text: modelData.text
                        on: side.now[modelData.verb] ?? false
                        enabled: side.plugged
                        onPushed: side.link.act(modelData.verb, {on: !on})
                    }
                }

                Push {
                    objectName: "document:light"
                    fault: true
                    text: qsTr("关灯")
                    on: side.now.light === false
                    enabled: side.plugged
                    onPushed: side.link.act("light", {on: on})
                }

                Push {
                    objectName: "document:plug"
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
    }
}
