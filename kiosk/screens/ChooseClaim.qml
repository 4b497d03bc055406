pragma ComponentBehavior: Bound
import QtQuick
import kiosk.screens
import kiosk.screens.components

// Who goes first by the hall's rules: taken at their word here, shown at the window.
Page {
    id: page

    step: 2 + 1
    headline: qsTr("您有哪一种证件？")
    subline: qsTr("凭证件可以往前排")
    spoken: headline + "。" + subline + "。" + scene.claims.map(claim => Words.label(claim) + "，" + Words.show(claim)).join("。") + "。" + qsTr("没有带证件，请按顺序排。")

    Repeater {
        model: page.scene.claims

        Block {
            id: line

            required property var modelData

            fills: true
            most: Theme.hero
            implicitHeight: way.implicitHeight

            BigWay {
                id: way

                anchors.fill: parent
                action: "claim"
                value: line.modelData.name
                objectName: "claim:" + line.modelData.name
                icon: "card"
                selected: page.scene.claimed === line.modelData.name
                title: Words.label(line.modelData)
                text: Words.show(line.modelData)
            }
        }
    }

    Notice {
        aside: true
        title: qsTr("请准备好证件")
        text: qsTr("号票上会印着要带的证件。没有带，请按顺序排。")
    }

    actions: [
        SecondaryAction {
            action: "none"
            text: qsTr("都没有，按顺序排")
        }
    ]
}
