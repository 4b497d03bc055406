// The ticket printer: the last ticket hanging out of its slot, its paper, its cover, and what can go wrong with it.
import QtQuick

Board {
    id: side

    property var link
    property string tickets: ""
    readonly property var now: link.state
    readonly property var waiting: now.presenter ?? []
    readonly property bool plugged: link.reachable && now.plugged !== false

    Item {
        id: heading

        x: Look.margin
        y: Look.margin * 0.8
        width: parent.width - Look.margin * 2
        height: name.height

        Text {
            id: name

            text: qsTr("号票打印机")
            color: Look.ink
            font.family: Look.family
            font.pixelSize: Look.heading
            font.bold: true
        }

        Lamp {
            anchors.right: parent.right
            anchors.verticalCenter: name.verticalCenter
            good: side.plugged
            text: !side.link.reachable ? qsTr("设备没有启动") : side.plugged ? qsTr("已接上") : qsTr("线拔掉了")
        }
    }

    Slip {
        id: slip

        anchors.top: heading.bottom
        anchors.topMargin: Look.gap * 0.8
        anchors.bottom: take.top
        anchors.bottomMargin: Look.near
        x: Look.margin
        width: Look.paperWidth + Look.margin * 1.4
        hanging: side.waiting.length > 0
        picture: hanging ? side.tickets + "/" + String(side.waiting[side.waiting.length - 1]).padStart(3, "0") + ".png" : ""
        hint: qsTr("号票从这里出来")
    }

    Push {
        id: take

        objectName: "printer:take"
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Look.margin * 0.8
        anchors.horizontalCenter: slip.horizontalCenter
        width: Look.paperWidth
        text: qsTr("取走号票")
        main: true
        enabled: slip.hanging
        onPushed: side.link.act("take_paper")
    }

    Column {
        anchors.top: slip.top
        anchors.left: slip.right
        anchors.leftMargin: Look.gap
        anchors.right: parent.right
        anchors.rightMargin: Look.margin
        spacing: Look.gap * 0.8
        enabled: side.link.reachable

        Choice {
            width: parent.width
            title: qsTr("纸")
            name: "paper"
            value: side.now.paper === "ok" && side.now.paper_left ? "left" : side.now.paper ?? ""
            options: [
                {value: "ok", text: qsTr("够"), verb: "paper_ok"},
                {value: "low", text: qsTr("快用完"), verb: "paper_near_end", fault: true},
                {value: "out", text: qsTr("没有"), verb: "paper_out", fault: true},
                {value: "left", text: qsTr("剩 4 cm"), verb: "paper_left", args: {dots: 320}, fault: true}
            ]
            onChosen: option => side.link.act(option.verb, option.args ?? {})
        }

        Choice {
            width: parent.width
            title: qsTr("上盖")
            name: "cover"
            value: side.now.cover ?? ""
            options: [
                {value: "closed", text: qsTr("合上"), verb: "close_cover"},
                {value: "open", text: qsTr("打开"), verb: "open_cover", fault: true}
            ]
            onChosen: option => side.link.act(option.verb)
        }

        Choice {
            width: parent.width
            title: qsTr("切刀")
            name: "cutter"
            value: side.now.cutter_error ? "error" : "ok"
            options: [
                {value: "ok", text: qsTr("正常"), verb: "clear"},
                {value: "error", text: qsTr("卡住"), verb: "cutter_error", fault: true}
            ]
            onChosen: option => side.link.act(option.verb)
        }

        Choice {
            width: parent.width
            title: qsTr("速度")
            name: "speed"
            value: String(side.now.speed ?? "")
            options: [
                {value: "1200", text: qsTr("真实"), verb: "slow", args: {dots_per_second: 1200}},
                {value: "0", text: qsTr("最快"), verb: "full_speed"},
                {value: "120", text: qsTr("很慢"), verb: "slow", args: {dots_per_second: 120}, fault: true}
            ]
            onChosen: option => side.link.act(option.verb, option.args ?? {})
        }

        Choice {
            width: parent.width
            title: qsTr("应答")
            name: "answer"
            value: side.now.alive === false ? "dead" : side.now.garbage ? "garbage" : "good"
            options: [
                {value: "good", text: qsTr("正常")},
                {value: "dead", text: qsTr("不应答"), fault: true},
                {value: "garbage", text: qsTr("乱码"), fault: true}
            ]
            onChosen: option => {
                side.link.act(option.value === "dead" ? "dead" : "alive");
                side.link.act("garbage", {on: option.value === "garbage"});
            }
        }

        Choice {
            width: parent.width
            title: qsTr("线和电")
            name: "plug"
            value: side.plugged ? "plug" : "unplug"
            options: [
                {value: "plug", text: qsTr("接上"), verb: "plug"},
                {value: "unplug", text: qsTr("拔掉"), verb: "unplug", fault: true},
                {value: "cycle", text: qsTr("断电再开"), verb: "power_cycle"}
            ]
            onChosen: option => side.link.act(option.verb)
        }

        Text {
            width: parent.width
            text: qsTr("已打完 %1 张").arg(side.now.printed ?? 0)
                + (side.now.half_ticket > 0 ? qsTr("，打印机里还有半张") : "")
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
