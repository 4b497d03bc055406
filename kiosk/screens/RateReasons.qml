import QtQuick
import kiosk.screens
import kiosk.screens.components

// What was not good? Any number of the official reasons, or none: the rating counts all the same.
Page {
    id: page

    headline: qsTr("哪里让您不满意？")
    subline: Theme.elder && Theme.compact ? qsTr("可以多选，也可以不选") : qsTr("您选了“%1”。原因可以多选，也可以不选").arg(Words.level(scene.level))
    spoken: headline + "。" + subline + "。" + scene.reasons.map(reason => Words.name(reason)).join("。")
    form: true

    ReasonRows {
        id: rows

        fills: true
        reasons: page.scene.reasons
    }

    actions: [
        PrimaryAction {
            action: "send"
            value: rows.chosen
            text: rows.chosen.length ? qsTr("提交评价（选了 %1 项）").arg(rows.chosen.length) : qsTr("不选原因，提交")
        }
    ]
}
