import QtQuick
import kiosk.screens

// What must be disclosed of an item besides its papers: who does it, how long it takes and may take, what it costs.
Card {
    id: card

    required property var item
    property bool brief: false
    readonly property bool promised: !item.immediate && item.days > 0
    readonly property var lines: [
        qsTr("多久：%1").arg(Words.join([Words.days(item), Words.legal(item)])),
        qsTr("收费：%1").arg(Words.fee(item)),
        promised && !brief ? qsTr("承诺件：不能当场办完，到期给结果") : ""
    ].filter(line => line)

    pad: Theme.half + (Theme.compact ? 0 : Theme.small)
    spacing: Theme.tiny

    Label {
        width: parent.width
        bold: true
        text: Words.department(card.item)
    }

    Repeater {
        model: card.lines

        Label {
            required property string modelData

            width: parent ? parent.width : 0
            size: Theme.note
            color: Theme.soft
            text: modelData
        }
    }
}
