import QtQuick
import kiosk.screens
import kiosk.screens.components

// It is paid. A paper goes on by itself; a slip was all there was to do.
Page {
    id: page

    step: scene.slip ? 2 : Words.payStep
    readonly property string next: !scene.slip ? qsTr("证明马上就打，请不要离开") : scene.receipt ? qsTr("请取走凭条，出口在屏幕下方") : qsTr("没有打出凭条，请拍下单号")
    headline: scene.before ? qsTr("这张单子付过了") : qsTr("付好了")
    subline: scene.before ? qsTr("不用再付，%1").arg(next) : next
    spoken: headline + "，" + qsTr("%1 元").arg(scene.amount) + "。" + subline
    back: false
    idle: scene.slip

    Card {
        fills: true
        most: Theme.hintMost

        Glyph {
            anchors.horizontalCenter: parent.horizontalCenter
            size: Theme.iconLarge
            name: "check"
            tint: Theme.green
        }

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            size: Theme.compact ? Theme.heroTitle : Theme.figure
            bold: true
            text: qsTr("%1 元").arg(page.scene.amount)
        }

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            size: Theme.lead
            text: Words.name(page.scene)
        }

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            color: Theme.soft
            text: qsTr("缴款单号 %1").arg(page.scene.number)
        }
    }

    Notice {
        aside: true
        spare: true
        kind: "green"
        wanted: page.scene.slip && page.scene.receipt
        text: qsTr("请留好凭条，办事时给窗口看；退款、开票也要用。")
    }

    actions: [
        PrimaryAction {
            action: "done"
            text: page.scene.slip ? qsTr("办完了") : qsTr("继续")
        }
    ]
}
