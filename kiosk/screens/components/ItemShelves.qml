pragma ComponentBehavior: Bound
import QtQuick
import kiosk.screens

// The families of items as tiles, leafed when they do not fit.
Block {
    id: shelves

    readonly property var all: JSON.parse(Bridge.finder.families)
    readonly property int across: Theme.wide && !Theme.elder ? 1 + 2 : 2
    readonly property int least: Theme.shelf
    readonly property int whole: rowsIn(height) * across
    readonly property int size: all.length <= whole ? whole : rowsIn(height - Theme.pager - Theme.gap) * across
    readonly property int pages: Math.max(1, Math.ceil(all.length / size))
    readonly property int lines: size / across
    readonly property real room: pages > 1 ? height - Theme.pager - Theme.gap : height
    readonly property real tileHeight: Math.min((room + Theme.small) / lines - Theme.small, least * 1.25)
    property int page: 0

    function rowsIn(space) {
        return Math.max(1, Math.floor((space + Theme.small) / (least + Theme.small)));
    }

    implicitHeight: least + Theme.pager + Theme.gap
    onPagesChanged: page = Math.min(page, pages - 1)

    Grid {
        id: grid

        width: parent.width
        columns: shelves.across
        spacing: Theme.small

        Repeater {
            model: shelves.all.slice(shelves.page * shelves.size, (shelves.page + 1) * shelves.size)

            Pressable {
                id: tile

                required property var modelData

                width: (grid.width - grid.spacing * (shelves.across - 1)) / shelves.across
                height: shelves.tileHeight
                action: "family"
                value: modelData.code
                answers: false
                label: Words.name(modelData)
                radius: Theme.radius
                onChosen: Bridge.finder.openFamily(value)

                Rectangle {
                    anchors.fill: parent
                    radius: Theme.radius
                    color: tile.down ? Theme.washDown : Theme.card
                    border.width: Theme.bright ? Theme.hair : 0
                    border.color: Theme.line
                }

                Rectangle {
                    id: box

                    visible: !Theme.elder
                    x: Theme.half
                    anchors.verticalCenter: parent.verticalCenter
                    width: visible ? Theme.iconBoxSmall : 0
                    height: width
                    radius: Theme.radiusSmall
                    color: Theme.wash

                    Glyph {
                        anchors.centerIn: parent
                        size: parent.width * 0.56
                        name: tile.modelData.icon
                    }
                }

                Column {
                    x: box.x + box.width + Theme.small
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width - x - Theme.small

                    Label {
                        id: name

                        width: parent.width
                        size: Theme.lead
                        bold: true
                        text: tile.label
                    }

                    Label {
                        width: parent.width
                        visible: !Theme.elder && name.lineCount === 1
                        size: Theme.fine
                        color: Theme.soft
                        text: qsTr("%1 件事").arg(tile.modelData.count)
                    }
                }
            }
        }
    }

    Pager {
        visible: shelves.pages > 1
        y: shelves.height - height
        width: shelves.width
        page: shelves.page
        pages: shelves.pages
        onTurned: by => shelves.page += by
    }
}
