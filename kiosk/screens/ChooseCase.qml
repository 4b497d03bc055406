pragma ComponentBehavior: Bound
import QtQuick
import kiosk.screens
import kiosk.screens.components

// Several cases of one person: which one?
Page {
    id: page

    step: 1
    headline: qsTr("看哪一件？")
    subline: qsTr("%1，查到 %2 件，新的在前").arg(scene.who).arg(scene.cases.length)
    spoken: headline + "。" + scene.cases.map(one => Words.name(one) + "，" + Words.caseState(one.state)).join("。")
    form: true

    Repeater {
        model: page.scene.cases

        CaseRow {
            required property var modelData
            required property int index

            one: modelData
            place: index
        }
    }
}
