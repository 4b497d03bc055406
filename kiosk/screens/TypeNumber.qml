import QtQuick
import kiosk.screens
import kiosk.screens.components

// Type the 18 characters; the last one is checked as it is typed.
Page {
    id: page

    readonly property var number: Bridge.number
    readonly property string problem: number.problem || (number.typed ? "" : scene.error)

    step: Words.whoStep
    headline: qsTr("请输入身份证号")
    subline: number.left > 0 ? qsTr("共 18 位，还要输 %1 位").arg(number.left) : number.complete ? qsTr("18 位都对，可以下一步") : qsTr("对照身份证，改掉输错的地方")
    spoken: qsTr("请输入身份证号，一共 18 位。输错了可以删一个。")
    form: true

    function keyed(event) {
        const sign = event.text.toUpperCase();
        if (number.left > 0 && (sign >= "0" && sign <= "9" && sign.length === 1 || sign === "X"))
            number.add(sign);
        else if (sign === "#" && number.left === 1)
            number.add("X");
        else if (number.typed && (sign === "*" || event.key === Qt.Key_Backspace))
            number.erase();
        else
            return false;
        return true;
    }

    function why() {
        switch (problem) {
        case "":
            return "";
        case "birth":
            return qsTr("中间的出生日期不对，请对照身份证看一遍。");
        case "check":
            return qsTr("最后一位对不上，请对照身份证看一遍。");
        default:
            return qsTr("这个号码不对，请对照身份证看一遍。");
        }
    }

    Block {
        id: field

        aside: Theme.compact
        implicitHeight: Theme.compact ? Theme.secondary : Theme.primary

        Rectangle {
            anchors.fill: parent
            radius: Theme.radius
            color: Theme.card
            border.width: Theme.stroke
            border.color: page.problem ? Theme.red : page.number.complete ? Theme.green : Theme.blue
        }

        Label {
            anchors.centerIn: parent
            width: parent.width - Theme.half * 2
            horizontalAlignment: Text.AlignHCenter
            size: page.number.typed ? (Theme.wide ? Theme.smallTitle : Theme.title) : Theme.body
            bold: page.number.typed
            color: page.number.typed ? Theme.ink : Theme.soft
            Accessible.ignored: true
            text: page.number.typed ? page.number.grouped : qsTr("身份证上的 18 位号码")
        }
    }

    Notice {
        aside: true
        kind: "red"
        title: page.why() ? qsTr("号码不对") : ""
        text: page.why()
    }

    NumberPad {
        letterX: page.number.left === 1
    }

    actions: [
        PrimaryAction {
            action: "ok"
            objectName: action
            value: page.number.typed
            enabled: page.number.complete
            text: qsTr("下一步")
        }
    ]
}
