import QtQuick
import kiosk.screens
import kiosk.screens.components

// What is owed, for what, by which standard, and the code to pay it with.
Page {
    id: page

    property int rest: 0
    property int counted: -1
    readonly property string amount: qsTr("%1 元").arg(scene.amount)
    readonly property string what: scene.copies > 1 ? qsTr("%1，%2 份").arg(Words.name(scene)).arg(scene.copies) : Words.name(scene)

    step: Words.payStep
    headline: qsTr("请用手机扫码付款")
    subline: Theme.wide ? "" : what
    spoken: qsTr("请用手机扫码付款，一共 %1。%2。").arg(amount).arg(what) + leaving()
    form: true
    idle: false
    onSceneChanged: count()
    Component.onCompleted: count()

    function count() {
        if (counted !== Bridge.stage.serial)
            rest = scene.seconds;
        counted = Bridge.stage.serial;
    }

    function leaving() {
        return scene.slip ? qsTr("现在不付也行：这张单子以后还能付。") : qsTr("不想付，点“不付了”，不会扣钱。付了没有拿到证明，钱原路退回。");
    }

    Timer {
        interval: Theme.second
        repeat: true
        running: page.rest > 0
        onTriggered: page.rest -= 1
    }

    Card {
        fills: true
        spacing: Theme.compact ? Theme.tiny : Theme.half
        pad: Theme.compact ? Theme.half : Theme.pad

        Label {
            objectName: "amount"
            visible: !Theme.wide
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            size: Theme.compact ? Theme.heroTitle : Theme.figure
            wrapMode: Text.NoWrap
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.smallTitle
            bold: true
            color: Theme.blue
            text: page.amount
        }

        CodeBox {
            objectName: "pay"
            anchors.horizontalCenter: parent.horizontalCenter
            sourceSize: Qt.size(Theme.payCode, Theme.payCode)
            text: page.scene.pay
            Accessible.name: qsTr("付款的二维码")
        }

        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Theme.small

            Ring {
                anchors.verticalCenter: parent.verticalCenter
                width: Theme.ringSmall
                height: Theme.ringSmall
                weight: Theme.stroke
                share: page.scene.seconds > 0 ? page.rest / page.scene.seconds : 0
            }

            Label {
                anchors.verticalCenter: parent.verticalCenter
                size: Theme.note
                color: Theme.soft
                wrapMode: Text.NoWrap
                text: page.rest > 0 ? qsTr("%1 秒内有效").arg(page.rest) : qsTr("正在等付款的消息")
            }
        }
    }

    Card {
        aside: true
        wanted: Theme.wide
        pad: Theme.half
        spacing: Theme.tiny

        Label {
            width: parent.width
            size: Theme.heroTitle
            bold: true
            color: Theme.blue
            text: page.amount
        }

        Label {
            width: parent.width
            text: page.what
        }

        Label {
            width: parent.width
            size: Theme.note
            color: Theme.soft
            text: page.leaving()
        }
    }

    Card {
        aside: true
        spare: true
        pad: Theme.half
        spacing: Theme.tiny

        Label {
            width: parent.width
            size: Theme.note
            text: qsTr("收费依据：%1").arg(page.scene.basis)
        }

        Label {
            width: parent.width
            size: Theme.note
            color: Theme.soft
            text: qsTr("缴款单号 %1").arg(page.scene.number)
        }
    }

    Card {
        aside: true
        wanted: !Theme.wide
        pad: Theme.half

        Label {
            width: parent.width
            size: Theme.note
            text: page.leaving()
        }
    }

    actions: [
        SecondaryAction {
            action: "back"
            text: qsTr("不付了")
        }
    ]
}
