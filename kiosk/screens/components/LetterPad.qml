pragma ComponentBehavior: Bound
import QtQuick
import kiosk.screens

// A to Z in alphabetical order (people look for letters, they do not touch-type), and erase; where a dash and digits may
// come between the letters, these too.
Block {
    id: pad

    property bool badge: false

    signal typed(string letter)
    signal erased
    signal digitsWanted

    readonly property int across: Math.max(1, Math.floor((width + Theme.small) / (Theme.letterKey + Theme.small)))
    readonly property real each: (width - Theme.small * (across - 1)) / across

    implicitHeight: grid.implicitHeight

    Flow {
        id: grid

        width: pad.width
        spacing: Theme.small

        Repeater {
            model: ("abcdefghijklmnopqrstuvwxyz" + (pad.badge ? "-" : "")).split("")

            PillButton {
                required property string modelData

                action: "letter"
                value: modelData
                answers: false
                width: Math.floor(pad.each)
                height: Theme.letterKey
                size: Theme.smallTitle
                fill: Theme.card
                edge: Theme.edge
                text: modelData.toUpperCase()
                onChosen: pad.typed(value)
            }
        }

        PillButton {
            action: "erase"
            answers: false
            width: Math.floor(pad.each) * 2 + Theme.small
            height: Theme.letterKey
            size: Theme.lead
            text: qsTr("删一个")
            onChosen: pad.erased()
        }

        PillButton {
            visible: pad.badge
            action: "digits"
            answers: false
            width: Math.floor(pad.each) * 2 + Theme.small
            height: Theme.letterKey
            size: Theme.lead
            text: qsTr("数字")
            onChosen: pad.digitsWanted()
        }
    }
}
