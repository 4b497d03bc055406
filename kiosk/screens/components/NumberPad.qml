pragma ComponentBehavior: Bound
import QtQuick
import kiosk.screens

// Ten digits, X and erase, in the order of a telephone.
Block {
    id: pad

    property bool letterX: false
    readonly property real each: Math.max(implicitKey, (height - grid.spacing * (1 + 2)) / (2 + 2))
    readonly property int implicitKey: Theme.elder ? Math.max(Theme.key, Theme.touch) : Theme.key

    fills: true
    implicitHeight: implicitKey * (2 + 2) + grid.spacing * (1 + 2)
    most: implicitHeight * 1.3

    Grid {
        id: grid

        width: pad.width
        columns: 1 + 2
        spacing: Theme.small

        Repeater {
            model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "X", "0", "erase"]

            PillButton {
                required property string modelData
                readonly property bool erases: modelData === "erase"

                action: erases ? "erase" : "digit"
                value: erases ? undefined : modelData
                answers: false
                enabled: modelData !== "X" || pad.letterX
                width: (grid.width - grid.spacing * 2) / grid.columns
                height: pad.each
                size: erases ? Theme.smallTitle : Theme.keyText
                bold: !erases
                fill: Theme.card
                edge: enabled ? Theme.edge : Theme.line
                ink: enabled ? Theme.ink : Theme.soft
                text: erases ? qsTr("删一个") : modelData
                onChosen: erases ? Bridge.number.erase() : Bridge.number.add(value)
            }
        }
    }
}
