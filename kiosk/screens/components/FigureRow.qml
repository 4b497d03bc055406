pragma ComponentBehavior: Bound
import QtQuick
import kiosk.screens

// Up to three big figures with what they count. Side by side where they fit, else one a line.
Block {
    id: row

    property var figures: []
    readonly property real natural: measured()
    readonly property bool stacked: Theme.elder || natural > width - Theme.pad

    function measured() {
        return cells.count + [...grid.children].reduce((sum, cell) => sum + (cell.natural + Theme.half || 0), 0);
    }

    implicitHeight: grid.implicitHeight + (stacked ? Theme.half : Theme.pad) * 2

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: Theme.card
        border.width: Theme.bright ? Theme.hair : 0
        border.color: Theme.line
    }

    Grid {
        id: grid

        x: row.stacked ? Theme.pad : Theme.half
        anchors.verticalCenter: parent.verticalCenter
        width: row.width - x * 2
        columns: row.stacked ? 1 : Math.max(1, row.figures.length)
        rowSpacing: Theme.tiny

        Repeater {
            id: cells

            model: row.figures

            Item {
                id: cell

                required property var modelData
                required property int index
                readonly property real natural: Math.max(value.implicitWidth, caption.implicitWidth)
                readonly property real spare: Math.max(0, grid.width - row.natural) / Math.max(1, row.figures.length)

                width: row.stacked ? grid.width : natural + Theme.half + spare
                height: row.stacked ? Math.max(value.height, caption.height) : value.height + caption.height

                Rectangle {
                    visible: cell.index > 0 && !row.stacked
                    anchors.verticalCenter: parent.verticalCenter
                    width: Theme.hair
                    height: parent.height * 0.7
                    color: Theme.line
                }

                Label {
                    id: value

                    x: row.stacked ? 0 : (parent.width - width) / 2
                    y: row.stacked ? (parent.height - height) / 2 : 0
                    size: Theme.compact || Theme.elder ? Theme.heroTitle : Theme.figure
                    bold: true
                    color: Theme.blue
                    wrapMode: Text.NoWrap
                    text: cell.modelData.value
                }

                Label {
                    id: caption

                    x: row.stacked ? value.width + Theme.half : (parent.width - width) / 2
                    y: row.stacked ? (parent.height - height) / 2 : value.height
                    width: row.stacked ? Math.min(implicitWidth, grid.width - x) : implicitWidth
                    color: Theme.soft
                    text: cell.modelData.caption
                }
            }
        }
    }
}
