import QtQuick
import kiosk.screens
import kiosk.screens.components

// What became of the sheets, and how anybody can check the paper.
Page {
    id: page

    readonly property bool printed: scene.result === "printed"
    readonly property bool gone: scene.result === "void"
    readonly property bool unsure: !printed && !gone && scene.fee !== "" // and paid

    alarm: !printed
    headline: printed ? qsTr("打好了，请取走 %1 页").arg(scene.of) : gone ? qsTr("这次没有打成，已经作废") : qsTr("可能没有打完整")
    subline: printed ? qsTr("出纸口在屏幕下方。别忘了身份证") : ""
    spoken: headline + "。" + (printed ? subline : told() + (unsure ? paid() + "。" + money() : ""))
    back: false

    function told() {
        return what() + (gone && scene.fee ? qsTr("付的 %1 元会原路退回。").arg(scene.fee) : "");
    }

    // Of a paper that may not be whole: staff decide, and what to show them.
    function money() {
        return scene.receipt ? qsTr("工作人员会核对，没打完整就退回。凭条请留好。") : qsTr("工作人员会核对，没打完整就退回。单号请拍下。");
    }

    function fewer() {
        return scene.phone ? qsTr("少了请找工作人员，电话 %1").arg(scene.phone) : qsTr("少了请找工作人员");
    }

    function paid() {
        return qsTr("付的 %1 元不会丢").arg(scene.fee);
    }

    function what() {
        if (gone)
            return scene.sheets ? qsTr("已经出来的 %1 页不能用，请交给工作人员。今天的次数没有用掉，可以再打一次。").arg(scene.sheets) : qsTr("今天的次数没有用掉，可以再打一次。");
        return qsTr("打印机说不清打完没有。请数一数：应该有 %1 页。少了请找工作人员。").arg(scene.of);
    }

    Card {
        fills: true
        most: Theme.hintMost

        Glyph {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: !(Theme.elder && (Theme.compact || page.unsure))
            size: Theme.iconLarge
            name: page.printed ? "check" : "warn"
            tint: page.printed ? Theme.green : Theme.amber
        }

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            size: Theme.title
            bold: true
            text: Words.name(page.scene)
        }

        Label {
            visible: !(page.unsure && Theme.elder && Theme.compact) // the other number leads to it
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            color: Theme.soft
            text: qsTr("编号 %1").arg(page.scene.number)
        }

        Label {
            visible: !page.gone && !page.unsure
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            color: Theme.soft
            text: qsTr("验证码 %1").arg(page.scene.code)
        }

        Label {
            visible: page.unsure
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("缴款单号 %1").arg(page.scene.order)
        }
    }

    Notice {
        aside: true
        wanted: !page.printed
        title: page.gone ? "" : page.unsure ? qsTr("请数一数：应该有 %1 页").arg(page.scene.of) : qsTr("请数一数")
        text: page.unsure ? page.fewer() : page.told()
    }

    Notice {
        aside: true
        wanted: page.unsure
        title: page.paid()
        text: page.money()
    }

    Notice {
        aside: true
        spare: true
        wanted: page.printed
        kind: "green"
        text: qsTr("收到证明的人扫纸上的二维码，就能核验真假。")
    }

    Notice {
        aside: true
        wanted: !page.printed && !page.unsure && page.scene.phone
        text: qsTr("工作人员电话 %1").arg(page.scene.phone)
    }

    actions: [
        Duo {
            id: pair

            split: page.gone && !Theme.wide

            PrimaryAction {
                action: "done"
                width: pair.each
                implicitHeight: page.gone ? Theme.secondary : Theme.primary
                size: page.gone ? Theme.smallTitle : Theme.actionText
                text: qsTr("办完了")
            }

            SecondaryAction {
                visible: page.gone
                action: "again"
                width: pair.each
                text: qsTr("再打一次")
            }
        }
    ]
}
