import QtQuick
import kiosk.screens

// One thing to do, and up to two others below it; all in one row where height is scarce.
Flow {
    id: trio

    property bool led: true
    property int others: 2
    property bool tight: Theme.low && !Theme.wide
    readonly property int together: others + (led ? 1 : 0)
    readonly property real each: share(tight ? together : others)
    readonly property real lead: tight ? each : width
    readonly property int leadHeight: tight ? Theme.secondary : Theme.primary
    readonly property int leadSize: tight ? Theme.smallTitle : Theme.actionText

    function share(count) {
        return count > 1 ? Math.floor((width - spacing * (count - 1)) / count) : width;
    }

    width: parent ? parent.width : 0
    spacing: Theme.gap
}
