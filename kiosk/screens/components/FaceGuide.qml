pragma ComponentBehavior: Bound
import QtQuick
import kiosk.screens

// What to do now: one drawing, one sentence, the steps behind and the seconds left.
Card {
    id: guide

    property string sentence
    property string figure
    property int done: 0
    property int of: 0
    property int remaining: 0
    property int longest: 0
    readonly property bool counts: of > 0

    pad: Theme.compact ? Theme.half : Theme.half + Theme.small
    spacing: Theme.half

    // The ring is full when a step begins; how long that is, the first count of the step says.
    onDoneChanged: longest = remaining
    onRemainingChanged: longest = Math.max(longest, remaining)
    Component.onCompleted: longest = remaining

    Flow {
        id: words

        readonly property bool beside: !Theme.wide

        width: parent.width
        spacing: Theme.half

        Glyph {
            id: mark

            size: Theme.figureSize
            name: guide.figure
        }

        Item {
            width: words.beside ? words.width - mark.width - words.spacing : words.width
            implicitHeight: Math.max(words.beside ? mark.height : 0, told.implicitHeight)
            height: implicitHeight

            Label {
                id: told

                anchors.verticalCenter: parent.verticalCenter
                width: parent.width
                size: Theme.english ? Theme.title : Theme.heroTitle
                bold: true
                Accessible.role: Accessible.Heading
                Accessible.name: text
                text: guide.sentence
            }
        }
    }

    Row {
        id: trail

        visible: guide.counts
        width: parent.width
        spacing: Theme.half

        Ring {
            id: ring

            visible: guide.remaining > 0
            width: Theme.ringMiddle
            height: Theme.ringMiddle
            size: Theme.smallTitle
            share: guide.longest > 0 ? guide.remaining / guide.longest : 0
            text: guide.remaining
        }

        Column {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - (ring.visible ? ring.width + parent.spacing : 0)
            spacing: Theme.small

            Row {
                spacing: Theme.small

                Repeater {
                    model: guide.of

                    Rectangle {
                        id: dot

                        required property int index
                        readonly property bool behind: index < guide.done

                        width: Theme.stepDot
                        height: Theme.stepDot
                        radius: height / 2
                        color: behind ? Theme.blue : Theme.card
                        border.width: Theme.stroke
                        border.color: index <= guide.done ? Theme.blue : Theme.edge

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
                width: parent.width
                color: Theme.soft
                text: guide.done < guide.of ? qsTr("第 %1 步，共 %2 步").arg(guide.done + 1).arg(guide.of) : qsTr("都做完了，正在核对")
            }
        }
    }
}
