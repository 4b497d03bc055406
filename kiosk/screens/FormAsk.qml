import QtQuick
import kiosk.screens
import kiosk.screens.components

// One question: a choice to touch, digits to type, or a statement to agree to.
Page {
    id: page

    readonly property var typed: Bridge.answer
    readonly property bool chosen: scene.type === "choice" || scene.type === "yesNo"
    readonly property bool statement: scene.type === "statement"
    readonly property bool digits: !chosen && !statement
    readonly property bool refused: digits && (typed.wrong || scene.error !== "" && !typed.edited)
    readonly property string label: Theme.english ? scene.label_en : scene.label
    readonly property string help: Theme.english ? scene.help_en : scene.help
    property int asked: -1
    readonly property bool asking: asked === Bridge.stage.serial

    step: 2
    alarm: refused
    headline: refused ? qsTr("这样填不对") : statement ? qsTr("请您确认") : label
    subline: refused ? wrong() : Words.join([scene.of > 1 ? qsTr("第 %1 题，共 %2 题").arg(scene.at).arg(scene.of) : "", statement ? "" : help, scene.required ? "" : qsTr("可以不填")])
    spoken: headline + "。" + (refused ? wrong() : statement ? label : chosen ? scene.choices.map(choice => Words.name(choice)).join("，") : help)
    form: true

    function keyed(event) {
        const sign = event.text.toUpperCase();
        if (!digits)
            return false;
        if (typed.left > 0 && (sign >= "0" && sign <= "9" && sign.length === 1 || sign === "X" && typed.letter))
            typed.add(sign);
        else if (sign === "#" && typed.letter)
            typed.add("X");
        else if (typed.ready && (sign === "#" || event.key === Qt.Key_Return || event.key === Qt.Key_Enter))
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

    function wrong() {
        switch (scene.type) {
        case "date":
            return qsTr("没有这一天，或者不在可以填的范围里。");
        case "phone":
            return qsTr("手机号码是 11 位数字，请看一遍。");
        case "idNumber":
            return qsTr("这个号码不对，请对照身份证看一遍。");
        default:
            return qsTr("这个数字不在可以填的范围里。");
        }
    }

    function hint() {
        switch (scene.type) {
        case "date":
            return qsTr("8 位数字，如 20260105");
        case "phone":
            return qsTr("11 位手机号码");
        case "idNumber":
            return qsTr("身份证上的 18 位号码");
        default:
            return qsTr("请输入数字");
        }
    }

    PaperRows {
        wanted: page.chosen
        fills: true
        kinds: page.chosen ? page.scene.choices : []
    }

    Card {
        wanted: page.statement
        fills: true
        most: Theme.hintMost

        Label {
            width: parent.width
            size: Theme.title
            bold: true
            text: page.label
        }

        Label {
            width: parent.width
            visible: text
            color: Theme.soft
            text: page.help
        }
    }

    Block {
        wanted: page.digits
        aside: Theme.compact
        implicitHeight: field.height

        DigitField {
            id: field

            width: parent.width
            caption: page.hint()
            digits: page.typed.shown
            active: true
            wrong: page.refused
        }
    }

    NumberPad {
        wanted: page.digits
        typing: page.typed
        secret: page.scene.type !== "idNumber"
        letterX: page.typed.letter
    }

    actions: [
        Trio {
            id: deck

            led: !page.chosen
            tight: !Theme.wide && (Theme.low || Theme.elder && page.digits) // field and pad stand on one page
            others: page.scene.required ? 1 : 2

            PrimaryAction {
                visible: page.digits
                action: "ok"
                objectName: action
                answers: false
                width: deck.lead
                implicitHeight: deck.leadHeight
                size: deck.leadSize
                enabled: page.typed.ready && !page.asking
                text: qsTr("下一步")
                onChosen: page.confirm()
            }

            PrimaryAction {
                visible: page.statement
                action: "ok"
                objectName: action
                value: "yes"
                width: deck.lead
                implicitHeight: deck.leadHeight
                size: deck.leadSize
                text: qsTr("我确认")
            }

            SecondaryAction {
                visible: !page.scene.required
                action: "skip"
                width: deck.each
                text: qsTr("不填")
            }

            SecondaryAction {
                action: "keep"
                width: deck.each
                text: qsTr("先存着")
            }
        }
    ]
}
