import QtQuick
import kiosk.screens
import kiosk.screens.components

// Handed in, or kept for another day; the code stands here too, in case no slip came out.
Page {
    id: page

    readonly property bool printed: scene.paper === "printed"
    readonly property bool payable: scene.code !== ""
    readonly property bool crowded: Theme.elder && (Theme.compact || (payable && !printed))
    readonly property bool coded: scene.url !== "" && !(Theme.elder && Theme.compact && printed)

    headline: scene.kept ? qsTr("替您存好了") : qsTr("提交好了，已经收件")
    subline: printed ? qsTr("凭条在出票口，请取走。别忘了身份证") : qsTr("凭条没有打出来，请用手机拍下这一屏")
    spoken: headline + "。" + subline + "。" + told() + (scene.fee ? costs() + "。" + how() : "")
    back: false

    function told() {
        const day = Words.day(scene.until);
        return scene.kept ? qsTr("保存到 %1。还没有提交，不算申请。").arg(day) : qsTr("%1 以前告诉您受理了没有。").arg(day);
    }

    function costs() {
        return scene.fee ? qsTr("还要缴费 %1 元").arg(scene.fee) : "";
    }

    function how() {
        if (!scene.fee)
            return "";
        if (!payable)
            return qsTr("该缴的时候窗口给您开缴费单。");
        return printed ? qsTr("缴费编号 %1，凭条上有码。").arg(scene.code) : qsTr("缴费编号 %1").arg(scene.code);
    }

    Card {
        fills: true
        most: Theme.hintMost

        Label {
            width: parent.width
            visible: !(page.crowded && page.coded)
            horizontalAlignment: Text.AlignHCenter
            size: Theme.smallTitle
            bold: true
            text: Words.name(page.scene)
        }

        Label {
            width: parent.width
            visible: text
            horizontalAlignment: Text.AlignHCenter
            size: Theme.title
            bold: true
            text: page.scene.number
        }

        CodeBox {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: page.coded
            text: page.scene.url
        }

        Label {
            width: parent.width
            visible: page.coded && !Theme.compact && !page.crowded
            horizontalAlignment: Text.AlignHCenter
            color: Theme.soft
            text: page.scene.kept ? qsTr("接着办：选“申请办事”，扫这个码") : qsTr("查进度：手机扫这个码")
        }
    }

    Notice {
        aside: true
        wanted: page.scene.fee
        title: page.costs()
        text: page.how()
    }

    Notice {
        aside: true
        spare: page.printed || page.scene.fee // it stands on the slip too; what is owed matters more
        kind: page.scene.kept ? "amber" : "green"
        text: page.told()
    }

    actions: [
        Duo {
            id: pair

            readonly property bool several: !page.printed || page.payable
            readonly property bool three: !page.printed && page.payable

            split: three || (several && !Theme.wide)

            PrimaryAction {
                visible: page.payable
                action: "pay"
                width: pair.three ? pair.width : pair.each
                implicitHeight: Theme.secondary
                size: Theme.smallTitle
                text: qsTr("现在缴费")
            }

            SecondaryAction {
                visible: page.payable
                action: "done"
                width: pair.each
                text: qsTr("以后再缴")
            }

            PrimaryAction {
                visible: !page.payable
                action: "done"
                width: pair.each
                implicitHeight: pair.several ? Theme.secondary : Theme.primary
                size: pair.several ? Theme.smallTitle : Theme.actionText
                text: qsTr("办完了")
            }

            SecondaryAction {
                visible: !page.printed
                action: "reprint"
                width: pair.each
                text: qsTr("再打一次")
            }
        }
    ]
}
