import QtQuick
import kiosk.screens.components

// Hold the slip of a draft to the scanner.
Page {
    id: page

    readonly property bool dead: scene.trouble === "scanner"

    step: 0
    headline: dead ? qsTr("扫码口现在不能用") : qsTr("请扫存单上的码")
    subline: dead ? qsTr("请用旁边的机器，或者到窗口办") : qsTr("存单对准扫码口，离一掌远")
    spoken: headline + "。" + (scene.trouble === "foreign" ? qsTr("这个码不是存单上的，请再看一看。") : subline)

    Notice {
        aside: true
        title: page.scene.trouble === "foreign" ? qsTr("这个码不是存单上的") : ""
        text: page.scene.trouble === "foreign" ? qsTr("存单上写着“没交的申请”。查进度的回执请回首页点“查办理进度”。") : ""
    }

    CodeHint {
        wanted: !page.dead
        trouble: page.scene.trouble !== ""
    }

    actions: [
        SecondaryAction {
            action: "back"
            text: qsTr("不扫了，看能办的事")
        }
    ]
}
