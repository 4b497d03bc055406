import QtQuick
import kiosk.screens

// 上一页 and 下一页: no gesture is ever needed.
Item {
    id: pager

    property int page: 0
    property int pages: 1

    signal turned(int by)

    height: Theme.pager
    implicitHeight: Theme.pager

    SecondaryAction {
        id: earlier

        action: "page_prev"
        answers: false
        enabled: pager.page > 0
        opacity: enabled ? 1 : 0
        width: (pager.width - count.width - Theme.gap * 2) / 2
        height: pager.height
        size: Theme.lead
        text: qsTr("上一页")
        onChosen: pager.turned(-1)
    }

    Label {
        id: count

        anchors.centerIn: parent
        size: Theme.lead
        color: Theme.soft
        text: qsTr("%1 / %2").arg(pager.page + 1).arg(pager.pages)
    }

    SecondaryAction {
        action: "page_next"
        answers: false
        enabled: pager.page < pager.pages - 1
        opacity: enabled ? 1 : 0
        x: pager.width - width
        width: earlier.width
        height: pager.height
        size: Theme.lead
        ink: Theme.blue
        bold: true
        text: qsTr("下一页")
        onChosen: pager.turned(1)
    }
}
