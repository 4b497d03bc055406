pragma ComponentBehavior: Bound
import QtQuick
import kiosk.screens

// Steps behind and steps to come, drawn and in words.
Column {
    id: steps

    property int done: 0
    property int of: 0

    spacing: Theme.small

    Row {
        spacing: Theme.small

        Repeater {
            model: steps.of

            Rectangle {
                id: dot

                required property int index
                readonly property bool behind: index < steps.done

                width: Theme.stepDot
                height: Theme.stepDot
                radius: height / 2
                color: behind ? Theme.blue : Theme.card
                border.width: Theme.stroke
                border.color: index <= steps.done ? Theme.blue : Theme.edge

                Glyph {
                    visible: dot.behind
                    anchors.centerIn: parent
                    size: parent.height * 0.6
                    name: "check"
                    tint: Theme.blueInk
                }
            }
        }
    }

    Label {
        visible: !(Theme.elder && Theme.wide)
        width: parent.width
        color: Theme.soft
        text: steps.done < steps.of ? qsTr("第 %1 步，共 %2 步").arg(steps.done + 1).arg(steps.of) : qsTr("都做完了，正在核对")
    }
}
