import QtQuick
import kiosk.screens

// Two actions, one under the other, or side by side where height is scarce.
Flow {
    id: duo

    property bool split: Theme.low && !Theme.wide
    readonly property real each: split ? (width - spacing) / 2 : width

    width: parent ? parent.width : 0
    spacing: Theme.gap
}
