pragma ComponentBehavior: Bound
// The camera: its light, who stands before it and how, what they do, and what can go wrong with it.
import QtQuick

Board {
    id: side

    property var link
    property var faces: []
    readonly property var now: link.state
    readonly property bool plugged: link.reachable && now.plugged !== false
    readonly property bool filming: (now.filming ?? 0) > 0
    readonly property var names: now.names ?? []
    property string wanted: "show"
    readonly property string way: names.length > 0 ? now.kind : wanted

    function nameOf(key: string): string {
        const face = side.faces.find(each => each.key === key);
        return face && face.name ? face.name : qsTr("别人 %1").arg(key);
    }

    function put(way: string, key: string): void {
        if (way !== "two") {
            side.link.act(way, {name: key});
            return;
        }
        const other = side.faces.find(each => each.key !== key);
        if (other)
            side.link.act("two", {name: key, second: other.key});
    }

    function told(): string {
        const who = side.names.map(side.nameOf).join(qsTr("、"));
        switch (side.now.kind) {
        case "show":
            return qsTr("%1站在镜头前").arg(who);
        case "photo":
            return qsTr("举着%1的照片").arg(who);
        case "replay":
            return qsTr("手机里放着%1").arg(who);
        case "covered":
            return qsTr("%1戴着口罩").arg(who);
        case "two":
            return qsTr("%1两个人").arg(who);
        default:
            return qsTr("镜头前没有人");
        }
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

                    text: qsTr("摄像头")
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
                        objectName: "standing"
                        width: parent.width
                        text: side.told()
                        elide: Text.ElideRight
                        color: Look.card
                        font.family: Look.family
                        font.pixelSize: Look.heading
                    }

                    Text {
                        objectName: "light"
                        text: side.filming ? qsTr("灯亮着：正在拍") : qsTr("灯灭着：没有在拍")
                        color: side.filming ? Look.lit : Look.line
                        font.family: Look.family
                        font.pixelSize: Look.body
                    }
                }
            }

            Choice {
                width: parent.width
                title: qsTr("谁在镜头前")
                name: "way"
                value: side.way
                options: [
                    {value: "show", text: qsTr("本人")},
                    {value: "photo", text: qsTr("照片"), fault: true},
                    {value: "replay", text: qsTr("翻拍"), fault: true},
                    {value: "covered", text: qsTr("口罩"), fault: true},
                    {value: "two", text: qsTr("两人"), fault: true}
                ]
                onChosen: option => {
                    side.wanted = option.value;
                    if (side.names.length > 0)
                        side.put(option.value, side.names[0]);
                }
            }

            Flow {
                width: parent.width
                spacing: Look.near
                enabled: side.link.reachable

                Repeater {
                    model: side.faces

                    FaceCard {
                        required property var modelData

                        objectName: "face:" + modelData.key
                        key: modelData.key
                        name: modelData.name
                        standing: side.names.includes(modelData.key)
                        onPicked: side.put(side.way, modelData.key)
                    }
                }

                Push {
                    objectName: "camera:nobody"
                    height: Look.faceRow
                    text: qsTr("走开")
                    main: true
                    enabled: side.names.length > 0
                    onPushed: side.link.act("nobody")
                }
            }

            Text {
                width: parent.width
                visible: side.faces.length === 0
                text: qsTr("没有肖像图片，镜头前站不了人。运行 packaging/models.py --portraits 取来")
                color: Look.amber
                wrapMode: Text.Wrap
                font.family: Look.family
                font.pixelSize: Look.body
            }

            Choice {
                width: parent.width
                title: qsTr("动作")
                name: "act"
                value: side.now.willing === false ? "still" : "round"
                options: [
                    {value: "round", text: qsTr("都做"), verb: "obey", args: {on: true}},
                    {value: "still", text: qsTr("不动"), verb: "obey", args: {on: false}},
                    {value: "turnLeft", text: qsTr("左转"), verb: "do", args: {what: "turnLeft"}},
                    {value: "turnRight", text: qsTr("右转"), verb: "do", args: {what: "turnRight"}},
                    {value: "blink", text: qsTr("眨眼"), verb: "do", args: {what: "blink"}}
                ]
                onChosen: option => side.link.act(option.verb, option.args)
            }

            Choice {
                width: parent.width
                title: qsTr("远近")
                name: "stand"
                value: side.now.stands ?? ""
                options: [
                    {value: "right", text: qsTr("合适")},
                    {value: "far", text: qsTr("太远"), fault: true},
                    {value: "near", text: qsTr("太近"), fault: true}
                ]
                onChosen: option => side.link.act(option.value)
            }

            Choice {
                width: parent.width
                title: qsTr("镜头")
                name: "lens"
                value: side.now.lens ?? ""
                options: [
                    {value: "clear", text: qsTr("清楚")},
                    {value: "blurred", text: qsTr("模糊"), fault: true},
                    {value: "dark", text: qsTr("暗"), fault: true},
                    {value: "black", text: qsTr("全黑"), fault: true},
                    {value: "frozen", text: qsTr("定住"), fault: true}
                ]
                onChosen: option => side.link.act(option.value)
            }

            Flow {
                width: parent.width
                spacing: Look.near

                Push {
                    objectName: "camera:busy"
                    fault: true
                    text: qsTr("被占用")
                    on: side.now.busy ?? false
                    enabled: side.plugged
                    onPushed: side.link.act("busy", {on: !on})
                }

                Push {
                    objectName: "camera:garbage"
                    fault: true
                    text: qsTr("乱码")
                    on: side.now.garbage ?? false
                    enabled: side.plugged
                    onPushed: side.link.act("garbage", {on: !on})
                }

                Push {
                    objectName: "camera:silence"
                    fault: true
                    text: qsTr("不应答")
                    on: side.now.silence ?? false
                    enabled: side.plugged
                    onPushed: side.link.act("silence", {on: !on})
                }

                Push {
                    objectName: "camera:plug"
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
