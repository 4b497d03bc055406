import QtQuick
import kiosk.screens
import kiosk.screens.components

// What can be filed here, and the way back into a draft.
Page {
    id: page

    step: 0
    headline: qsTr("要申请办什么？")
    subline: Theme.elder ? "" : qsTr("在这里填表、交材料，提交后拿回执")
    spoken: headline + "。" + scene.forms.map(form => Words.name(form)).join("。")
    form: true

    PaperRows {
        fills: true
        single: true
        kinds: page.scene.forms
    }

    actions: [
        SecondaryAction {
            visible: page.scene.scanner
            action: "resume"
            icon: Theme.elder ? "" : "code"
            text: qsTr("接着办上次没交的")
        }
    ]
}
