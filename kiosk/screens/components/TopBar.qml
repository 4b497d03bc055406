pragma ComponentBehavior: Bound
import QtQuick
import kiosk.screens

// Who we are, how I like the screen, what time it is. In the same place on every screen.
Rectangle {
    id: bar

    property int step: -1

    color: Theme.card
    height: Theme.topBar

    Rectangle {
        id: mark

        visible: !Theme.elder || Theme.wide
        x: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        width: visible ? Theme.markSize : 0
        height: Theme.markSize
        radius: Theme.radiusSmall
        color: Theme.blue

        Glyph {
            anchors.centerIn: parent
            size: parent.height * 0.62
            name: "house"
            tint: Theme.blueInk
        }
    }

    Column {
        x: mark.x + mark.width + (mark.visible ? Theme.half : 0)
        anchors.verticalCenter: parent.verticalCenter
        width: (Theme.wide ? Theme.trailLeft : pills.x) - x - Theme.half

        Label {
            id: hall

            width: parent.width
            size: Theme.elder ? Theme.fine : Theme.body
            bold: true
            text: Words.place("hall")
        }

        Label {
            readonly property string full: Words.join([Words.place("zone"), Words.place("kiosk")])

            visible: hall.lineCount === 1 && text
            size: Theme.fine
            color: Theme.soft
            wrapMode: Text.NoWrap
            text: room.advanceWidth <= parent.width ? full : Words.place("kiosk")

            TextMetrics {
                id: room

                font.family: Theme.family
                font.pixelSize: Theme.fine
                text: Words.join([Words.place("zone"), Words.place("kiosk")])
            }
        }
    }

    StepTrail {
        visible: Theme.wide && bar.step >= 0
        x: Theme.trailLeft
        width: pills.x - x - Theme.pad
        anchors.verticalCenter: parent.verticalCenter
        step: Math.max(0, bar.step)
    }

    Row {
        id: pills

        x: clock.x - width - Theme.half
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.small

        component Choice: PillButton {
            answers: false
            width: Math.max(Theme.touch + Theme.small, implicitWidth - Theme.half)
            height: Theme.touch
            size: Theme.elder ? Theme.fine : Theme.body
            fill: selected ? Theme.blue : Theme.card
            edge: selected ? Theme.blue : Theme.edge
        }

        Choice {
            action: "elder"
            selected: Theme.elder
            text: qsTr("大字")
            onChosen: Bridge.comfort.toggleElder()
        }

        Choice {
            action: "contrast"
            selected: Theme.bright
            text: qsTr("高对比")
            onChosen: Bridge.comfort.toggleContrast()
        }

        Choice {
            action: "language"
            text: Theme.english ? "中文" : "EN"
            onChosen: Bridge.comfort.toggleLanguage()
        }
    }

    Column {
        id: clock

        x: bar.width - width - Theme.margin
        anchors.verticalCenter: parent.verticalCenter

        Label {
            anchors.right: parent.right
            size: Theme.elder ? Theme.fine : Theme.lead
            bold: true
            wrapMode: Text.NoWrap
            text: Bridge.house.clock
        }

        Label {
            visible: !Theme.elder
            anchors.right: parent.right
            size: Theme.fine
            color: Theme.soft
            wrapMode: Text.NoWrap
            text: Words.today()
        }
    }

    Rectangle {
        y: Theme.low ? 0 : bar.height - height
        width: bar.width
        height: Theme.hair
        color: Theme.line
    }
}
