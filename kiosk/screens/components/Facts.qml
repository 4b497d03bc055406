pragma ComponentBehavior: Bound
import QtQuick
import kiosk.screens

// Questions and their answers, each with its drawing; in elder mode, and where height is scarce, one short sentence.
Card {
    id: card

    property var facts: []
    readonly property bool titled: !Theme.elder && (Theme.wide || !Theme.low)

    spacing: Theme.small
    pad: Theme.compact || Theme.elder ? Theme.half : Theme.half + Theme.small

    Repeater {
        model: card.facts

        Item {
            id: fact

            required property var modelData

            width: parent ? parent.width : 0
            implicitHeight: Math.max(mark.height, words.implicitHeight)
            height: implicitHeight

            Glyph {
                id: mark

                size: Theme.icon
                name: fact.modelData.icon
            }

            Column {
                id: words

                x: mark.width + Theme.half
                y: Math.max(0, (mark.height - told.height / told.lineCount) / 2) * (card.titled ? 0 : 1)
                width: fact.width - x

                Label {
                    width: parent.width
                    visible: card.titled
                    size: Theme.lead
                    bold: true
                    text: fact.modelData.title
                }

                Label {
                    id: told

                    width: parent.width
                    size: card.titled ? Theme.body : Theme.lead
                    color: card.titled ? Theme.soft : Theme.ink
                    text: card.titled ? fact.modelData.text : fact.modelData.short
                }
            }
        }
    }
}
