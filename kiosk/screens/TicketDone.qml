import QtQuick
import kiosk.screens
import kiosk.screens.components

// The number, and the honest truth about the paper.
Page {
    id: page

    readonly property bool printed: scene.paper === "printed"
    readonly property bool crowded: Theme.elder && Theme.compact
    readonly property var claim: scene.claim
    readonly property string show: claim ? Words.show(claim) : ""

    alarm: !printed
    headline: printed ? qsTr("号票已打印，请取走") : trouble().title
    subline: printed ? qsTr("出票口在屏幕下方") : Theme.compact ? "" : trouble().text
    spoken: headline + "。" + (printed ? subline : trouble().text) + qsTr("您的号是 %1。").arg(scene.number) + (Words.known(scene.people_ahead) ? qsTr("前面 %1 人。").arg(scene.people_ahead) : "")
    back: false

    function trouble() {
        if (scene.paper === "unconfirmed")
            return { title: qsTr("号票可能没有打完整"), text: qsTr("您的号 %1 已经排上，不用重新取。出票口有票就拿走；没有，请拍下这个号。").arg(scene.number) };
        if (scene.paper === "none" && scene.why === "paperOut")
            return { title: qsTr("号票纸用完了，没有打出来"), text: qsTr("您的号 %1 已经排上，不用重新取。请拍下这个号，或请工作人员补打。").arg(scene.number) };
        if (scene.paper === "none")
            return { title: qsTr("号票没有打出来"), text: qsTr("您的号 %1 已经排上，不用重新取。请拍下这个号，或请工作人员补打。").arg(scene.number) };
        return { title: "", text: "" };
    }

    TicketCard {
        scene: page.scene
        hall: page.printed
        fills: true
        most: Theme.hintMost
    }

    Notice {
        aside: true
        wanted: !page.printed && Theme.compact
        text: page.trouble().text
    }

    Notice {
        aside: true
        wanted: page.crowded && text
        kind: "green"
        text: [qsTr("在哪办：%1").arg(Words.where(page.scene.windows)), page.show].filter(line => line).join("\n")
    }

    Notice {
        aside: true
        wanted: Boolean(page.claim) && !page.crowded
        kind: "green"
        title: page.claim ? qsTr("优先：%1").arg(Words.label(page.claim)) : ""
        text: page.show
    }

    Notice {
        aside: true
        wanted: page.scene.missing.length > 0
        title: qsTr("叫到之前请补齐")
        text: Words.list(page.scene.missing)
    }

    Notice {
        aside: true
        wanted: page.scene.offline
        title: qsTr("服务中心暂时连不上")
        text: qsTr("号码有效，叫号照常；恢复后手机上能看到前面几个人。")
    }

    FollowCard {
        aside: true
        url: page.scene.follow_url
    }

    Card {
        aside: true
        spare: true
        pad: Theme.half + Theme.small

        Label {
            width: parent.width
            size: Theme.note
            color: Theme.soft
            text: qsTr("叫到号请尽快到窗口；过号后等 %1 位，可请窗口重新叫号。").arg(page.scene.recall_after)
        }
    }

    actions: [
        Duo {
            id: pair

            split: page.scene.may_reprint

            PrimaryAction {
                action: "done"
                width: pair.each
                implicitHeight: page.scene.may_reprint ? Theme.secondary : Theme.primary
                size: page.scene.may_reprint ? Theme.smallTitle : Theme.actionText
                text: qsTr("办完了")
            }

            SecondaryAction {
                visible: page.scene.may_reprint
                action: "reprint"
                width: pair.each
                text: qsTr("补打号票")
            }
        }
    ]
}
