import QtQuick
import kiosk.screens
import kiosk.screens.components

// Whose draft: the card on the reader, or the last four characters typed.
Page {
    id: page

    readonly property var typed: Bridge.answer
    readonly property bool wrong: ["unknownDraft", "tooMany"].includes(scene.trouble) && !typed.edited
    readonly property var trouble: wrong ? flaw() : Words.cardTrouble(scene.trouble)
    readonly property bool tight: Theme.elder && !wrong // the pad needs the room that words of a card would take
    property int asked: -1
    readonly property bool asking: asked === Bridge.stage.serial

    step: 0
    alarm: trouble.title !== ""
    headline: trouble.title || qsTr("请放身份证，或者输后四位")
    subline: trouble.title ? (tight ? "" : trouble.text) : scene.reader ? qsTr("填这份申请的人的身份证") : qsTr("读卡器现在不能用，请输入后四位")
    spoken: trouble.title ? trouble.title + "。" + trouble.text : headline + "。" + subline
    form: true

    function flaw() {
        if (scene.trouble === "tooMany")
            return { title: qsTr("试的次数太多，请过十分钟"), text: qsTr("着急请到窗口办") };
        return { title: qsTr("没有对上，或者已经过期"), text: qsTr("请核对一下，再试一次") };
    }

    function keyed(event) {
        const sign = event.text.toUpperCase();
        if (typed.left > 0 && (sign >= "0" && sign <= "9" && sign.length === 1 || sign === "X" && typed.letter))
            typed.add(sign);
        else if (sign === "#" && typed.letter)
            typed.add("X");
        else if (typed.ready && ["0", "#"].includes(sign))
            confirm();
        else if (typed.typed && (sign === "*" || event.key === Qt.Key_Backspace))
            typed.erase();
        else
            return false;
        return true;
    }

    function confirm() {
        asked = Bridge.stage.serial;
        typed.confirm();
    }

    Block {
        aside: Theme.compact
        implicitHeight: field.height

        DigitField {
            id: field

            width: parent.width
            caption: qsTr("身份证后四位")
            digits: page.typed.typed
            active: true
            wrong: page.wrong
        }
    }

    NumberPad {
        typing: page.typed
        letterX: page.typed.letter
    }

    actions: [
        PrimaryAction {
            action: "ok"
            objectName: action
            answers: false
            enabled: page.typed.ready && !page.asking
            text: page.asking ? qsTr("正在找") : qsTr("下一步")
            onChosen: page.confirm()
        }
    ]
}
