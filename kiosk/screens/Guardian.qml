import QtQuick
import kiosk.screens
import kiosk.screens.components

// Under 14: a guardian must be there, and shows their own card or asks staff.
Page {
    id: page

    readonly property var trouble: troubles()

    step: Words.whoStep
    headline: scene.reader ? qsTr("请监护人放上身份证") : qsTr("请和监护人一起办")
    subline: scene.reader ? qsTr("%1 不满 14 岁，刷脸要监护人在场同意").arg(scene.who) : qsTr("%1 不满 14 岁，要监护人在场同意").arg(scene.who)
    spoken: headline + "。" + (trouble.title ? trouble.title + "。" + trouble.text : qsTr("不满 14 岁，要监护人在场同意。") + qsTr("也可以：%1。").arg(choices.names()))
    form: true

    function troubles() {
        switch (scene.trouble) {
        case "sameCard":
            return { title: qsTr("这还是孩子的证"), text: qsTr("请先拿起来，再放监护人自己的身份证。") };
        case "minor":
            return { title: qsTr("这一位还不满 18 岁"), text: qsTr("请爸爸妈妈或其他成年的监护人来放证。") };
        default:
            return Words.cardTrouble(scene.trouble);
        }
    }

    Notice {
        aside: true
        title: page.trouble.title
        text: page.trouble.text
    }

    DeviceHint {
        wanted: page.scene.reader
        trouble: page.trouble.title !== ""
        spare: trouble
    }

    Notice {
        aside: true
        wanted: !page.scene.reader
        title: qsTr("读卡器现在不能用")
        text: qsTr("您的事不受影响，下面的办法一样能办。")
    }

    Card {
        aside: true
        spare: true
        pad: Theme.half + Theme.small

        Label {
            width: parent.width
            size: Theme.note
            color: Theme.soft
            text: qsTr("监护人的证只核对这一次，办完就清除。")
        }
    }

    actions: [
        Ways {
            id: choices

            guardian: true
            ways: page.scene.ways
        }
    ]
}
