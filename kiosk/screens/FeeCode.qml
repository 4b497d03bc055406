pragma ComponentBehavior: Bound
import QtQuick
import kiosk.screens
import kiosk.screens.components

// The twelve digits of a slip to pay; where there is a scanner, its QR does as well.
Page {
    id: page

    readonly property var pin: Bridge.pin
    readonly property string digits: pin.code
    property int asked: -1
    readonly property bool asking: asked === Bridge.stage.serial
    readonly property var trouble: digits ? { title: "", text: "" } : troubles()
    readonly property bool refused: trouble.title !== ""

    step: 0
    alarm: refused
    headline: refused ? trouble.title : qsTr("要付哪张单子？")
    readonly property bool beside: Theme.wide && Theme.elder // no room for it above the pad
    readonly property string hint: refused ? trouble.text : scene.scanner ? qsTr("把单子的二维码对准扫码口，或者输入 12 位数字") : qsTr("请输入单子上的 12 位数字")
    subline: beside ? "" : hint
    spoken: headline + "。" + hint
    form: true

    function keyed(event) {
        const typed = event.text;
        if (pin.left > 0 && typed >= "0" && typed <= "9" && typed.length === 1)
            pin.add(typed);
        else if (pin.ready && ["0", "#"].includes(typed))
            confirm();
        else if (digits && (typed === "*" || event.key === Qt.Key_Backspace))
            pin.erase();
        else
            return false;
        return true;
    }

    function confirm() {
        asked = Bridge.stage.serial;
        pin.confirm();
    }

    function troubles() {
        switch (scene.trouble) {
        case "unknownOrder":
            return { title: qsTr("没有这张单子"), text: qsTr("请对照单子再输一次；过期的单子请到窗口换。") };
        case "settled":
            return { title: qsTr("这张单子付过了"), text: qsTr("不用再付。觉得不对，请带单子到窗口。") };
        case "tooMany":
            return { title: qsTr("试的次数太多了"), text: qsTr("请过十分钟再试，或者带单子到窗口付。") };
        case "notTaken":
            return { title: qsTr("这个大厅现在不收费"), text: qsTr("请带单子到窗口付。") };
        case "payAway":
            return { title: qsTr("现在不能付款"), text: qsTr("收款的系统没有回答，没有扣钱。请过一会儿再试。") };
        case "centerAway":
            return { title: qsTr("现在连不上服务中心"), text: qsTr("没有扣钱。请过一会儿再试，或者到窗口付。") };
        default:
            return { title: "", text: "" };
        }
    }

    Block {
        aside: Theme.compact
        implicitHeight: field.height

        DigitField {
            id: field

            width: parent.width
            caption: qsTr("单子上的 12 位数字")
            digits: page.digits.replace(/....(?=.)/g, "$& ")
            active: true
            wrong: page.refused && page.scene.trouble === "unknownOrder"
        }
    }

    Card {
        aside: true
        wanted: page.beside
        pad: Theme.half

        Label {
            width: parent.width
            size: Theme.note
            text: page.hint
        }
    }

    NumberPad {
        typing: page.pin
        secret: true
    }

    actions: [
        PrimaryAction {
            action: "ok"
            objectName: action
            answers: false
            enabled: page.pin.ready && !page.asking
            text: page.asking ? qsTr("正在查") : qsTr("下一步")
            onChosen: page.confirm()
        }
    ]
}
