import QtQuick
import kiosk.screens

// One kind of paper: its name large, who issues it or why it cannot be had small.
Pressable {
    id: row

    property var kind: ({})
    property string why
    readonly property bool there: !kind.why || kind.apply

    action: kind.apply ? "apply" : "choose"
    value: kind.code
    label: Words.name(kind)
    radius: Theme.radius
    enabled: there

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: row.down ? Theme.washDown : row.there ? Theme.card : Theme.button
        border.width: Theme.bright ? Theme.hair : 0
        border.color: Theme.line
    }

    Column {
        x: Theme.pad
        anchors.verticalCenter: parent.verticalCenter
        width: (fee.visible ? fee.x : mark.visible ? mark.x : row.width) - x - Theme.half

        Label {
            id: name

            width: parent.width
            size: Theme.lead
            bold: true
            color: row.there ? Theme.ink : Theme.soft
            text: row.label
        }

        Label {
            visible: text && (row.kind.why || !Theme.elder && name.lineCount === 1)
            width: parent.width
            size: Theme.fine
            color: row.kind.apply ? Theme.blue : Theme.soft
            text: row.kind.why ? row.why : Words.department(row.kind) || ""
        }
    }

    Label {
        id: fee

        visible: row.there && row.kind.fee > 0
        x: mark.x - width - Theme.small
        anchors.verticalCenter: parent.verticalCenter
        size: Theme.fine
        color: Theme.blue
        wrapMode: Text.NoWrap
        text: qsTr("%1 元").arg(row.kind.fee)
    }

    Glyph {
        id: mark

        visible: row.there
        x: row.width - width - Theme.half
        anchors.verticalCenter: parent.verticalCenter
        size: Theme.iconSmall
        name: "chevron"
        tint: Theme.edge
    }
}
