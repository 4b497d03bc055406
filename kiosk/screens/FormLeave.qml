import QtQuick
import kiosk.screens
import kiosk.screens.components

// Back out of a form that was begun: go on with it, keep it for another day, or let it go.
Page {
    id: page

    readonly property string means: scene.slip ? qsTr("您的存单还能用，拿着它可以接着办。") : qsTr("先存着，%1 天内拿着存单接着办。不存，填的内容就全部删掉。").arg(scene.keep_days)

    alarm: true
    headline: qsTr("这份申请还没有提交")
    spoken: headline + "。" + Words.name(scene) + "。" + means
    back: false
    form: true

    Card {
        fills: true
        most: Theme.hintMost

        Glyph {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: !(Theme.elder && Theme.compact)
            size: Theme.iconLarge
            name: "file"
        }

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            size: Theme.lead
            bold: true
            text: Words.name(page.scene)
        }
    }

    Notice {
        aside: true
        text: page.means
    }

    actions: [
        Trio {
            id: deck

            others: page.scene.slip ? 1 : 2

            PrimaryAction {
                action: "stay"
                width: deck.lead
                implicitHeight: deck.leadHeight
                size: deck.leadSize
                text: qsTr("接着填")
            }

            SecondaryAction {
                visible: !page.scene.slip
                action: "keep"
                width: deck.each
                text: qsTr("先存着")
            }

            SecondaryAction {
                action: "erase"
                width: deck.each
                text: page.scene.slip ? qsTr("办别的") : qsTr("不要了")
            }
        }
    ]
}
