import QtQuick
import kiosk.screens

// What to do now: one drawing, one sentence, the steps behind and the seconds left. Beside the picture where the sheet
// is wide, under it where it is high.
Card {
    id: guide

    property string sentence
    property string figure
    property int done: 0
    property int of: 0
    property int remaining: 0
    property int longest: 0

    pad: Theme.compact ? Theme.half : Theme.half + Theme.small
    spacing: Theme.half

    // The ring is full when a step begins; how long that is, the first count of the step says.
    onDoneChanged: longest = remaining
    onRemainingChanged: longest = Math.max(longest, remaining)
    Component.onCompleted: longest = remaining

    Item {
        width: parent.width
        implicitHeight: Math.max(mark.height, Theme.wide ? ring.height : told.implicitHeight)
        height: implicitHeight

        Glyph {
            id: mark

            anchors.verticalCenter: parent.verticalCenter
            size: Theme.figureSize
            name: guide.figure
        }

        Label {
            id: told

            visible: !Theme.wide
            x: mark.width + Theme.half
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - x
            size: Theme.english ? Theme.title : Theme.heroTitle
            bold: true
            Accessible.role: Accessible.Heading
            Accessible.name: text
            text: guide.sentence
        }

        Ring {
            id: ring

            visible: Theme.wide && guide.remaining > 0
            x: parent.width - width
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.ringMiddle
            height: Theme.ringMiddle
            size: Theme.smallTitle
            share: guide.longest > 0 ? guide.remaining / guide.longest : 0
            text: guide.remaining
        }
    }

    Label {
        visible: Theme.wide
        width: parent.width
        size: Theme.title
        bold: true
        Accessible.role: Accessible.Heading
        Accessible.name: text
        text: guide.sentence
    }

    Row {
        visible: guide.of > 0
        width: parent.width
        spacing: Theme.half

        Ring {
            id: under

            visible: !Theme.wide && guide.remaining > 0
            width: Theme.ringMiddle
            height: Theme.ringMiddle
            size: Theme.smallTitle
            share: ring.share
            text: guide.remaining
        }

        StepDots {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - (under.visible ? under.width + parent.spacing : 0)
            done: guide.done
            of: guide.of
        }
    }
}
