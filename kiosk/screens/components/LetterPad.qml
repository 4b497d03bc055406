pragma ComponentBehavior: Bound
import QtQuick
import kiosk.screens

// A to Z in alphabetical order (people look for letters, they do not touch-type), and erase.
Block {
    id: pad

    readonly property int across: Math.max(1, Math.floor((width + Theme.small) / (Theme.letterKey + Theme.small)))
    readonly property real each: (width - Theme.small * (across - 1)) / across

    implicitHeight: grid.implicitHeight

    Flow {
        id: grid

        width: pad.width
        spacing: Theme.small

        Repeater {
            model: "abcdefghijklmnopqrstuvwxyz".split("")

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
                onChosen: Bridge.finder.type(value)
            }
        }

        PillButton {
            action: "erase"
            answers: false
            width: Math.floor(pad.each) * 2 + Theme.small
            height: Theme.letterKey
            size: Theme.lead
            text: qsTr("删一个")
            onChosen: Bridge.finder.erase()
        }
    }
}
