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
    form: true

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
            return { title: qsTr("今天这里不能再存了"), means: qsTr("这台机器今天存得太多了。填的内容还在。"), now: qsTr("可以接着填完交上去；材料不齐，请到窗口或换一台机器。") };
        case "usedUp":
            return { title: qsTr("今天的编号用完了"), means: qsTr("还没有提交，您填的内容没有丢。"), now: scene.next_open ? qsTr("替您存好，打一张存单，%1 起拿着它接着交；也可以到窗口办。").arg(Words.moment(scene.next_open)) : qsTr("替您存好，打一张存单。过了今天，在存单写的日期之前，拿着它接着交；也可以到窗口办。") };
        case "notOnList":
            return { title: qsTr("这样材料现在不用交了"), means: qsTr("这件事要的材料刚刚改过，还没有提交。"), now: qsTr("请从头再填一次，或者到窗口办。") };
        case "perhapsFiled":
            return { title: qsTr("可能已经提交了"), means: qsTr("交上去以后没有收到回音。再试一次，也只算交了一份。"), now: qsTr("再试还是不行，过一会儿用身份证查进度；查不到，就是没有交上去。") };
        case "centerAway":
            return { title: qsTr("现在连不上服务中心"), means: scene.keeps ? qsTr("还没有提交，填的内容还在。") : qsTr("还没有提交，您的事没有受影响。"), now: scene.keeps ? qsTr("请再试一次。不办了，填的内容就全部删掉。") : qsTr("请过一会儿再试，或者到窗口办。") };
        default:
            return { title: qsTr("这一步没有办成"), means: qsTr("还没有提交，您的事没有受影响。"), now: window };
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
        Trio {
            id: deck

            led: page.scene.again
            others: page.scene.keeps ? 2 : 1

            PrimaryAction {
                visible: page.scene.again
                action: "again"
                width: deck.lead
                implicitHeight: deck.leadHeight
                size: deck.leadSize
                text: qsTr("再试一次")
            }

            SecondaryAction {
                visible: page.scene.keeps
                action: "keep"
                width: deck.each
                text: qsTr("先存着")
            }

            SecondaryAction {
                visible: page.scene.again
                objectName: visible ? action : ""
                action: "done"
                width: deck.each
                text: page.scene.keeps ? qsTr("不办了") : qsTr("知道了")
            }
        },
        PrimaryAction {
            visible: !page.scene.again
            objectName: visible ? action : ""
            action: "done"
            text: page.scene.why === "usedUp" ? qsTr("替我存好") : page.scene.why === "tooMany" ? qsTr("接着填") : qsTr("知道了")
        }
    ]
}
