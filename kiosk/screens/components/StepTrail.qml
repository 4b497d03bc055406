pragma ComponentBehavior: Bound
import QtQuick
import kiosk.screens

// Where am I, of four steps. In elder mode one sentence says it.
Item {
    id: trail

    property int step: 0
    readonly property var names: Words.trail
    readonly property bool worded: Theme.elder || dots.implicitWidth > width

    implicitHeight: worded ? sentence.height : Theme.stepDot

    Label {
        id: sentence

        visible: trail.worded
        width: trail.width
        color: Theme.soft
        text: qsTr("第 %1 步，共 %2 步：%3").arg(trail.step + 1).arg(trail.names.length).arg(trail.names[trail.step])
    }

    Row {
        id: dots

        visible: !trail.worded
        spacing: Theme.small

        Repeater {
            model: trail.names

            Row {
                id: place

                required property string modelData
                required property int index
                readonly property bool done: index < trail.step
                readonly property bool now: index === trail.step

                spacing: Theme.small

                Rectangle {
                    visible: place.index > 0
                    anchors.verticalCenter: parent.verticalCenter
                    width: Theme.pad
                    height: Theme.hair
                    color: Theme.edge
                }

                Rectangle {
                    width: Theme.stepDot
                    height: Theme.stepDot
                    radius: height / 2
                    color: place.done ? Theme.blue : Theme.card
                    border.width: Theme.stroke
                    border.color: place.done || place.now ? Theme.blue : Theme.edge

                    Glyph {
                        visible: place.done
                        anchors.centerIn: parent
                        size: parent.height * 0.6
                        name: "check"
                        tint: Theme.blueInk
                    }

                    Label {
                        visible: !place.done
                        anchors.centerIn: parent
                        size: Theme.note
                        bold: place.now
                        color: place.now ? Theme.blue : Theme.soft
                        text: place.index + 1
                    }
                }

                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    size: Theme.note
                    bold: place.now
                    color: place.now ? Theme.ink : Theme.soft
                    text: place.modelData
                }
            }
        }
    }
}
