import QtQuick
import kiosk.screens

// The code that follows the ticket by phone, with a sentence beside it.
Block {
    id: follow

    property string url
    property string number

    wanted: url !== "" && !Theme.wide
    implicitHeight: Math.max(code.height, words.implicitHeight) + Theme.half * 2

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: Theme.card
        border.width: Theme.bright ? Theme.hair : 0
        border.color: Theme.line
    }

    CodeBox {
        id: code

        objectName: "code"
        x: Theme.half
        anchors.verticalCenter: parent.verticalCenter
        text: follow.url
    }

    Column {
        id: words

        x: code.x + code.width + Theme.half
        anchors.verticalCenter: parent.verticalCenter
        width: follow.width - x - Theme.half

        Label {
            width: parent.width
            size: Theme.lead
            bold: true
            text: qsTr("手机扫一扫")
        }

        Label {
            width: parent.width
            color: Theme.soft
            text: qsTr("随时看还差几位")
        }
    }
}
