pragma ComponentBehavior: Bound
import QtQuick
import kiosk.screens
import kiosk.screens.components

// A case on its way, as a parcel's is shown: where it is, by when, what is to be done, and how it came here.
Page {
    id: page

    readonly property bool out: scene.printed === "printed"
    readonly property bool tight: Theme.compact || Theme.elder // what comes next stands in the present station
    readonly property bool late: scene.due !== "" && scene.days_left < 0

    step: 2
    headline: Words.caseState(scene.state)
    subline: Words.name(scene)
    spoken: headline + "。" + subline + "。" + remaining() + "。" + scene.gaps.join("、") + "。" + scene.pick_up
    form: true

    function remaining() {
        if (!scene.due)
            return "";
        if (late)
            return qsTr("已经超过 %1 个工作日").arg(-scene.days_left);
        return scene.days_left ? qsTr("还剩 %1 个工作日").arg(scene.days_left) : qsTr("今天是最后一天");
    }

    function accepting() {
        if (!Words.known(scene.promised))
            return "";
        return scene.promised ? qsTr("受理以后 %1 个工作日内办完").arg(scene.promised) : qsTr("受理以后当场办完");
    }

    function fee() {
        switch (scene.fee_state) {
        case "paid":
            return qsTr("费用 %1 元，%2已缴").arg(scene.fee).arg(Words.day(scene.fee_day));
        case "refunding":
            return qsTr("费用 %1 元，正在退回").arg(scene.fee);
        case "refunded":
            return qsTr("费用 %1 元，已经退回").arg(scene.fee);
        default:
            return "";
        }
    }

    function slip() {
        switch (scene.printed) {
        case "printed":
            return qsTr("进度单打好了，请在出票口取走。");
        case "unconfirmed":
            return qsTr("进度单可能没有打完整，可以再打一张，或者拍下屏幕。");
        case "none":
            return qsTr("进度单没有打出来，已经通知工作人员。请拍下屏幕上的编号。");
        default:
            return "";
        }
    }

    Notice {
        aside: true
        wanted: page.scene.gaps.length > 0
        title: qsTr("请把材料补来")
        text: page.scene.gaps_until ? qsTr("%1前带来：%2").arg(Words.day(page.scene.gaps_until)).arg(Words.list(page.scene.gaps)) : Words.list(page.scene.gaps)
    }

    Notice {
        aside: true
        wanted: page.scene.committed.length > 0
        kind: "green"
        title: qsTr("签承诺书，不用交")
        text: page.scene.check_by ? qsTr("%1。办理部门在 %2前核查。").arg(Words.list(page.scene.committed)).arg(Words.day(page.scene.check_by)) : Words.list(page.scene.committed)
    }

    Notice {
        aside: true
        wanted: page.scene.state === "revoked"
        kind: "red"
        title: qsTr("核查的结果和承诺不一致")
        text: qsTr("请到窗口领取决定书，上面写明理由和怎样申请复议。领过证照的，请一起带来。")
    }

    Notice {
        aside: true
        wanted: page.scene.fee_state === "open"
        title: qsTr("还要缴费 %1 元").arg(page.scene.fee)
        text: qsTr("最迟 %1缴清。在首页选“缴费”，扫缴费单，或者输 %2；也可以到窗口缴。").arg(Words.day(page.scene.fee_day)).arg(page.scene.fee_code.replace(/ /g, "\u00a0"))
    }

    Notice {
        aside: true
        wanted: page.late
        kind: "red"
        title: page.remaining()
        text: qsTr("办理部门要公开说明原因；着急请按求助。")
    }

    Notice {
        aside: true
        wanted: page.scene.late_reason
        kind: "red"
        title: qsTr("比承诺的晚了")
        text: qsTr("公开的原因：%1").arg(page.scene.late_reason)
    }

    Notice {
        aside: true
        wanted: page.scene.state === "special"
        title: qsTr("现在不计时")
        text: qsTr("听证、检验、鉴定、专家评审这些，按规定不算在办理时间里。做完了接着计时。")
    }

    Notice {
        aside: true
        wanted: page.scene.state === "issued"
        kind: "green"
        title: page.scene.pick_up ? qsTr("请到%1领取").arg(page.scene.pick_up) : qsTr("请到窗口领取")
        text: page.scene.result ? qsTr("%1，带上身份证。").arg(page.scene.result) : qsTr("请带上身份证。")
    }

    Notice {
        aside: true
        kind: page.out ? "green" : "amber"
        text: page.slip()
    }

    Card {
        aside: true
        pad: Theme.elder && Theme.wide ? Theme.small : page.tight ? Theme.half : Theme.half + Theme.small
        spacing: page.tight ? Theme.tiny : Theme.small

        Label {
            width: parent.width
            visible: text && !page.late
            size: Theme.lead
            bold: true
            color: Theme.blue
            text: page.remaining()
        }

        Label {
            width: parent.width
            visible: text
            size: Theme.note
            text: page.scene.due ? qsTr("承诺 %1前办完").arg(Words.day(page.scene.due)) : page.accepting()
        }

        Label {
            width: parent.width
            visible: text
            size: Theme.note
            text: page.fee()
        }

        Label {
            width: parent.width
            size: Theme.note
            text: qsTr("编号 %1").arg(page.scene.number)
        }

        Label {
            width: parent.width
            size: Theme.note
            color: Theme.soft
            text: Words.join([page.scene.who, Words.department(page.scene)])
        }
    }

    CaseStation {
        wanted: page.scene.coming && !page.tight
        coming: true
        first: true
        title: Words.caseComing(page.scene.coming)
    }

    Repeater {
        model: page.scene.stations

        CaseStation {
            required property var modelData
            required property int index

            here: index === 0
            first: here && (page.tight || !page.scene.coming)
            last: index === page.scene.stations.length - 1
            title: Words.caseStation(modelData.what)
            when: Words.moment(modelData.at)
            words: modelData.words
            next: here && page.tight && page.scene.coming ? Words.caseComing(page.scene.coming) : ""
        }
    }

    actions: [
        Duo {
            id: pair

            split: !Theme.wide

            PrimaryAction {
                action: "done"
                width: pair.each
                implicitHeight: Theme.secondary
                size: Theme.smallTitle
                text: qsTr("看好了")
            }

            SecondaryAction {
                action: "print"
                width: pair.each
                enabled: !page.out
                ink: enabled ? Theme.ink : Theme.soft
                icon: "paper"
                text: page.out ? qsTr("打好了") : qsTr("打印进度单")
            }
        }
    ]
}
