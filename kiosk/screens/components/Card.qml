import QtQuick
import kiosk.screens

// A white card holding a column.
Block {
    id: card

    property alias fill: ground.color
    property int pad: Theme.pad
    property int spacing: Theme.small
    property bool centred: fills
    default property alias parts: column.data

    implicitHeight: column.implicitHeight + pad * 2

    Rectangle {
        id: ground

        anchors.fill: parent
        radius: Theme.radius
        color: Theme.card
        border.width: Theme.bright ? Theme.hair : 0
        border.color: Theme.line
    }

    Column {
        id: column

        x: card.pad
        y: card.centred ? Math.max(card.pad, (card.height - implicitHeight) / 2) : card.pad
        width: card.width - card.pad * 2
        spacing: card.spacing
    }
}
