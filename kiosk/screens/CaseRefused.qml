import QtQuick
import kiosk.screens
import kiosk.screens.components

// Nothing to show, and why: what happened, what it means, what to do now.
Page {
    id: page

    readonly property var words: tell()

    alarm: true
    headline: words.title
    spoken: words.title + "。" + words.means + "。" + words.now
    back: false

    function tell() {
        switch (scene.why) {
        case "none":
            return { title: qsTr("这张证名下没有办件"), means: qsTr("可能是用别人的证件申请的，或者是在别的大厅办的。"), now: qsTr("有回执，请扫回执上的码，或者输入编号。") };
        case "tooMany":
            return { title: qsTr("试的次数太多了"), means: qsTr("为了保护别人的信息，这里要停一会儿。"), now: qsTr("有身份证，可以放身份证查；或者过十分钟再来。") };
        case "noCases":
            return { title: qsTr("这里查不了办件"), means: qsTr("这个大厅的办件在别的系统里。"), now: qsTr("请到窗口或导引台问，工作人员帮您查。") };
        case "centerAway":
            return { title: qsTr("现在连不上服务中心"), means: qsTr("您的事还在照常办，没有受影响。"), now: qsTr("请过几分钟再查，或者到窗口问。") };
        default:
            return { title: qsTr("这次没有查到"), means: qsTr("您的事没有受影响。"), now: qsTr("请到窗口或导引台问，工作人员帮您查。") };
        }
    }

    Card {
        fills: true
        most: Theme.hintMost

        Glyph {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: !(Theme.elder && Theme.compact)
            size: Theme.iconLarge
            name: "search"
        }

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            size: Theme.lead
            text: page.words.means
        }
    }

    Notice {
        aside: true
        title: qsTr("现在怎么办")
        text: page.scene.phone ? page.words.now + qsTr("电话 %1").arg(page.scene.phone) : page.words.now
    }

    actions: [
        Duo {
            id: pair

            split: page.scene.others && !Theme.wide

            PrimaryAction {
                action: page.scene.others ? "other" : "done"
                width: pair.each
                implicitHeight: page.scene.others ? Theme.secondary : Theme.primary
                size: page.scene.others ? Theme.smallTitle : Theme.actionText
                text: page.scene.others ? qsTr("换一种办法") : qsTr("知道了")
            }

            SecondaryAction {
                visible: page.scene.others
                action: "done"
                width: pair.each
                text: qsTr("不查了")
            }
        }
    ]
}
