import QtQuick
import kiosk.screens

// 还在吗: laid over any screen before everything of this citizen is wiped.
Item {
    id: ask

    readonly property real seconds: Bridge.stage.askSeconds
    property int remaining: 0

    visible: seconds > 0
    onSecondsChanged: remaining = Math.ceil(seconds)

    MouseArea {
        anchors.fill: parent
        onClicked: Bridge.stage.stay()
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.veil
    }

    Timer {
        interval: Theme.second
        repeat: true
        running: ask.visible
        onTriggered: ask.remaining = Math.max(0, ask.remaining - 1)
    }

    Rectangle {
        x: (ask.width - width) / 2
        y: Theme.low && !Theme.wide ? ask.height - height - Theme.margin : (ask.height - height) / 2
        width: Math.min(ask.width - Theme.margin * 2, Theme.dialog)
        height: column.implicitHeight + Theme.pad * 2
        radius: Theme.radius
        color: Theme.card
        border.width: Theme.bright ? Theme.stroke : 0
        border.color: Theme.line

        Column {
            id: column

            x: Theme.pad
            y: Theme.pad
            width: parent.width - x * 2
            spacing: Theme.half

            Label {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                size: Theme.headline
                bold: true
                text: qsTr("您还在吗？")
            }

            Label {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                color: Theme.soft
                text: qsTr("时间到了会回到首页，您的信息会清除。")
            }

            Ring {
                anchors.horizontalCenter: parent.horizontalCenter
                width: Theme.ringSize
                height: Theme.ringSize
                weight: Theme.small
                share: ask.seconds > 0 ? ask.remaining / ask.seconds : 0
                text: ask.remaining
            }

            PrimaryAction {
                action: "continue"
                answers: false
                text: qsTr("继续办理")
                onChosen: Bridge.stage.stay()
            }
        }
    }
}
