pragma ComponentBehavior: Bound
import QtQuick
import kiosk.screens

// The first service of the home screen, the one thing most people come for.
Pressable {
    id: hero

    property string title
    property string text
    property string icon
    property string why
    property var chips: []
    readonly property color ink: enabled ? Theme.blueInk : Theme.ink

    radius: Theme.radius
    label: title
    implicitHeight: Math.max(Theme.hero, words.implicitHeight + Theme.pad * 2)

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: !hero.enabled ? Theme.card : hero.down ? Theme.blueDown : Theme.blue
        border.width: hero.enabled ? 0 : Theme.hair
        border.color: Theme.edge
    }

    Glyph {
        id: mark

        x: Theme.pad
        anchors.verticalCenter: parent.verticalCenter
        size: Theme.iconLarge
        name: hero.icon
        tint: hero.enabled ? Theme.blueInk : Theme.soft
    }

    Column {
        id: words

        x: mark.x + mark.width + Theme.pad
        anchors.verticalCenter: parent.verticalCenter
        width: arrow.x - x - Theme.small
        spacing: Theme.small

        Label {
            width: parent.width
            size: Theme.heroTitle
            bold: true
            color: hero.ink
            text: hero.title
        }

        Label {
            width: parent.width
            visible: !(hero.enabled && Theme.wide && Theme.elder)
            color: hero.enabled ? Theme.blueInkSoft : Theme.amber
            text: hero.enabled ? hero.text : hero.why
        }

        Flow {
            visible: hero.enabled && hero.chips.length > 0 && !(Theme.wide && Theme.elder)
            width: parent.width
            spacing: Theme.small

            Repeater {
                model: hero.chips

                Rectangle {
                    id: chip

                    required property string modelData

                    width: word.implicitWidth + Theme.half * 2
                    height: word.implicitHeight + Theme.tiny * 2
                    radius: height / 2
                    color: Theme.blueChip

                    Label {
                        id: word

                        anchors.centerIn: parent
                        size: Theme.note
                        color: Theme.blueInk
                        wrapMode: Text.NoWrap
                        text: chip.modelData
                    }
                }
            }
        }
    }

    Glyph {
        id: arrow

        visible: hero.enabled
        x: hero.width - width - Theme.half
        anchors.verticalCenter: parent.verticalCenter
        name: "chevron"
        tint: hero.enabled ? Theme.blueInkSoft : Theme.edge
    }
}
