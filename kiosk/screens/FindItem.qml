pragma ComponentBehavior: Bound
import QtQuick
import kiosk.screens
import kiosk.screens.components

// Find the business: most wanted, by family, or by the first letters of its pinyin.
Page {
    id: page

    readonly property var finder: Bridge.finder
    readonly property bool shelves: finder.mode === "family" && !finder.family
    readonly property bool searching: finder.mode === "search"
    readonly property bool cramped: Theme.elder && Theme.compact
    readonly property var chosenCodes: scene.chosen.map(item => item.code)
    readonly property var shelf: JSON.parse(finder.families).find(one => one.code === finder.family)

    step: scene.guide ? -1 : 0
    headline: scene.guide ? qsTr("想了解哪件事？") : scene.chosen.length ? qsTr("还要办什么？") : qsTr("要办什么事？")
    subline: Theme.compact || Theme.elder || searching ? "" : qsTr("点一下事项。不知道叫什么名字，请按“分类”找。")
    spoken: headline + qsTr("点一下事项。不知道叫什么名字，请按“分类”找。")
    form: true

    onCrampedChanged: if (cramped && searching) finder.setMode("wanted")
    // After an item was added a new search begins, and 选好了 is in sight.
    Component.onCompleted: if (scene.chosen.length || !finder.query) finder.setMode("wanted")

    Block {
        id: tabs

        aside: Theme.wide
        implicitHeight: Theme.low ? Theme.touch : Theme.secondary

        Row {
            id: strip

            readonly property int count: 2 + (letters.visible ? 1 : 0)

            width: tabs.width
            spacing: Theme.small

            component Tab: PillButton {
                action: "mode"
                answers: false
                selected: page.finder.mode === value
                width: (strip.width - strip.spacing * (strip.count - 1)) / strip.count
                height: tabs.height
                size: Theme.lead
                bold: selected
                fill: selected ? Theme.blue : Theme.card
                edge: selected ? Theme.blue : Theme.edge
                onChosen: page.finder.setMode(value)
            }

            Tab {
                value: "wanted"
                text: qsTr("常办")
            }

            Tab {
                value: "family"
                text: qsTr("分类")
            }

            Tab {
                id: letters

                // Large letters and a low keyboard leave no room for results: there the shelves must do.
                visible: !page.cramped
                value: "search"
                icon: Theme.elder ? "" : "search"
                text: qsTr("首字母")
            }
        }
    }

    Block {
        id: query

        aside: Theme.low
        wanted: page.searching
        implicitHeight: Theme.secondary

        Rectangle {
            anchors.fill: parent
            radius: Theme.radius
            color: Theme.card
            border.width: Theme.hair
            border.color: Theme.blue

            Label {
                x: Theme.pad
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - x * 2
                size: page.finder.query ? Theme.title : Theme.note
                bold: page.finder.query
                color: page.finder.query ? Theme.ink : Theme.soft
                text: page.finder.query ? page.finder.query.toUpperCase() : qsTr("打拼音的第一个字母，如 食品经营 → SPJY")
            }
        }
    }

    Block {
        id: path

        wanted: page.finder.family !== ""
        implicitHeight: Theme.touch

        PillButton {
            id: all

            action: "family"
            value: ""
            answers: false
            height: parent.height
            icon: "back"
            text: qsTr("全部分类")
            onChosen: page.finder.setMode("family")
        }

        Label {
            x: all.width + Theme.gap
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - x
            size: Theme.smallTitle
            bold: true
            text: page.shelf ? Words.name(page.shelf) : ""
        }
    }

    ItemShelves {
        wanted: page.shelves
        fills: true
    }

    ItemRows {
        wanted: !page.shelves
        fills: true
        chosen: page.chosenCodes
        full: page.scene.chosen.length >= page.scene.most
    }

    LetterPad {
        wanted: page.searching
        aside: Theme.wide
    }

    Card {
        wanted: page.scene.chosen.length > 0 && Theme.compact
        aside: true
        spare: true
        pad: Theme.half
        spacing: 0

        Label {
            width: parent.width
            size: Theme.note
            color: Theme.soft
            text: qsTr("已选 %1 件，最多 %2 件").arg(page.scene.chosen.length).arg(page.scene.most)
        }

        Label {
            width: parent.width
            bold: true
            text: Words.list(page.scene.chosen.map(item => Words.name(item)))
        }
    }

    actions: [
        PrimaryAction {
            visible: page.scene.chosen.length > 0 && !(page.searching && (Theme.compact || Theme.elder))
            implicitHeight: Theme.secondary
            size: Theme.smallTitle
            action: "done"
            text: qsTr("选好了 %1 件，去取号").arg(page.scene.chosen.length)
        }
    ]
}
