import QtQuick
import kiosk.screens
import kiosk.screens.components

// Nothing can be done here now: why, and where else.
Page {
    id: page

    headline: words().title
    subline: words().text
    home: false
    back: false
    idle: false
    centredHead: true
    solo: true

    function words() {
        switch (scene.why) {
        case "starting":
            return { title: qsTr("正在准备，马上就好"), text: qsTr("一般不到一分钟") };
        case "center":
            return { title: qsTr("现在连不上服务中心"), text: qsTr("请用旁边的机器，或到导引台办") };
        default:
            return { title: qsTr("这台机器正在维护"), text: qsTr("请用旁边的机器，或到导引台办") };
        }
    }

    Card {
        fills: true
        spacing: Theme.half

        Glyph {
            anchors.horizontalCenter: parent.horizontalCenter
            size: Theme.iconLarge
            name: page.scene.why === "starting" ? "clock" : "warn"
            tint: page.scene.why === "starting" ? Theme.blue : Theme.amber
        }

        Busy {
            visible: page.scene.why === "starting"
            anchors.horizontalCenter: parent.horizontalCenter
        }

        Label {
            width: parent.width
            visible: page.scene.phone !== ""
            horizontalAlignment: Text.AlignHCenter
            color: Theme.soft
            text: qsTr("咨询电话 %1").arg(page.scene.phone)
        }
    }
}
