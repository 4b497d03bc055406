import QtQuick
import kiosk.screens

// How long have I: a small ring and a sentence, counted from the last touch.
Item {
    id: note

    property bool form: false
    property int stays: 0 // seconds of a screen that goes by itself; 0 when it asks first
    readonly property int limit: stays > 0 ? stays : form || Theme.elder ? Words.house.idleSecondsLong : Words.house.idleSeconds
    property int remaining: limit

    implicitHeight: words.implicitHeight

    function look() {
        remaining = Math.max(0, Math.min(limit, Math.ceil(limit - Bridge.stage.quiet())));
    }

    onLimitChanged: look()
    Component.onCompleted: look()

    Timer {
        interval: Theme.second
        repeat: true
        running: note.visible
        onTriggered: note.look()
    }

    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Theme.small

        Ring {
            id: ring

            anchors.verticalCenter: parent.verticalCenter
            width: Theme.ringSmall
            height: Theme.ringSmall
            weight: Theme.stroke
            share: note.limit > 0 ? note.remaining / note.limit : 0
        }

        Label {
            id: words

            width: Math.min(implicitWidth, note.width - ring.width - Theme.small)
            size: Theme.fine
            color: Theme.soft
            text: Theme.elder ? qsTr("%1 秒不动就回首页").arg(note.remaining) : qsTr("%1 秒不操作会回到首页，您的信息会被清除").arg(note.remaining)
        }
    }
}
