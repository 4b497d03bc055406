pragma ComponentBehavior: Bound
import QtQuick
import kiosk.screens
import kiosk.screens.components

// Answers to look over: what is known already, or everything before it is signed.
Page {
    id: page

    readonly property bool own: scene.lines.some(line => line.origin === "typed")

    step: scene.whole ? Words.signStep : 2
    headline: scene.whole ? qsTr("请核对，然后签名") : own ? qsTr("这些已经填好了") : qsTr("这些已经替您填好了")
    subline: scene.whole ? Words.name(scene) : own ? qsTr("请看对不对，要改的点“改”") : qsTr("身份证和政府登记里有的，不用再填。请看对不对")
    spoken: headline + "。" + (scene.whole ? qsTr("有不对的，点“改”。") : subline)
    form: true

    Repeater {
        model: page.scene.lines

        AnswerRow {
            required property var modelData

            line: modelData
        }
    }

    Notice {
        aside: true
        spare: true
        wanted: page.scene.whole && page.scene.files > 0
        kind: "green"
        text: qsTr("交了 %1 份材料。").arg(page.scene.files)
    }

    Notice {
        aside: true
        spare: true
        wanted: !page.scene.whole
        text: qsTr("身份证上的信息有变化，请先到公安窗口更新。")
    }

    actions: [
        Duo {
            id: pair

            split: !Theme.wide

            PrimaryAction {
                action: "ok"
                width: pair.each
                implicitHeight: pair.split ? Theme.secondary : Theme.primary
                size: pair.split ? Theme.smallTitle : Theme.actionText
                text: page.scene.whole ? qsTr("都对，去签名") : qsTr("都对，下一步")
            }

            SecondaryAction {
                action: "keep"
                width: pair.each
                text: qsTr("先存着")
            }
        }
    ]
}
