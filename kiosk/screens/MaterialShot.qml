import QtQuick
import kiosk.screens
import kiosk.screens.components

// The document camera: what it sees, what to do about it, the page as it was photographed.
Page {
    id: page

    readonly property string label: Theme.english && scene.label_en ? scene.label_en : scene.label
    readonly property bool good: scene.state === "good"
    readonly property bool broken: scene.state === "broken"

    step: Words.bringStep
    alarm: broken
    headline: scene.taken ? qsTr("看得清楚吗？") : broken ? qsTr("拍照台现在不能用") : good ? qsTr("可以拍了") : qsTr("请放好“%1”").arg(label)
    subline: scene.taken ? qsTr("字看得清、没有缺角，就点“用这一张”；歪了、倒了就转一转") : guide()
    spoken: headline + "。" + subline
    form: true

    function guide() {
        switch (scene.state) {
        case "good":
            return qsTr("不要动，点“拍照”");
        case "noPage":
            return qsTr("把纸平放在拍照台的垫子上");
        case "outside":
            return qsTr("有一边在外面，请往中间挪一挪");
        case "hand":
            return qsTr("请把手拿开");
        case "moving":
            return qsTr("请等纸放稳");
        case "blurred":
            return qsTr("有点模糊，请压平一点");
        case "glare":
            return qsTr("有反光，请转一个角度");
        case "dark":
            return qsTr("太暗了，请不要挡住灯");
        case "broken":
            return qsTr("请点“返回”，用手机传，或者按求助");
        default:
            return qsTr("正在打开拍照台");
        }
    }

    SheetView {
        pictures: page.scene.pictures
    }

    actions: [
        PrimaryAction {
            visible: !page.scene.taken
            action: "shoot"
            objectName: action
            enabled: page.good
            text: qsTr("拍照")
        },
        Trio {
            id: deck

            visible: page.scene.taken

            PrimaryAction {
                action: "use"
                objectName: visible ? action : ""
                width: deck.lead
                implicitHeight: deck.leadHeight
                size: deck.leadSize
                text: qsTr("用这一张")
            }

            SecondaryAction {
                action: "turn"
                width: deck.each
                text: qsTr("转一转")
            }

            SecondaryAction {
                action: "again"
                width: deck.each
                text: qsTr("重拍")
            }
        }
    ]
}
