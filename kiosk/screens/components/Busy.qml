pragma ComponentBehavior: Bound
import QtQuick
import kiosk.screens

// Three dots that take turns while something lasts; they stand still in elder mode.
Row {
    id: busy

    property int beat: 0

    spacing: Theme.half

    Timer {
        interval: Theme.beat
        repeat: true
        running: busy.visible && !Theme.elder
        onTriggered: busy.beat = (busy.beat + 1) % dots.count
    }

    Repeater {
        id: dots

        model: 1 + 2

        Rectangle {
            required property int index

            width: Theme.busyDot
            height: Theme.busyDot
            radius: height / 2
            color: Theme.elder || index === busy.beat ? Theme.blue : Theme.edge
        }
    }
}
