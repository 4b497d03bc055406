import QtQuick
import kiosk.screens
import kiosk.screens.components

// It was taken; the same thanks for every level.
Page {
    id: page

    readonly property bool bad: ["dissatisfied", "veryDissatisfied"].includes(scene.level)

    headline: qsTr("谢谢您的评价")
    subline: qsTr("您选了“%1”").arg(Words.level(scene.level))
    spoken: headline + "。" + told.text + "。" + qsTr("请带好您的证件和证明")
    back: false

    Card {
        aside: !Theme.wide
        fills: true
        most: Theme.hintMost
        spacing: Theme.half

        Glyph {
            anchors.horizontalCenter: parent.horizontalCenter
            size: Theme.iconLarge
            name: "check"
            tint: Theme.green
        }

        Label {
            id: told

            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            size: Theme.title
            bold: true
            text: page.bad ? qsTr("我们会核实，能改的马上改") : qsTr("我们会继续做好")
        }

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            size: Theme.lead
            color: Theme.soft
            text: page.scene.away ? qsTr("暂时连不上，评价已经存好，连上后自动送出") : qsTr("请带好您的证件和证明")
        }
    }

    actions: [
        PrimaryAction {
            action: "done"
            text: qsTr("好的")
        }
    ]
}
