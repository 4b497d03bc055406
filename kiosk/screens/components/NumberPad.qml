pragma ComponentBehavior: Bound
import QtQuick
import kiosk.screens

// Ten digits and erase, in the order of a telephone; in the corner X for identity numbers, or to clear all, or the way to
// the letters.
Block {
    id: pad

    property var typing: Bridge.number
    property bool secret: false
    property bool letterX: false
    property bool letters: false
    readonly property string corner: letters ? "letters" : secret ? "clear" : "X"
    readonly property real each: Math.max(implicitKey, (height - grid.spacing * (1 + 2)) / (2 + 2))
    readonly property int implicitKey: Theme.elder ? Math.max(Theme.key, Theme.touch) : Theme.key

    fills: true
    signal lettersWanted

    implicitHeight: implicitKey * (2 + 2) + grid.spacing * (1 + 2)
    most: implicitHeight * 1.3

    Grid {
        id: grid

        width: pad.width
        columns: 1 + 2
        spacing: Theme.small

        Repeater {
            model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", pad.corner, "0", "erase"]

            PillButton {
                required property string modelData
                readonly property bool erases: modelData === "erase"
                readonly property bool clears: modelData === "clear"
                readonly property bool turns: modelData === "letters"
                readonly property bool worded: erases || clears || turns

                action: worded ? modelData : "digit"
                value: worded ? undefined : modelData
                answers: false
                enabled: modelData !== "X" || pad.letterX
                width: (grid.width - grid.spacing * 2) / grid.columns
                height: pad.each
                size: worded ? Theme.smallTitle : Theme.keyText
                bold: !worded
                fill: Theme.card
                edge: enabled ? Theme.edge : Theme.line
                ink: enabled ? Theme.ink : Theme.soft
                text: erases ? qsTr("删一个") : clears ? qsTr("清空") : turns ? qsTr("字母") : modelData
                onChosen: erases ? pad.typing.erase() : clears ? pad.typing.wipe() : turns ? pad.lettersWanted() : pad.typing.add(value)
            }
        }
    }
}
