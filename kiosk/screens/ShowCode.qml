import QtQuick
import kiosk.screens
import kiosk.screens.components

// Hold the phone's code to the scanner.
Page {
    id: page

    readonly property var trouble: troubles()
    readonly property bool dead: scene.trouble === "scanner"

    step: Words.whoStep
    headline: dead ? qsTr("扫码口现在不能用") : qsTr("请把码对准扫码口")
    subline: dead ? qsTr("您的事不受影响，换一种办法就行") : qsTr("打开手机上的电子证件码，离扫码口一掌远")
    spoken: headline + "。" + (trouble.title ? trouble.title + "。" + trouble.text : subline)

    function troubles() {
        switch (scene.trouble) {
        case "unknown":
            return { title: qsTr("没认出这个码"), text: qsTr("请打开证件的二维码，屏幕调亮一点，再扫一次。") };
        case "expired":
            return { title: qsTr("这个码过期了"), text: qsTr("请在手机上刷新一下，用新的码再扫。") };
        case "used":
            return { title: qsTr("这个码已经用过"), text: qsTr("一个码只能用一次，请在手机上刷新再扫。") };
        case "scanner":
            return { title: qsTr("不扫码也能核对"), text: qsTr("请点“换一种办法”，放身份证；或者按求助。") };
        default:
            return { title: "", text: "" };
        }
    }

    Notice {
        aside: true
        title: page.trouble.title
        text: page.trouble.text
    }

    CodeHint {
        wanted: !page.dead
        trouble: page.trouble.title !== ""
    }

    Card {
        aside: true
        spare: true
        wanted: !page.dead
        pad: Theme.half + Theme.small

        Label {
            width: parent.width
            size: Theme.note
            color: Theme.soft
            text: qsTr("码只用来核对身份，办完就清除，不会留在机器上。")
        }
    }

    actions: [
        PrimaryAction {
            visible: page.dead
            action: "back"
            text: qsTr("换一种办法")
        },
        SecondaryAction {
            visible: !page.dead
            action: "back"
            text: qsTr("换一种办法")
        }
    ]
}
