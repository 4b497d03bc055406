import QtQuick
import kiosk.screens
import kiosk.screens.components

// No ticket, and why: what happened, what it means, what to do now.
Page {
    id: page

    readonly property string item: Theme.english && scene.item_en ? scene.item_en : scene.item
    readonly property var words: tell()
    readonly property bool other: ["conflict", "noWindow", "unknownItem", "numbersExhausted", "outsideHours"].includes(scene.reason)
    readonly property bool identify: scene.reason === "identityNeeded"
    readonly property bool retry: ["voided", "centerAway"].includes(scene.reason)

    readonly property var icons: ({
            closed: "moon", outsideHours: "clock", noWindow: "window", conflict: "grid", alreadyWaiting: "ticket", dayLimit: "calendar",
            identityNeeded: "id", numbersExhausted: "ticket", unknownItem: "search"
        })

    headline: words.title
    spoken: words.title + "。" + words.means + "。" + words.now

    function tell() {
        switch (scene.reason) {
        case "closed":
            return closed();
        case "outsideHours":
            return {
                title: qsTr("现在不发这件事的号"),
                means: someHours(),
                now: hoursOfItem()
            };
        case "noWindow":
            if (scene.elsewhere)
                return notHere();
            return {
                title: qsTr("现在没有窗口办这件事"),
                means: item ? qsTr("“%1”现在没有开着的窗口，取了号也等不到。").arg(item) : qsTr("现在没有开着的窗口，取了号也等不到。"),
                now: qsTr("请到导引台问一问，工作人员会帮您安排。")
            };
        case "conflict":
            return {
                title: qsTr("这几件事不能用一张号票"),
                means: item ? qsTr("“%1”要在另外的窗口办。").arg(item) : qsTr("它们要在不同的窗口办。"),
                now: qsTr("请先去掉它，取好这张号；再给它单独取一张号。")
            };
        case "alreadyWaiting":
            return {
                title: scene.number ? qsTr("您已经有号了：%1").arg(scene.number) : qsTr("您已经有号了"),
                means: qsTr("这个号还在排队，一直有效，不用重新取。"),
                now: qsTr("请留意叫号。号票丢了，请工作人员补打。")
            };
        case "dayLimit":
            return {
                title: qsTr("今天的号取完了"),
                means: item && scene.limit > 0 ? qsTr("“%1”一天办 %2 件，今天的已经取完。").arg(item).arg(scene.limit) : qsTr("这件事一天办的件数有限，今天的已经取完。"),
                now: Words.nextDay(scene) + qsTr("确实急，请到导引台说明。")
            };
        case "identityNeeded":
            return {
                title: qsTr("办这件事要先核对身份"),
                means: item ? qsTr("“%1”要凭身份证取号。").arg(item) : qsTr("这件事要凭身份证取号。"),
                now: qsTr("请刷身份证，或者输入身份证号。")
            };
        case "centerAway":
            return {
                title: qsTr("现在连不上服务中心"),
                means: qsTr("这台机器暂时取不了号，您的事没有受影响。"),
                now: qsTr("请到导引台取号，或过几分钟再试。")
            };
        case "fault":
            return {
                title: qsTr("这台机器出了点问题"),
                means: qsTr("刚才这一步没有办成；已经拿到的号仍然有效。"),
                now: qsTr("请再试一次，或到导引台请工作人员帮忙。")
            };
        case "numbersExhausted":
            return {
                title: qsTr("今天的号发完了"),
                means: item ? qsTr("“%1”今天不再发号。").arg(item) : qsTr("今天不再发号。"),
                now: Words.nextDay(scene) + qsTr("确实急，请到导引台问一问。")
            };
        case "voided":
            return {
                title: qsTr("这次没有取成号"),
                means: qsTr("中间断了一下，刚才的号已经作废，没有占您的名额。"),
                now: qsTr("请重新取一次。")
            };
        case "unknownItem":
            return {
                title: qsTr("这件事换了名字或停办了"),
                means: item ? qsTr("“%1”已经不在这里的目录上。").arg(item) : qsTr("它已经不在这里的目录上。"),
                now: qsTr("请重新找一找，或到导引台问一问。")
            };
        default:
            return {
                title: qsTr("这台机器现在取不了号"),
                means: qsTr("机器还没有在服务中心登记好，您的事没有受影响。"),
                now: qsTr("请用旁边的机器，或到导引台取号。")
            };
        }
    }

    function notHere() {
        return {
            title: qsTr("这件事不在这个大厅办"),
            means: item && !Theme.elder ? qsTr("“%1”这里没有窗口办，不用取号。").arg(item) : qsTr("这件事这里没有窗口办，不用取号。"),
            now: Words.elsewhere(scene.elsewhere)
        };
    }

    function someHours() {
        return item ? qsTr("“%1”一天里只有几个时段发号。").arg(item) : qsTr("这件事一天里只有几个时段发号。");
    }

    function hoursOfItem() {
        const hours = Words.list(scene.spans);
        if (!hours)
            return qsTr("请到导引台问一问，什么时候能办。");
        if (scene.today)
            return qsTr("今天 %1 发号，请到时再来。").arg(hours);
        return qsTr("下次发号：%1 %2。").arg(Words.day(scene.next_open.split(" ")[0])).arg(hours);
    }

    function closed() {
        const hours = Words.hours(scene);
        const reason = Words.closedFor(scene);
        const title = reason ? qsTr("现在没有开门：%1").arg(reason) : qsTr("现在没有开门");
        if (item)
            return { title: title, means: someHours(), now: hoursOfItem() };
        return {
            title: title,
            means: hours ? qsTr("窗口办公时间：%1。").arg(hours) : qsTr("窗口现在不办公。"),
            now: scene.next_open ? qsTr("下次开门：%1。那时再来取号。").arg(Words.moment(scene.next_open)) : qsTr("请在办公时间来取号。")
        };
    }

    Card {
        fills: true
        most: Theme.hintMost
        spacing: Theme.half

        Glyph {
            visible: !Theme.low && !(Theme.wide && Theme.elder)
            size: Theme.iconLarge
            name: page.icons[page.scene.reason] || "warn"
            tint: Theme.amber
        }

        Label {
            width: parent.width
            size: Theme.lead
            text: page.words.means
        }

        Row {
            width: parent.width
            spacing: Theme.half

            Glyph {
                id: arrow

                size: Theme.iconSmall
                y: Theme.tiny
                name: "chevron"
            }

            Label {
                width: parent.width - arrow.width - parent.spacing
                size: Theme.lead
                bold: true
                text: page.words.now
            }
        }
    }

    Notice {
        aside: true
        wanted: page.scene.reason === "alreadyWaiting" && page.scene.windows.length > 0
        kind: "green"
        title: qsTr("在哪办")
        text: Words.where(page.scene.windows)
    }

    Card {
        aside: true
        wanted: page.scene.phone !== ""
        pad: Theme.half + Theme.small

        Label {
            width: parent.width
            color: Theme.soft
            text: qsTr("咨询电话 %1").arg(page.scene.phone)
        }
    }

    actions: [
        PrimaryAction {
            visible: page.identify
            action: "identify"
            text: qsTr("去核对身份")
        },
        PrimaryAction {
            visible: page.other
            action: page.scene.reason === "conflict" ? "back" : "other"
            text: page.scene.reason === "conflict" ? qsTr("回去改一改") : qsTr("换一件事")
        },
        PrimaryAction {
            visible: page.retry
            action: "retry"
            text: qsTr("再试一次")
        },
        PrimaryAction {
            visible: !page.identify && !page.other && !page.retry
            action: "home"
            text: qsTr("知道了，回首页")
        }
    ]

    Label {
        parent: page
        visible: page.scene.code !== ""
        x: page.width - width - Theme.margin - (Theme.wide ? Theme.sideWidth + Theme.pad : 0) // beside no card
        y: Theme.tiny
        size: Theme.fine
        color: Theme.soft
        text: page.scene.code
    }
}
