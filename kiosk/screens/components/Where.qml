import QtQuick
import kiosk.screens

// Which windows do it, as far as they are open.
Card {
    id: card

    property var windows: []
    property bool useful: true

    wanted: useful && Words.openCount(windows) > 0
    pad: Theme.half

    Label {
        x: Theme.pad - card.pad
        width: parent.width - x * 2
        size: Theme.note
        color: Theme.soft
        text: qsTr("在哪办：%1").arg(Words.where(card.windows))
    }
}
