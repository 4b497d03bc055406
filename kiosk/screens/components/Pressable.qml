import QtQuick
import kiosk.screens

// Everything that can be touched. Its name is its action; by keypad it wears a numbered badge and a focus ring.
Item {
    id: press

    required property string action
    property var value
    property string label
    property bool answers: true
    property bool main: false
    property bool marked: false
    property int badge: 0
    property int radius: height / 2
    readonly property bool target: true
    readonly property bool down: area.pressed && area.containsMouse

    signal chosen

    function choose() {
        if (!enabled)
            return;
        chosen();
        if (answers)
            Bridge.stage.answer(action, value);
    }

    objectName: value === undefined ? action : action + ":" + value
    Accessible.role: Accessible.Button
    Accessible.name: label
    Accessible.focusable: true
    Accessible.focused: marked
    Accessible.onPressAction: choose()

    MouseArea {
        id: area

        anchors.fill: parent
        onClicked: press.choose()
    }

    Rectangle {
        z: 1
        visible: press.marked
        anchors.fill: parent
        anchors.margins: -Theme.ring
        radius: press.radius + Theme.ring
        color: Theme.clear
        border.width: Theme.ring
        border.color: Theme.focus
    }

    Rectangle {
        z: 2
        visible: press.badge > 0
        width: Theme.badge
        height: Theme.badge
        radius: Theme.badge / 2
        color: Theme.focus
        border.width: Theme.hair
        border.color: Theme.focusInk

        Label {
            anchors.centerIn: parent
            size: Theme.body
            bold: true
            color: Theme.focusInk
            text: press.badge
        }
    }
}
