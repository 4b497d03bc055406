import QtQuick
import kiosk.screens
import kiosk.screens.components

// Nobody is there: who we are, is it open, how long is it; one touch begins.
Page {
    id: page

    headline: qsTr("欢迎使用自助服务")
    subline: Words.hours(scene) ? qsTr("窗口 %1").arg(Words.hours(scene)) : ""
    spoken: qsTr("欢迎使用自助服务。点一下屏幕就开始。")
    home: false
    back: false
    idle: false

    Block {
        fills: true
        implicitHeight: Theme.hint

        Rectangle {
            anchors.fill: parent
            radius: Theme.radius
            color: Theme.card
            border.width: Theme.bright ? Theme.hair : 0
            border.color: Theme.line
        }

        Column {
            anchors.centerIn: parent
            width: parent.width - Theme.pad * 2
            spacing: Theme.half

            Label {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                size: Theme.welcome
                bold: true
                color: Theme.blue
                text: Bridge.house.clock
            }

            Label {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                size: Theme.title
                bold: true
                text: Words.place("hall")
            }

            Label {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                color: Theme.soft
                text: Words.join([Words.today(), Words.weekday(Bridge.house.weekday)])
            }
        }
    }

    FigureRow {
        aside: true
        wanted: page.scene.open && Words.hours(page.scene)
        figures: {
            const span = Words.span(page.scene);
            const waiting = { value: page.scene.waiting, caption: qsTr("人在等") };
            return span ? [waiting, { value: span, caption: qsTr("分钟能叫到") }] : [waiting];
        }
    }

    Notice {
        aside: true
        wanted: !page.scene.open
        title: Words.closedFor(page.scene) ? qsTr("现在不取号：%1").arg(Words.closedFor(page.scene)) : qsTr("现在不取号")
        text: page.scene.next_open ? qsTr("下次开门：%1").arg(Words.moment(page.scene.next_open)) : Words.hours(page.scene)
    }

    actions: [
        PrimaryAction {
            action: "touch"
            text: qsTr("点这里开始")
        }
    ]

    MouseArea {
        parent: page
        z: -1
        anchors.fill: parent
        onClicked: Bridge.stage.answer("touch", undefined)
    }
}
