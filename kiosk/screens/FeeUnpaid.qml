import QtQuick
import kiosk.screens
import kiosk.screens.components

// It was not paid, or nobody can say: what happened to the money, and what to do now.
Page {
    id: page

    readonly property var words: tell()
    readonly property bool unclear: scene.slip && scene.why === "centerAway" // it may stand paid: nothing is paid twice

    step: Words.payStep
    alarm: true
    headline: words.title
    spoken: words.title + "。" + words.means + "。" + words.now
    back: false

    function tell() {
        switch (scene.why) {
        case "failed":
            return { title: qsTr("没有付成"), means: qsTr("银行或者钱包没有同意这次付款，没有扣钱。"), now: qsTr("请看一下手机上的提示，换一张卡再试；也可以到窗口付。") };
        case "expired":
            return { title: qsTr("付款的时间过了"), means: qsTr("没有收到付款，没有扣钱。"), now: late() };
        case "centerAway":
            return { title: qsTr("现在连不上服务中心"), means: qsTr("付没付成，现在还不知道。钱不会丢。"), now: scene.slip ? qsTr("付成了就记在这张单子上，不会收第二次。请过一会儿再看。") : qsTr("已经付了的，没有打出证明，会原路退回。") };
        default:
            return { title: qsTr("现在不能付款"), means: qsTr("收款的系统没有回答，没有扣钱。"), now: qsTr("请过一会儿再试，或者到窗口付。") };
        }
    }

    function late() {
        return scene.slip ? qsTr("要付，请再扫一次新的码。刚好付了的，会记在单子上。") : qsTr("要付，请再扫一次新的码。刚好付了的，会原路退回。");
    }

    Card {
        fills: true
        most: Theme.hintMost

        Glyph {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: !Theme.low && !(Theme.elder && Theme.compact)
            size: Theme.iconLarge
            name: "yuan"
        }

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            size: Theme.compact || Theme.elder ? Theme.lead : Theme.title
            bold: true
            text: Words.name(page.scene) + "\n" + qsTr("%1 元").arg(page.scene.amount)
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

            split: !Theme.wide

            PrimaryAction {
                action: "again"
                width: pair.each
                implicitHeight: Theme.secondary
                size: Theme.smallTitle
                text: page.unclear ? qsTr("再看一看") : qsTr("再付一次")
            }

            SecondaryAction {
                action: "done"
                width: pair.each
                text: qsTr("不付了")
            }
        }
    ]
}
