pragma ComponentBehavior: Bound
import QtQuick
import kiosk.screens

// One page of items found; as many rows as fit, leafed with buttons or a swipe.
Block {
    id: rows

    property var chosen: []
    property bool full: false
    readonly property var finder: Bridge.finder
    readonly property int least: Theme.row
    readonly property real room: height - Theme.pager - Theme.gap
    readonly property int across: Theme.compact && !Theme.elder && !Theme.english ? 2 : 1 // English names are long
    readonly property int whole: linesIn(height) * across
    readonly property int size: finder.count <= whole ? whole : linesIn(room) * across
    readonly property real field: finder.count <= whole ? height : room
    readonly property real rowHeight: Math.min((field + Theme.small) * across / size - Theme.small, least * 1.2)

    function linesIn(space) {
        return Math.max(1, Math.floor((space + Theme.small) / (least + Theme.small)));
    }

    implicitHeight: least + Theme.pager + Theme.gap
    onSizeChanged: finder.setPageSize(size)
    Component.onCompleted: finder.setPageSize(size)

    Grid {
        width: parent.width
        columns: rows.across
        spacing: Theme.small

        Repeater {
            model: rows.finder

            ItemRow {
                required property string card

                width: (rows.width - Theme.small * (rows.across - 1)) / rows.across
                height: rows.rowHeight
                item: JSON.parse(card)
                taken: rows.chosen.includes(item.code)
                enabled: !taken && !rows.full
            }
        }
    }

    Label {
        visible: rows.finder.count === 0
        x: Theme.half
        y: Theme.half
        width: rows.width - Theme.pad
        color: Theme.soft
        text: rows.finder.query ? qsTr("没有找到。请少打一个字母，或按“分类”找，也可以求助。") : qsTr("打几个字母，事项就出来。")
    }

    Pager {
        visible: rows.finder.pages > 1
        y: rows.height - height
        width: rows.width
        page: rows.finder.page
        pages: rows.finder.pages
        onTurned: by => rows.finder.turn(by)
    }

    Swipe {
        enabled: rows.finder.pages > 1
        onTurned: by => rows.finder.turn(by)
    }
}
