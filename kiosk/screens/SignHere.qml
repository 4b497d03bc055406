import QtQuick
import kiosk.screens
import kiosk.screens.components

// The signature: written with a finger, sent with the application, gone from this machine with the screen.
Page {
    id: page

    readonly property var pad: Bridge.sign
    property int asked: -1
    readonly property bool asking: asked === Bridge.stage.serial
    readonly property bool refused: scene.error !== "" && pad.empty

    step: Words.signStep
    alarm: refused
    headline: refused ? qsTr("没有看清签名") : qsTr("请签名")
    subline: refused ? qsTr("请写大一点，再签一次") : qsTr("签了名就提交：%1").arg(Words.name(scene))
    spoken: headline + "。" + subline + "。" + (scene.instead ? qsTr("不方便写字，可以点“不签名，用核身代替”。") : "")
    form: true

    function confirm() {
        asked = Bridge.stage.serial;
        pad.confirm();
    }

    SignField {
        wrong: page.refused
    }

    Notice {
        aside: true
        spare: true
        kind: "green"
        text: qsTr("签名只随这份申请交上去，不会留在这台机器里。")
    }

    actions: [
        Trio {
            id: deck

            PrimaryAction {
                action: "sign"
                objectName: action
                answers: false
                width: deck.lead
                implicitHeight: deck.leadHeight
                size: deck.leadSize
                enabled: page.pad.ready && !page.asking
                text: qsTr("提交")
                onChosen: page.confirm()
            }

            SecondaryAction {
                action: "clear"
                answers: false
                enabled: !page.pad.empty
                ink: enabled ? Theme.ink : Theme.soft
                width: deck.each
                text: qsTr("重写")
                onChosen: page.pad.clear()
            }

            SecondaryAction {
                action: "keep"
                width: deck.each
                text: qsTr("先存着")
            }
        },
        SecondaryAction {
            visible: page.scene.instead
            action: "instead"
            size: Theme.lead
            text: qsTr("不签名，用核身代替")
        }
    ]
}
