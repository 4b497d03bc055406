import QtQuick
import kiosk.screens
import kiosk.screens.components

// One material: photographed here, sent from the phone, or not there.
Page {
    id: page

    readonly property string label: Theme.english && scene.label_en ? scene.label_en : scene.label
    readonly property string help: Theme.english ? scene.help_en : scene.help
    readonly property bool there: scene.files > 0
    readonly property bool full: scene.files >= scene.most

    step: Words.bringStep
    headline: label
    subline: Words.join([scene.of > 1 ? qsTr("第 %1 样，共 %2 样").arg(scene.at).arg(scene.of) : "", there ? qsTr("已经有 %1 张").arg(scene.files) : help])
    spoken: headline + "。" + help + "。" + (there ? qsTr("已经有 %1 张").arg(scene.files) : "")
    form: true

    function trouble() {
        switch (scene.error) {
        case "":
            return "";
        case "tooManyFiles":
            return qsTr("这样材料够多了，不能再加。");
        case "tooLarge":
            return qsTr("这一页太大了，请再拍一次。");
        default:
            return qsTr("这一页没有存下来，请再拍一次。");
        }
    }

    Notice {
        aside: true
        kind: "red"
        text: page.trouble()
    }

    Block {
        wanted: page.scene.ways.includes("camera")
        fills: true
        most: Theme.tileMost
        implicitHeight: here.implicitHeight

        BigWay {
            id: here

            anchors.fill: parent
            action: "camera"
            enabled: !page.full
            icon: "camera"
            title: page.there ? qsTr("再拍一页") : qsTr("在这里拍")
            text: qsTr("放在拍照台上，机器自动对正")
            broken: qsTr("够多了")
        }
    }

    Block {
        wanted: page.scene.ways.includes("phone")
        fills: true
        most: Theme.tileMost
        implicitHeight: phone.implicitHeight

        BigWay {
            id: phone

            anchors.fill: parent
            action: "phone"
            enabled: !page.full
            icon: "phone"
            title: qsTr("用手机传")
            text: qsTr("扫码，用自己的手机拍照")
            broken: qsTr("够多了")
        }
    }

    Notice {
        wanted: page.scene.ways.length === 0
        title: qsTr("这里现在拍不了材料")
        text: qsTr("可以先存着，到别的自助机接着办，或者到窗口交。")
    }

    Notice {
        aside: true
        spare: true
        wanted: !page.there
        kind: page.scene.required ? "amber" : "green"
        text: page.scene.required ? qsTr("这样材料一定要有，没有就不能提交。") : qsTr("没有也能办。")
    }

    actions: [
        Trio {
            id: deck

            led: page.there

            PrimaryAction {
                visible: page.there
                action: "next"
                width: deck.lead
                implicitHeight: deck.leadHeight
                size: deck.leadSize
                text: qsTr("下一步")
            }

            SecondaryAction {
                action: page.there ? "remove" : "lack"
                objectName: action
                width: deck.each
                text: page.there ? qsTr("删一张") : qsTr("我没有")
            }

            SecondaryAction {
                action: "keep"
                width: deck.each
                text: qsTr("先存着")
            }
        }
    ]
}
