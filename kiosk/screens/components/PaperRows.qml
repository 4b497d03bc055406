pragma ComponentBehavior: Bound
import QtQuick
import kiosk.screens

// Kinds of papers, as many as fit; what cannot be had now says why.
Block {
    id: rows

    property var kinds: []
    property var reasons: ({})
    // Names too long for half a line.
    property bool single: false
    property int place: 0
    readonly property int across: !single && Theme.compact && !Theme.elder && !Theme.english ? 2 : 1
    readonly property int whole: linesIn(height) * across
    readonly property bool leafed: kinds.length > whole
    readonly property int size: leafed ? linesIn(height - Theme.pager - Theme.gap) * across : whole
    readonly property real field: leafed ? height - Theme.pager - Theme.gap : height
    readonly property real rowHeight: Math.min((field + Theme.small) * across / size - Theme.small, Theme.row * 1.2)
    readonly property int leaves: Math.max(1, Math.ceil(kinds.length / size))
    readonly property int sheet: Math.min(place, leaves - 1)

    function linesIn(space) {
        return Math.max(1, Math.floor((space + Theme.small) / (Theme.row + Theme.small)));
    }

    function turn(by) {
        place = Math.max(0, Math.min(sheet + by, leaves - 1));
    }

    implicitHeight: Theme.row + Theme.pager + Theme.gap

    Grid {
        width: parent.width
        columns: rows.across
        spacing: Theme.small

        Repeater {
            model: rows.kinds.slice(rows.sheet * rows.size, (rows.sheet + 1) * rows.size)

            PaperRow {
                required property var modelData

                width: (rows.width - Theme.small * (rows.across - 1)) / rows.across
                height: rows.rowHeight
                kind: modelData
                why: rows.reasons[modelData.apply ? "apply" : modelData.why] || ""
            }
        }
    }

    Pager {
        visible: rows.leafed
        y: rows.height - height
        width: rows.width
        page: rows.sheet
        pages: rows.leaves
        onTurned: by => rows.turn(by)
    }

    Swipe {
        enabled: rows.leafed
        onTurned: by => rows.turn(by)
    }
}
