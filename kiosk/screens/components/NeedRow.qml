import QtQuick
import kiosk.screens

// A material of an application, and how it gets in: most need nothing from the citizen.
Block {
    id: row

    property var line: ({})
    readonly property bool easy: line.comes !== "file"
    readonly property string help: Theme.english ? line.help_en : line.help

    function how() {
        switch (line.comes) {
        case "form":
            return qsTr("不用带：填完表就是它");
        case "card":
            return qsTr("不用另交：放身份证读取");
        case "held":
            return qsTr("不用带：政府已经有了");
        default:
            return line.required ? qsTr("要拍一张") : qsTr("有就拍一张，没有也能办");
        }
    }

    implicitHeight: words.implicitHeight + (Theme.compact ? Theme.small : Theme.half) * 2

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: Theme.card
        border.width: Theme.bright ? Theme.hair : 0
        border.color: Theme.line
    }

    Glyph {
        id: mark

        x: Theme.half + Theme.small
        anchors.verticalCenter: parent.verticalCenter
        name: row.easy ? "check" : "camera"
        tint: row.easy ? Theme.green : Theme.blue
    }

    Column {
        id: words

        x: mark.x + mark.width + Theme.half
        anchors.verticalCenter: parent.verticalCenter
        width: row.width - x - Theme.half
        spacing: Theme.tiny

        Label {
            width: parent.width
            size: Theme.lead
            bold: true
            text: Words.name(row.line)
        }

        Label {
            width: parent.width
            size: Theme.note
            color: row.easy ? Theme.green : Theme.ink
            text: row.how()
        }

        Label {
            width: parent.width
            visible: text && !Theme.elder
            size: Theme.fine
            color: Theme.soft
            text: row.easy ? "" : row.help
        }
    }
}
