// The A4 printer: the last page in its tray, its paper, cover and toner, and what can go wrong with it.
import QtQuick

Board {
    id: side

    property var link
    property string papers: ""
    readonly property var now: link.state
    readonly property var waiting: now.tray ?? []
    readonly property bool plugged: link.reachable && now.plugged !== false

    Item {
        id: heading

        x: Look.margin
        y: Look.margin * 0.8
        width: parent.width - Look.margin * 2
        height: name.height

        Text {
            id: name

            text: qsTr("A4 打印机")
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

    Rectangle {
        id: tray

        anchors.top: heading.bottom
        anchors.topMargin: Look.gap * 0.8
        anchors.bottom: take.top
        anchors.bottomMargin: Look.near
        x: Look.margin
        width: Look.paperWidth + Look.margin * 1.4
        radius: Look.radius
        color: Look.steel

        Image {
            anchors.fill: parent
            anchors.margins: Look.near
            fillMode: Image.PreserveAspectFit
            cache: false
            smooth: true
            mipmap: true
            source: side.waiting.length > 0 ? side.papers + "/" + side.waiting[side.waiting.length - 1] : ""
        }

        Text {
            anchors.centerIn: parent
            visible: side.waiting.length === 0
            width: parent.width - Look.gap * 2
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("证明从这里出来")
            color: Look.line
            wrapMode: Text.Wrap
            font.family: Look.family
            font.pixelSize: Look.body
        }
    }

    Push {
        id: take

        objectName: "pages:take"
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Look.margin * 0.8
        anchors.horizontalCenter: tray.horizontalCenter
        width: Look.paperWidth
        text: qsTr("取走 %1 页").arg(side.waiting.length)
        main: true
        enabled: side.waiting.length > 0
        onPushed: side.link.act("take_paper")
    }

    Column {
        anchors.top: tray.top
        anchors.left: tray.right
        anchors.leftMargin: Look.gap
        anchors.right: parent.right
        anchors.rightMargin: Look.margin
        spacing: Look.gap * 0.8
        enabled: side.link.reachable

        Choice {
            width: parent.width
            title: qsTr("纸")
            name: "sheets"
            value: side.now.paper ?? ""
            options: [
                {value: "ok", text: qsTr("够"), verb: "paper_ok"},
                {value: "low", text: qsTr("快用完"), verb: "paper_low", fault: true},
                {value: "out", text: qsTr("没有"), verb: "paper_out", fault: true},
                {value: "left", text: qsTr("剩 1 张"), verb: "paper_left", args: {sheets: 1}, fault: true}
            ]
            onChosen: option => side.link.act(option.verb, option.args ?? {})
        }

        Choice {
            width: parent.width
            title: qsTr("大小")
            name: "media"
            value: side.now.media ?? ""
            options: [
                {value: "iso_a4_210x297mm", text: qsTr("A4")},
                {value: "iso_a5_148x210mm", text: qsTr("A5"), fault: true},
                {value: "na_letter_8.5x11in", text: qsTr("Letter"), fault: true}
            ]
            onChosen: option => side.link.act("load", {media: option.value})
        }

        Choice {
            width: parent.width
            title: qsTr("盖子")
            name: "lid"
            value: side.now.cover ?? ""
            options: [
                {value: "closed", text: qsTr("合上"), verb: "close_cover"},
                {value: "open", text: qsTr("打开"), verb: "open_cover", fault: true}
            ]
            onChosen: option => side.link.act(option.verb)
        }

        Choice {
            width: parent.width
            title: qsTr("走纸")
            name: "path"
            value: side.now.jam ? "jam" : "clear"
            options: [
                {value: "clear", text: qsTr("正常"), verb: "clear"},
                {value: "jam", text: qsTr("卡纸"), verb: "jam", fault: true}
            ]
            onChosen: option => side.link.act(option.verb)
        }

        Choice {
            width: parent.width
            title: qsTr("墨粉")
            name: "toner"
            value: side.now.toner ?? ""
            options: [
                {value: "ok", text: qsTr("够"), verb: "toner_ok"},
                {value: "low", text: qsTr("快用完"), verb: "toner_low", fault: true},
                {value: "out", text: qsTr("没有"), verb: "toner_out", fault: true}
            ]
            onChosen: option => side.link.act(option.verb)
        }

        Choice {
            width: parent.width
            title: qsTr("下一份")
            name: "next"
            value: ""
            options: [
                {value: "slow", text: qsTr("很慢"), verb: "slow", args: {seconds: 8}, fault: true},
                {value: "abort", text: qsTr("中途失败"), verb: "abort", args: {after: 1}, fault: true},
                {value: "vanish", text: qsTr("中途断电"), verb: "vanish", args: {after: 1}, fault: true},
                {value: "calm", text: qsTr("都复原"), verb: "calm"}
            ]
            onChosen: option => side.link.act(option.verb, option.args ?? {})
        }

        Choice {
            width: parent.width
            title: qsTr("线")
            name: "wire"
            value: side.plugged ? "plug" : "unplug"
            options: [
                {value: "plug", text: qsTr("接上"), verb: "plug"},
                {value: "unplug", text: qsTr("拔掉"), verb: "unplug", fault: true}
            ]
            onChosen: option => side.link.act(option.verb)
        }

        Text {
            width: parent.width
            text: qsTr("已打完 %1 页").arg(side.now.printed ?? 0)
            color: Look.softInk
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
