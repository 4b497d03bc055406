import QtQuick
import kiosk.screens
import kiosk.screens.components

// No paper, and why: what happened, and what to do now. Nothing was used up.
Page {
    id: page

    readonly property var words: tell()

    alarm: true
    headline: words.title
    spoken: words.title + "。" + words.means + "。" + returned() + words.now
    back: false

    function tell() {
        const window = qsTr("请到窗口或导引台，工作人员帮您办。");
        switch (scene.why) {
        case "noRecord":
            return { title: qsTr("没有您的这项记录"), means: qsTr("登记系统里查不到可以打印的内容。"), now: qsTr("觉得不对，请带上材料到窗口核对。") };
        case "unknownPerson":
            return { title: qsTr("登记系统里没有找到您"), means: qsTr("证件上的姓名和号码，在登记系统里对不上。"), now: window };
        case "quotaReached":
            return { title: qsTr("今天的次数用完了"), means: qsTr("这种证明一天只能打几次。"), now: Words.nextDay(scene) + qsTr("急用请到窗口。") };
        case "notConfirmed":
            return { title: qsTr("要先核对本人"), means: qsTr("证明只交给本人。"), now: window };
        case "centerAway":
        case "away":
            return { title: qsTr("现在查不到登记系统"), means: qsTr("您的事没有受影响，也没有用掉次数。"), now: qsTr("请过一会儿再试，或者到窗口办。") };
        case "notConnected":
            return { title: qsTr("这里还不能打证明"), means: qsTr("这个大厅还没有连上登记系统。"), now: window };
        case "notWritable":
            return { title: qsTr("这份证明机器打不了"), means: qsTr("记录里有机器印不出来的内容，比如很少见的字。"), now: window };
        case "notSigned":
            return { title: qsTr("现在不能盖章"), means: qsTr("电子印章暂时用不了，打出来的纸没有效力，所以不打。"), now: window };
        case "notPaid":
            return { title: qsTr("没有对上付款"), means: qsTr("这份证明要先付款，付的和要打的对不上。"), now: window };
        case "payAway":
            return { title: qsTr("现在不能付款"), means: qsTr("收款的系统没有回答，没有扣钱，也没有用掉次数。"), now: qsTr("请过一会儿再试，或者到窗口办。") };
        case "printer":
            return { title: qsTr("打印机现在不能用"), means: printer(), now: qsTr("请用旁边的机器，或者到窗口办。没有用掉次数。") };
        default:
            return { title: qsTr("这次没有办成"), means: qsTr("您的事没有受影响，也没有用掉次数。"), now: window };
        }
    }

    function returned() {
        return scene.fee ? qsTr("您付的 %1 元会原路退回。").arg(scene.fee) : "";
    }

    function printer() {
        switch (scene.detail) {
        case "paperOut":
            return qsTr("打印纸用完了，已经通知工作人员。");
        case "wrongMedia":
            return qsTr("里面的纸不是 A4，已经通知工作人员。");
        case "paperJammed":
            return qsTr("卡纸了，已经通知工作人员。");
        case "coverOpen":
            return qsTr("盖子没有关好，已经通知工作人员。");
        case "tonerOut":
            return qsTr("没有墨粉了，已经通知工作人员。");
        case "inUse":
            return qsTr("上一份还没有打完，请等一下再试。");
        default:
            return qsTr("它没有回答，已经通知工作人员。");
        }
    }

    Card {
        fills: true
        most: Theme.hintMost

        Glyph {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: !(Theme.elder && Theme.compact)
            size: Theme.iconLarge
            name: page.scene.why === "printer" ? "paper" : "file"
        }

        Label {
            width: parent.width
            visible: text
            horizontalAlignment: Text.AlignHCenter
            size: Theme.title
            bold: true
            text: page.scene.name ? Words.name(page.scene) : ""
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
        text: page.returned() + (page.scene.phone ? page.words.now + qsTr("电话 %1").arg(page.scene.phone) : page.words.now)
    }

    actions: [
        Duo {
            id: pair

            split: page.scene.others && !Theme.wide

            PrimaryAction {
                action: "done"
                width: pair.each
                implicitHeight: page.scene.others ? Theme.secondary : Theme.primary
                size: page.scene.others ? Theme.smallTitle : Theme.actionText
                text: qsTr("知道了")
            }

            SecondaryAction {
                visible: page.scene.others
                action: "other"
                width: pair.each
                text: qsTr("打别的证明")
            }
        }
    ]
}
