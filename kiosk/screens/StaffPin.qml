pragma ComponentBehavior: Bound
import QtQuick
import kiosk.screens
import kiosk.screens.components

// A member of staff confirms who stands here: badge, then PIN. The PIN is never on the screen.
Page {
    id: page

    readonly property var pin: Bridge.pin
    property int asked: -1
    property bool lettersWanted: false
    readonly property bool letters: lettersWanted && pin.letters
    readonly property bool asking: asked === Bridge.stage.serial
    readonly property bool refused: trouble.title !== "" // the headline says it: there is no room beside the pad
    readonly property bool guardian: scene.why === "guardian"
    readonly property var trouble: pin.dots ? { title: "", text: "" } : troubles()

    readonly property string odd: guardian ? "" : Words.list(oddities()) // what did not fit when the card was read

    step: Words.whoStep
    alarm: refused
    headline: refused ? trouble.title : odd ? qsTr("请工作人员看仔细") : qsTr("请工作人员确认")
    subline: refused ? trouble.text : looked()
    spoken: qsTr("请工作人员确认") + "。" + (trouble.title ? trouble.title + "。" + trouble.text : (odd ? looked() + "。" : "") + (guardian ? qsTr("请核对监护人在场，再输入工号和确认码。") : qsTr("请核对人和证件，再输入工号和确认码。")))
    form: true

    function keyed(event) {
        const typed = event.text;
        if (typed >= "0" && typed <= "9" && typed.length === 1 || pin.letters && /^[A-Za-z-]$/.test(typed))
            pin.add(typed);
        else if ((typed === "#" || event.key === Qt.Key_Return || event.key === Qt.Key_Enter) && pin.ready)
            confirm();
        else if (!pin.empty && (typed === "*" || event.key === Qt.Key_Backspace))
            pin.erase();
        else
            return false;
        return true;
    }

    function confirm() {
        if (pin.last)
            asked = Bridge.stage.serial;
        pin.confirm();
    }

    function looked() {
        if (guardian)
            return qsTr("看清楚：%1 的监护人在场、同意").arg(scene.who);
        return odd ? qsTr("看清人和证，尤其是%1").arg(odd) : qsTr("看清楚：来的人就是 %1，和证件一样").arg(scene.who);
    }

    function oddities() {
        const parts = scene.doubts.map(doubt => part(doubt));
        return parts.filter((one, at) => one && parts.indexOf(one) === at).slice(0, Theme.doubtsMost);
    }

    function part(doubt) {
        switch (doubt) {
        case "numberCheck":
            return qsTr("号码");
        case "birthUnreadable":
        case "birthDiffers":
            return qsTr("出生日期");
        case "sexUnknown":
        case "sexDiffers":
            return qsTr("性别");
        case "nationUnknown":
            return qsTr("民族");
        case "validityUnreadable":
            return qsTr("有效期");
        case "textDamaged":
            return qsTr("文字");
        default:
            return "";
        }
    }

    function troubles() {
        switch (scene.error) {
        case "wrong":
            return { title: qsTr("工号或确认码不对"), text: qsTr("请看清楚，再输一次。") };
        case "locked":
            return { title: qsTr("这个工号暂时锁住了"), text: qsTr("请过一会儿，或者请另一位工作人员确认。") };
        case "ownName":
            return { title: qsTr("同名的不能自己确认"), text: qsTr("请另一位工作人员来确认。") };
        case "away":
            return { title: qsTr("现在连不上服务中心"), text: qsTr("这里确认不了，请带这位到窗口核对。") };
        default:
            return { title: "", text: "" };
        }
    }

    Block {
        id: fields

        aside: Theme.compact
        implicitHeight: both.implicitHeight

        Grid {
            id: both

            width: fields.width
            columns: Theme.wide ? 1 : 2
            spacing: Theme.small

            Repeater {
                model: [qsTr("工号"), qsTr("确认码")]

                DigitField {
                    required property string modelData
                    required property int index

                    width: (both.width - both.spacing * (both.columns - 1)) / both.columns
                    caption: modelData
                    digits: index > 0 ? page.pin.dots : page.pin.badge
                    active: page.pin.at === index
                    wrong: page.refused
                }
            }
        }
    }

    NumberPad {
        wanted: !page.letters
        typing: page.pin
        secret: true
        letters: page.pin.letters
        onLettersWanted: page.lettersWanted = true
    }

    LetterPad {
        wanted: page.letters
        badge: true
        onTyped: letter => page.pin.add(letter)
        onErased: page.pin.erase()
        onDigitsWanted: page.lettersWanted = false
    }

    actions: [
        PrimaryAction {
            action: "ok"
            answers: false
            enabled: page.pin.ready && !page.asking
            text: page.asking ? qsTr("正在核对") : page.pin.last ? qsTr("确认") : qsTr("下一步")
            onChosen: page.confirm()
        }
    ]
}
