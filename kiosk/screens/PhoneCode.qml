pragma ComponentBehavior: Bound
import QtQuick
import kiosk.screens
import kiosk.screens.components

// The six digits sent to the phone on record.
Page {
    id: page

    readonly property var pin: Bridge.pin
    readonly property string digits: pin.code
    readonly property int places: digits.length + pin.left
    property int asked: -1
    readonly property bool asking: asked === Bridge.stage.serial
    readonly property var trouble: digits ? { title: "", text: "" } : troubles()
    readonly property bool refused: trouble.title !== "" // the headline says it: there is no room beside the pad
    property int wait: 0
    property int counted: -1

    step: Words.whoStep
    alarm: refused
    headline: refused ? trouble.title : qsTr("请输入短信验证码")
    subline: refused ? trouble.text : qsTr("六位数字，发到了手机 %1").arg(scene.phone)
    spoken: qsTr("请输入短信验证码") + "。" + (trouble.title ? trouble.title + "。" + trouble.text : qsTr("六位数字，发到了您登记的手机上。"))
    form: true
    onSceneChanged: count()
    Component.onCompleted: count()

    // A wrong code does not make the wait for the next one longer; for an expired one it is over long ago.
    function count() {
        if (scene.error === "expired")
            wait = 0;
        else if (counted < 0 || counted !== Bridge.stage.serial && !scene.error)
            wait = scene.again;
        counted = Bridge.stage.serial;
    }

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
        switch (scene.error) {
        case "wrong":
            return { title: qsTr("验证码不对"), text: qsTr("请看清短信里的六位数字，再输一次。") };
        case "expired":
            return { title: qsTr("这个验证码过期了"), text: qsTr("请点“重新发送”，用新收到的。") };
        case "usedUp":
            return { title: qsTr("试的次数太多了"), text: qsTr("请点“返回”，换一种办法，一样能办。") };
        case "away":
            return { title: qsTr("现在连不上服务中心"), text: qsTr("验证码暂时用不了，请换一种办法。") };
        default:
            return { title: "", text: "" };
        }
    }

    Timer {
        interval: Theme.second
        repeat: true
        running: page.wait > 0
        onTriggered: page.wait -= 1
    }

    Block {
        id: boxes

        aside: Theme.compact
        implicitHeight: Theme.cell

        Row {
            spacing: Theme.small

            Repeater {
                model: page.places

                Rectangle {
                    id: cell

                    required property int index
                    readonly property bool next: index === page.digits.length

                    width: (boxes.width - Theme.small * (page.places - 1)) / page.places
                    height: Theme.cell
                    radius: Theme.radiusSmall
                    color: Theme.card
                    border.width: next || page.refused ? Theme.stroke : Theme.hair
                    border.color: page.refused ? Theme.red : next ? Theme.blue : Theme.edge

                    Label {
                        anchors.centerIn: parent
                        size: Theme.keyText
                        bold: true
                        Accessible.ignored: true
                        text: page.digits.charAt(cell.index)
                    }
                }
            }
        }
    }

    NumberPad {
        typing: page.pin
        secret: true
    }

    actions: [
        Duo {
            id: pair

            PrimaryAction {
                action: "ok"
                answers: false
                width: pair.each
                enabled: page.pin.ready && !page.asking
                text: page.asking ? qsTr("正在核对") : qsTr("下一步")
                onChosen: page.confirm()
            }

            SecondaryAction {
                action: "resend"
                width: pair.each
                implicitHeight: pair.split ? Theme.primary : Theme.secondary
                enabled: page.wait <= 0
                ink: enabled ? Theme.ink : Theme.soft
                text: page.wait > 0 ? qsTr("%1 秒后能重发").arg(page.wait) : qsTr("重新发送")
            }
        }
    ]
}
