pragma ComponentBehavior: Bound
import QtQuick
import kiosk.screens
import kiosk.screens.components

// Find the business: most wanted, by family, or by the letters of any word said of it. Where large letters and a low or
// wide sheet leave no room for keys and list at once, the keys come first, with the best match, and the list after them.
Page {
    id: page

    readonly property var finder: Bridge.finder
    readonly property bool shelves: finder.mode === "family" && !finder.family
    readonly property bool searching: finder.mode === "search"
    readonly property bool cramped: Theme.elder && Theme.compact
    readonly property bool keys: searching && !(cramped && listing)
    readonly property bool preview: cramped && keys
    readonly property var chosenCodes: scene.chosen.map(item => item.code)
    readonly property var shelf: JSON.parse(finder.families).find(one => one.code === finder.family)

    property bool listing: false

    step: scene.guide ? -1 : 0
    headline: scene.guide ? qsTr("想了解哪件事？") : scene.chosen.length ? qsTr("还要办什么？") : qsTr("要办什么事？")
    subline: Theme.compact || Theme.elder || searching ? "" : qsTr("点一下事项。不知道叫什么名字，请按“分类”或“搜索”找。")
    spoken: headline + qsTr("点一下事项。不知道叫什么名字，请按“分类”或“搜索”找。")
    form: true

    // After an item was added a new search begins, and 选好了 is in sight.
    onSearchingChanged: listing = false
    Component.onCompleted: {
        if (scene.chosen.length || !finder.query)
            finder.setMode("wanted");
        listing = finder.query !== "";
    }

    Block {
        id: tabs

        aside: Theme.wide
        implicitHeight: Theme.low ? Theme.touch : Theme.secondary

        Row {
            id: strip

            readonly property int count: 2 + 1

            width: tabs.width
            spacing: Theme.small

            component Pill: PillButton {
                answers: false
                width: (strip.width - strip.spacing * (strip.count - 1)) / strip.count
                height: tabs.height
                size: Theme.lead
                bold: selected
                fill: selected ? Theme.blue : Theme.card
                edge: selected ? Theme.blue : Theme.edge
            }

            component Tab: Pill {
                action: "mode"
                selected: page.finder.mode === value
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
                visible: !other.visible
                value: "search"
                icon: Theme.elder || Theme.wide && Theme.english ? "" : "search"
                text: qsTr("搜索")
            }

            Pill {
                id: other

                visible: page.cramped && page.searching && (page.listing || page.finder.count > 0)
                action: page.listing ? "letters" : "results"
                selected: true
                text: page.listing ? qsTr("改字母") : qsTr("看 %1 件").arg(page.finder.count)
                onChosen: page.listing = !page.listing
            }
        }
    }

    SearchField {
        wanted: page.searching
        aside: Theme.low || page.cramped
        reachable: !page.split
    }

    Block {
        wanted: page.preview && page.finder.query !== ""
        aside: true
        implicitHeight: best.implicitHeight

        Column {
            id: best

            width: parent.width

            Repeater {
                model: page.preview && page.finder.count > 0 ? [page.finder.best] : []

                ItemRow {
                    required property string modelData

                    enabled: !taken && !page.split && page.scene.chosen.length < page.scene.most
                    width: best.width
                    height: Math.max(Theme.row, implicitHeight)
                    size: Theme.wide ? Theme.body : Theme.lead
                    item: JSON.parse(modelData)
                    taken: page.chosenCodes.includes(item.code)
                }
            }

            Label {
                visible: page.finder.count === 0
                width: parent.width
                height: Theme.row
                leftPadding: Theme.half
                rightPadding: Theme.half
                color: Theme.soft
                text: qsTr("没有找到。请少打一个字母。")
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
        wanted: !page.shelves && !page.preview
        fills: true
        chosen: page.chosenCodes
        full: page.scene.chosen.length >= page.scene.most
    }

    LetterPad {
        wanted: page.keys
        aside: Theme.wide && !page.cramped
        onTyped: letter => page.finder.type(letter)
        onErased: page.finder.erase()
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
