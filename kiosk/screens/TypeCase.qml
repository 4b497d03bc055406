pragma ComponentBehavior: Bound
import QtQuick
import kiosk.screens
import kiosk.screens.components

// The case number, checked as it is typed, and the last four characters of the identity number.
Page {
    id: page

    readonly property var typed: Bridge.caseNumber
    readonly property bool unknown: scene.error === "unknownCase" && !typed.edited
    readonly property bool refused: typed.wrong || unknown // the headline says it: there is no room beside the pad
    property int asked: -1
    readonly property bool asking: asked === Bridge.stage.serial

    step: 0
    alarm: refused
    headline: typed.wrong ? qsTr("编号不对") : unknown ? qsTr("没有对上") : typed.at ? qsTr("请输入身份证后四位") : qsTr("请输入办件编号")
    subline: typed.wrong ? qsTr("对照回执上的大字看一遍，改掉输错的数字") : unknown ? qsTr("编号或者后四位不对，请对照回执再看一遍") : typed.at ? qsTr("申请人身份证的最后四位") : qsTr("回执上大字的 14 位，还要输 %1 位").arg(typed.left)
    spoken: refused ? headline + "。" + subline : typed.at ? headline : qsTr("请输入办件编号，回执上大字的 14 位。输错了可以删一个。")
    form: true

    function keyed(event) {
        const sign = event.text.toUpperCase();
        if (typed.left > 0 && (sign >= "0" && sign <= "9" && sign.length === 1 || sign === "X" && typed.letter))
            typed.add(sign);
        else if (typed.ready && ["0", "#"].includes(sign))
            confirm();
        else if (sign === "#" && typed.letter)
            typed.add("X");
        else if ((typed.number || typed.tail) && (sign === "*" || event.key === Qt.Key_Backspace))
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
        id: fields

        aside: Theme.compact
        implicitHeight: both.implicitHeight

        Grid {
            id: both

            readonly property real share: columns > 1 ? (width - spacing) / (2 + 1) : width

            width: fields.width
            columns: Theme.wide ? 1 : 2
            spacing: Theme.small

            Repeater {
                model: [qsTr("办件编号"), qsTr("身份证后四位")]

                DigitField {
                    required property string modelData
                    required property int index

                    width: both.columns > 1 && index === 0 ? both.share * 2 : both.share
                    caption: modelData
                    digits: index > 0 ? page.typed.tail : page.typed.number
                    active: page.typed.at === index
                    wrong: page.unknown || page.typed.wrong && index === 0
                }
            }
        }
    }

    NumberPad {
        typing: page.typed
        letterX: page.typed.letter
    }

    actions: [
        PrimaryAction {
            action: "ok"
            answers: false
            enabled: page.typed.ready && !page.asking
            text: page.asking ? qsTr("正在查") : qsTr("查一查")
            onChosen: page.confirm()
        }
    ]
}
