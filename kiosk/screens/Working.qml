import QtQuick
import kiosk.screens
import kiosk.screens.components

// Something lasts: what, in words.
Page {
    id: page

    readonly property var icons: ({
            card: "card", quote: "clock", print: "paper", portrait: "id", staff: "staff", code: "message",
            papers: "search", preview: "file", paper: "file", receipt: "paper", pagesStop: "stop", case: "search",
            fee: "yuan", payment: "yuan", forms: "search", draft: "file", photograph: "camera", send: "up", submit: "up", keep: "paper"
        })

    headline: words().title
    subline: words().text
    home: false
    back: false
    idle: false
    centredHead: true
    solo: true

    function words() {
        switch (scene.what) {
        case "quote":
            return { title: qsTr("正在看要等多久"), text: qsTr("马上就好") };
        case "ticket":
            return { title: qsTr("正在取号"), text: qsTr("请不要离开") };
        case "print":
            return { title: qsTr("正在打印号票"), text: qsTr("请在出票口等一下") };
        case "card":
            return { title: qsTr("正在读身份证"), text: qsTr("请不要拿走") };
        case "portrait":
            return { title: qsTr("正在准备核对"), text: qsTr("马上就好") };
        case "staff":
            return { title: qsTr("正在核对工号"), text: qsTr("马上就好") };
        case "papers":
            return { title: qsTr("正在查有哪些证明"), text: qsTr("要问登记系统，请稍等") };
        case "preview":
            return { title: qsTr("正在准备预览"), text: qsTr("马上就好") };
        case "paper":
            return { title: qsTr("正在出具证明"), text: qsTr("请不要离开") };
        case "receipt":
            return { title: qsTr("正在打印凭条"), text: qsTr("马上就好") };
        case "pagesStop":
            return { title: qsTr("正在停下打印机"), text: qsTr("请稍等一下") };
        case "fee":
            return { title: qsTr("正在准备付款的码"), text: qsTr("马上就好") };
        case "payment":
            return { title: qsTr("正在看付款到了没有"), text: qsTr("马上就好") };
        case "forms":
            return { title: qsTr("正在看能办哪些事"), text: qsTr("马上就好") };
        case "draft":
            return { title: qsTr("正在把已有的信息填好"), text: qsTr("要问登记系统，请稍等") };
        case "photograph":
            return { title: qsTr("正在拍照"), text: qsTr("请不要动") };
        case "send":
            return { title: qsTr("正在保存这一页"), text: qsTr("马上就好") };
        case "submit":
            return { title: qsTr("正在提交"), text: qsTr("请不要离开") };
        case "keep":
            return { title: qsTr("正在存起来"), text: qsTr("马上就好") };
        case "case":
            return { title: qsTr("正在查您的办件"), text: qsTr("马上就好") };
        case "center":
            return { title: qsTr("正在连服务中心"), text: qsTr("马上就好") };
        case "code":
            return { title: qsTr("正在处理验证码"), text: qsTr("马上就好") };
        default:
            return { title: qsTr("正在办理"), text: qsTr("请稍等一下") };
        }
    }

    Card {
        fills: true
        spacing: Theme.pad

        Glyph {
            anchors.horizontalCenter: parent.horizontalCenter
            size: Theme.iconLarge
            name: page.icons[page.scene.what] || "ticket"
        }

        Busy {
            anchors.horizontalCenter: parent.horizontalCenter
        }

        Label {
            id: patience

            visible: false
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            color: Theme.soft
            text: qsTr("比平时慢一点，还在办，请再等一下。")
        }
    }

    Timer {
        interval: Theme.second * Theme.longWait
        running: true
        onTriggered: patience.visible = true
    }
}
