import QtQuick
import kiosk.screens
import kiosk.screens.components

// Asked before any camera opens, apart from everything else. Saying no is as easy as saying yes: one touch, one size.
Page {
    id: page

    readonly property var doings: ({
            take_ticket: qsTr("取号"), print_certificate: qsTr("打印证明"), file_application: qsTr("提交申请")
        })
    readonly property string doing: doings[scene.purpose] || qsTr("办事")

    step: Words.whoStep
    headline: scene.who && !Theme.english && !Theme.elder ? qsTr("%1，要不要刷脸？").arg(scene.who) : qsTr("要不要刷脸核对？")
    subline: qsTr("摄像头现在没有开。哪种办法都能办，您随意选")
    spoken: qsTr("要不要刷脸核对？") + "。" + subline + "。" + told().map(fact => fact.title + "？" + fact.text).join("。") + "。" + qsTr("办法有：%1。").arg(choices.names())
    form: true

    function told() {
        return [
            { icon: "person", title: qsTr("为什么要刷"), text: qsTr("确认来%1的是您本人").arg(doing), short: qsTr("看看来的是不是您本人") },
            { icon: "scan", title: qsTr("怎么刷"), text: qsTr("看一眼，和证件照片比一比，随时能停"), short: qsTr("和证件照片比一比，随时能停") },
            { icon: "shield", title: qsTr("会不会留下"), text: qsTr("不保存、不外传，比完马上清除"), short: qsTr("不保存、不外传，比完就清除") },
            { icon: "check", title: qsTr("不刷行不行"), text: qsTr("行，一样办，不多要材料不多花钱"), short: qsTr("不刷脸一样办，不多要材料") }
        ];
    }

    Facts {
        id: facts

        aside: !Theme.wide
        fills: true
        most: Theme.hintMost
        facts: page.told()

        Label {
            width: parent.width
            visible: Theme.wide || !Theme.low
            size: Theme.note
            color: Theme.soft
            text: qsTr("由%1核对，只用这一次。告知书 %2").arg(Words.place("hall")).arg(page.scene.text)
        }
    }

    actions: [
        Ways {
            id: choices

            ways: ["agree", ...page.scene.ways]
        }
    ]
}
