import QtQuick
import kiosk.screens
import kiosk.screens.components

// Staff have been called, or where to find them.
Page {
    id: page

    headline: scene.reached ? qsTr("已经叫了工作人员") : qsTr("请到导引台找工作人员")
    subline: scene.reached ? qsTr("请在这里等一下，马上有人来") : qsTr("呼叫没有发出去，请过去找一下")
    idle: false

    Card {
        fills: true
        spacing: Theme.half

        Glyph {
            anchors.horizontalCenter: parent.horizontalCenter
            size: Theme.iconLarge
            name: page.scene.reached ? "help" : "pin"
        }

        Label {
            width: parent.width
            visible: page.scene.phone !== ""
            horizontalAlignment: Text.AlignHCenter
            color: Theme.soft
            text: qsTr("也可以打电话")
        }

        Label {
            width: parent.width
            visible: page.scene.phone !== ""
            horizontalAlignment: Text.AlignHCenter
            size: Theme.headline
            bold: true
            text: page.scene.phone
        }
    }

    actions: [
        PrimaryAction {
            action: "back"
            text: qsTr("接着办")
        }
    ]
}
