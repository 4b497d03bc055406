import QtQuick
import kiosk.screens
import kiosk.screens.components

// Sheets come out, one after the other; what stands in the way is said at once.
Page {
    id: page

    readonly property bool stuck: scene.trouble !== ""

    step: 2 + 1
    alarm: stuck
    headline: stuck ? words().title : qsTr("正在打印")
    subline: stuck ? words().text : qsTr("请在出纸口等一下，不要抽纸")
    spoken: headline + "。" + subline + (scene.until ? waits() + "。" : "")
    home: false
    back: false
    idle: stuck
    form: true

    function words() {
        switch (scene.trouble) {
        case "paperOut":
            return { title: qsTr("打印纸用完了"), text: qsTr("已经通知工作人员来加纸。加好会接着打，请稍等。") };
        case "wrongMedia":
            return { title: qsTr("纸的大小不对"), text: qsTr("已经通知工作人员来换 A4 纸。换好会接着打，请稍等。") };
        case "paperJammed":
            return { title: qsTr("打印机卡纸了"), text: qsTr("已经通知工作人员。清理好会接着打，请不要用力拉纸。") };
        case "coverOpen":
            return { title: qsTr("打印机的盖子没有关"), text: qsTr("已经通知工作人员。关好会接着打，请稍等。") };
        case "tonerOut":
            return { title: qsTr("打印机没有墨粉了"), text: qsTr("已经通知工作人员来换。换好会接着打，请稍等。") };
        case "outputFull":
            return { title: qsTr("出纸口满了"), text: qsTr("请把出纸口的纸拿走，会接着打。") };
        case "inUse":
            return { title: qsTr("前面一份还没打完"), text: qsTr("打完就轮到这份，请稍等。") };
        case "unplugged":
        case "silent":
        case "garbage":
            return { title: qsTr("打印机没有回应"), text: qsTr("已经通知工作人员来看，请稍等。") };
        default:
            return { title: qsTr("打印机停了"), text: qsTr("已经通知工作人员。弄好会接着打，请稍等。") };
        }
    }

    function waits() {
        return scene.until ? qsTr("最晚等到 %1").arg(scene.until) : "";
    }

    Card {
        fills: true
        most: Theme.hintMost
        spacing: Theme.pad

        Glyph {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: !(Theme.elder && Theme.compact)
            size: Theme.iconLarge
            name: page.stuck ? "warn" : "paper"
            tint: page.stuck ? Theme.amber : Theme.blue
        }

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            size: Theme.lead
            color: Theme.soft
            text: Words.name(page.scene)
        }

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            size: Theme.compact ? Theme.title : Theme.heroTitle
            bold: true
            text: qsTr("第 %1 页，共 %2 页").arg(Math.min(page.scene.done + 1, page.scene.of)).arg(page.scene.of)
        }

        Busy {
            visible: !page.stuck
            anchors.horizontalCenter: parent.horizontalCenter
        }
    }

    Notice {
        aside: true
        wanted: page.stuck
        title: page.waits()
        text: qsTr("不想等，就按“不打了”：没打完的作废，今天的次数还给您。") + (page.scene.fee ? qsTr("付的 %1 元会原路退回。").arg(page.scene.fee) : "")
    }

    actions: [
        SecondaryAction {
            visible: page.stuck
            action: "stop"
            text: qsTr("不打了")
        }
    ]
}
