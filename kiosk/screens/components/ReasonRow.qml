import QtQuick
import kiosk.screens

// One official reason, to be chosen or not.
Pressable {
    id: row

    property string title
    property bool selected: false

    answers: false
    radius: Theme.radius
    label: title
    implicitHeight: Math.max(Theme.touch, words.implicitHeight + Theme.small * 2)
    Accessible.role: Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: selected

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: row.down ? Theme.washDown : row.selected ? Theme.wash : Theme.card
        border.width: row.selected ? Theme.stroke : Theme.hair
        border.color: row.selected ? Theme.blue : Theme.edge
    }

    Rectangle {
        id: box

        x: Theme.half + Theme.small
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.stepDot
        height: width
        radius: Theme.radiusSmall
        color: row.selected ? Theme.blue : Theme.card
        border.width: Theme.stroke
        border.color: row.selected ? Theme.blue : Theme.edge

        Glyph {
            visible: row.selected
            anchors.centerIn: parent
            size: parent.height * 0.7
            name: "check"
            tint: Theme.blueInk
        }
    }

    Label {
        id: words

        x: box.x + box.width + Theme.half
        anchors.verticalCenter: parent.verticalCenter
        width: row.width - x - Theme.half
        size: Theme.elder ? Theme.body : Theme.lead
        bold: row.selected
        text: row.title
    }
}
