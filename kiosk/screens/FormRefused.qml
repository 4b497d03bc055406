import QtQuick
import kiosk.screens
import kiosk.screens.components

// It does not go on here, and why; where it does.
Page {
    id: page

    readonly property var words: tell()

    alarm: true
    headline: words.title
    spoken: words.title + "。" + words.means + "。" + words.now
    back: false

    function tell() {
        const window = qsTr("请到窗口或导引台，工作人员帮您办。");
        switch (scene.why) {
        case "noForms":
        case "noCases":
            return { title: qsTr("这里还不能提交申请"), means: qsTr("这个大厅的申请在别的系统里办。"), now: window };
        case "unknownForm":
        case "unknownItem":
            return { title: qsTr("这件事这里不能申请"), means: qsTr("它还没有可以在机器上填的表。"), now: window };
        case "unknownDraft":
            return { title: qsTr("这份申请找不到了"), means: qsTr("可能放得太久，已经删掉了；也可能在别的机器上打开了。"), now: qsTr("请从头再填一次，或者到窗口办。") };
        case "notConfirmed":
            return { title: qsTr("要先核对本人"), means: qsTr("登记的信息只给本人看。"), now: window };
        case "tooMany":
            return { title: qsTr("试的次数太多了"), means: qsTr("为了保护您的信息，先停一停。"), now: qsTr("请过十分钟再试，或者到窗口办。") };
        case "usedUp":
            return { title: qsTr("今天的编号用完了"), means: qsTr("您填的内容没有丢。"), now: window };
        default:
            return { title: qsTr("现在连不上服务中心"), means: qsTr("还没有提交，您的事没有受影响。"), now: qsTr("请过一会儿再试，或者到窗口办。") };
        }
    }

    Card {
        fills: true
        most: Theme.hintMost

        Glyph {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: !(Theme.elder && Theme.compact)
            size: Theme.iconLarge
            name: "file"
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
        PrimaryAction {
            action: "done"
            text: qsTr("知道了")
        }
    ]
}
