import QtQuick
import kiosk.screens

// One of the five disclosures of an item: a heading and its text.
Card {
    id: card

    property string title
    property string text

    Label {
        width: parent.width
        size: Theme.note
        bold: true
        color: Theme.blue
        text: card.title
    }

    Label {
        width: parent.width
        text: card.text
    }
}
