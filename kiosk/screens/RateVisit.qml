import QtQuick
import kiosk.screens
import kiosk.screens.components

// How was it? It opens by itself; nothing is chosen, nobody has to answer.
Page {
    id: page

    headline: qsTr("这次办事，您满意吗？")
    subline: Theme.elder && Theme.compact ? "" : Words.name(scene)
    spoken: headline + "。" + Words.list(tiles.levels.map(level => Words.level(level))) + "。" + qsTr("不想评价，可以直接离开") + "。"
    back: false

    RateTiles {
        id: tiles

        fills: true
    }

    Notice {
        aside: true
        spare: true
        kind: "green"
        title: qsTr("自愿评价，不影响办事")
        text: qsTr("全国一体化在线政务服务平台“好差评”")
    }

    actions: [
        SecondaryAction {
            visible: !Theme.compact
            action: "leave"
            text: qsTr("不评价，离开")
        }
    ]
}
