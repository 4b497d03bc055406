import QtQuick
import kiosk.screens
import kiosk.screens.components

// A code for the citizen's phone: photographs of a material, or words this machine has no keyboard for.
Page {
    id: page

    readonly property string label: Theme.english ? scene.label_en : scene.label
    readonly property string help: Theme.english ? scene.help_en : scene.help
    readonly property bool there: scene.text ? scene.shown !== "" : scene.files > 0

    readonly property bool skips: scene.text && !there
    readonly property bool renews: !scene.broken && !skips

    step: scene.text ? 2 : Words.bringStep
    alarm: scene.broken
    headline: scene.broken ? qsTr("这一项这里填不了") : there ? (scene.text ? qsTr("手机填好了") : qsTr("手机传来 %1 张").arg(scene.files)) : scene.text ? qsTr("请用手机填“%1”").arg(label) : qsTr("请用手机拍“%1”").arg(label)
    subline: scene.broken ? qsTr("这台机器没有汉字键盘，手机也连不上这里。请到窗口办") : there ? (scene.text ? scene.shown : qsTr("还可以接着传")) : scene.text ? qsTr("这台机器还不能打汉字，用手机填最快") : help
    spoken: headline + "。" + (there && scene.text ? "" : subline)
    form: true

    Card {
        id: card

        wanted: !page.scene.broken
        fills: true
        most: Theme.hintMost

        CodeBox {
            anchors.horizontalCenter: parent.horizontalCenter
            text: page.scene.url
        }

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            size: Theme.lead
            bold: true
            text: page.there ? qsTr("收到了") : qsTr("打开手机微信或相机，扫这个码")
        }

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            size: Theme.note
            color: Theme.soft
            text: qsTr("%1 分钟内有效。手机上看不到已经填的内容").arg(page.scene.minutes)
        }
    }

    Notice {
        aside: true
        spare: true
        wanted: page.there
        kind: "green"
        title: qsTr("收到了")
        text: page.scene.text ? qsTr("请看上面写得对不对。") : qsTr("传完了点“好了”。")
    }

    actions: [
        Trio {
            id: deck

            led: page.there
            others: page.renews || page.skips ? 2 : 1

            PrimaryAction {
                visible: page.there
                action: "done"
                width: deck.lead
                implicitHeight: deck.leadHeight
                size: deck.leadSize
                text: qsTr("好了")
            }

            SecondaryAction {
                visible: page.skips
                action: "skip"
                width: deck.each
                text: page.scene.required ? qsTr("以后填") : qsTr("不填")
            }

            SecondaryAction {
                visible: page.renews
                action: "again"
                width: deck.each
                text: qsTr("换一个码")
            }

            SecondaryAction {
                action: "keep"
                width: deck.each
                text: qsTr("先存着")
            }
        }
    ]
}
