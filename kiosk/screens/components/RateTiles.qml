pragma ComponentBehavior: Bound
import QtQuick
import kiosk.screens

// The five levels, best first; where there is little height leaving stands beside them.
Block {
    id: tiles

    readonly property var levels: ["verySatisfied", "satisfied", "basicallySatisfied", "dissatisfied", "veryDissatisfied"]
    readonly property var all: Theme.compact ? [...levels, ""] : levels
    readonly property int across: Theme.compact ? 2 : 1
    readonly property int down: all.length / across
    readonly property real each: (height - Theme.small * (down - 1)) / down

    implicitHeight: Theme.way * down + Theme.small * (down - 1)

    Grid {
        width: parent.width
        columns: tiles.across
        spacing: Theme.small

        Repeater {
            model: tiles.all

            RateTile {
                required property string modelData
                required property int index

                action: modelData ? "rate" : "leave"
                value: modelData || undefined
                width: (tiles.width - Theme.small * (tiles.across - 1)) / tiles.across
                height: tiles.each
                icon: modelData ? "rate" + (tiles.levels.length - index) : "cross"
                title: modelData ? Words.level(modelData) : qsTr("不评价，离开")
            }
        }
    }
}
