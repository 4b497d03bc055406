pragma ComponentBehavior: Bound
import QtQuick
import kiosk.screens

// The reasons of one level, as many as fit on a leaf; any number may be chosen.
Block {
    id: rows

    property var reasons: []
    property var chosen: []
    property int place: 0
    readonly property real least: Theme.elder && (Theme.english || Theme.compact) ? Theme.way + Theme.half * 2 : Theme.touch
    readonly property int whole: fit(height)
    readonly property bool leafed: reasons.length > whole
    readonly property int size: leafed ? fit(height - Theme.pager - Theme.gap) : whole
    readonly property real field: leafed ? height - Theme.pager - Theme.gap : height
    readonly property real rowHeight: Math.min((field + Theme.small) / Math.min(size, reasons.length) - Theme.small, Theme.row)
    readonly property int leaves: Math.max(1, Math.ceil(reasons.length / size))
    readonly property int sheet: Math.min(place, leaves - 1)

    function fit(space) {
        return Math.max(1, Math.floor((space + Theme.small) / (least + Theme.small)));
    }

    function turn(by) {
        place = Math.max(0, Math.min(sheet + by, leaves - 1));
    }

    function toggle(code) {
        chosen = chosen.includes(code) ? chosen.filter(one => one !== code) : [...chosen, code];
    }

    implicitHeight: least + Theme.pager + Theme.gap

    Column {
        width: parent.width
        spacing: Theme.small

        Repeater {
            model: rows.reasons.slice(rows.sheet * rows.size, (rows.sheet + 1) * rows.size)

            ReasonRow {
                required property var modelData

                action: "reason"
                value: modelData.code
                width: rows.width
                height: rows.rowHeight
                title: Words.name(modelData)
                selected: rows.chosen.includes(modelData.code)
                onChosen: rows.toggle(modelData.code)
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
