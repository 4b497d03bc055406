import QtQuick
import kiosk.screens

// A question and its answer, to be looked over; 改 asks it again.
Block {
    id: row

    property var line: ({})
    readonly property string label: Theme.english ? line.label_en : line.label

    implicitHeight: Math.max(words.implicitHeight, pill.visible ? pill.height : 0) + (Theme.compact ? Theme.small : Theme.half) * 2

    function from() {
        return line.origin === "card" ? qsTr("身份证上的") : line.origin === "register" ? qsTr("政府登记的") : "";
    }

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: Theme.card
        border.width: Theme.bright ? Theme.hair : 0
        border.color: Theme.line
    }

    Column {
        id: words

        x: Theme.half + Theme.small
        anchors.verticalCenter: parent.verticalCenter
        width: (pill.visible ? pill.x : row.width) - x - Theme.half

        Label {
            width: parent.width
            size: Theme.fine
            color: Theme.soft
            text: Words.join([row.label, row.from()])
        }

        Label {
            width: parent.width
            size: Theme.lead
            bold: true
            text: Theme.english ? row.line.shown_en : row.line.shown
        }
    }

    PillButton {
        id: pill

        visible: row.line.change
        x: row.width - width - Theme.half
        anchors.verticalCenter: parent.verticalCenter
        action: "change"
        value: row.line.key
        label: qsTr("改%1").arg(row.label)
        text: qsTr("改")
    }
}
