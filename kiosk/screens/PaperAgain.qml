import QtQuick
import kiosk.screens
import kiosk.screens.components

// Staff allowed one more print of a paper that did not come out right.
Page {
    id: page

    step: 1
    headline: qsTr("再打一次这份证明？")
    subline: qsTr("工作人员已经同意补打，%1 前有效").arg(scene.until)
    spoken: headline + "。" + Words.name(scene) + "。" + subline + "。"

    Card {
        fills: true
        most: Theme.hintMost
        aside: !Theme.wide

        Glyph {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: !(Theme.elder && Theme.compact)
            size: Theme.iconLarge
            name: "again"
        }

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            size: Theme.title
            bold: true
            text: Words.name(page.scene)
        }

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            color: Theme.soft
            text: Words.join([qsTr("编号 %1").arg(page.scene.number), qsTr("%1 页").arg(page.scene.pages)])
        }
    }

    Notice {
        aside: true
        spare: true
        kind: "green"
        text: qsTr("还是原来那一份，编号不变，不用再选。")
    }

    actions: [
        Duo {
            id: pair

            PrimaryAction {
                action: "again"
                width: pair.each
                text: qsTr("再打一次")
            }

            SecondaryAction {
                action: "other"
                width: pair.each
                text: qsTr("打别的证明")
            }
        }
    ]
}
