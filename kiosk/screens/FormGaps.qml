pragma ComponentBehavior: Bound
import QtQuick
import kiosk.screens
import kiosk.screens.components

// All that is missing, at once; each can be mended from here.
Page {
    id: page

    step: Words.bringStep
    alarm: true
    headline: qsTr("还差 %1 项").arg(scene.gaps.length)
    subline: qsTr("点一项就能补上。补齐才能提交")
    spoken: headline + "。" + scene.gaps.map(gap => Words.name(gap)).join("。")
    form: true

    Repeater {
        model: page.scene.gaps

        Block {
            id: place

            required property var modelData

            implicitHeight: row.implicitHeight

            FormRow {
                id: row

                width: place.width
                line: place.modelData
            }
        }
    }

    Notice {
        aside: true
        spare: true
        text: qsTr("缺材料不能提交，交了也不算受理。可以先存着，%1 天内补齐了接着办；也可以带上材料到窗口。").arg(page.scene.keep_days)
    }

    actions: [
        PrimaryAction {
            action: "keep"
            text: qsTr("先存着，改天再办")
            size: Theme.smallTitle
        }
    ]
}
