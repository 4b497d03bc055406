pragma ComponentBehavior: Bound
import QtQuick
import kiosk.screens
import kiosk.screens.components

// Check, then take.
Page {
    id: page

    readonly property string span: Words.span(scene)
    readonly property var claimed: scene.claims.find(claim => claim.name === scene.claimed)
    readonly property bool claimable: scene.claims.length > 0
    readonly property string claim: claimed ? qsTr("改优先证件") : qsTr("有优先证件")
    readonly property bool many: scene.items.length > 2
    readonly property bool dense: many || Theme.elder || Theme.english

    step: 2 + 1
    headline: scene.who ? qsTr("%1，请核对后取号").arg(scene.who) : qsTr("请核对后取号")
    spoken: qsTr("请核对后取号。") + Words.list(scene.items.map(item => Words.name(item))) + "。" + (span ? qsTr("前面 %1 人，约 %2 分钟。").arg(scene.people_ahead).arg(span) : "") + (claimed ? qsTr("优先：%1").arg(Words.label(claimed)) + "。" + Words.show(claimed) + "。" : "") + (Words.openCount(scene.windows) > 0 ? qsTr("在哪办：%1。").arg(Words.where(scene.windows)) : "")

    function figures() {
        const list = [];
        if (Words.known(scene.people_ahead))
            list.push({ value: scene.people_ahead, caption: qsTr("人在您前面") });
        if (span)
            list.push({ value: span, caption: qsTr("分钟后叫到") });
        const open = Words.openCount(scene.windows);
        if (open > 0 && !scene.offline && !Theme.wide && !Theme.elder)
            list.push({ value: open, caption: scene.windows.some(one => one.pooled) ? qsTr("个综合窗口在办") : qsTr("个窗口在办") });
        return list;
    }

    // Of a long list the end goes to another page; how long and where is to be seen at once.
    FigureRow {
        aside: true
        wanted: page.many && figures.length > 0
        figures: page.figures()
    }

    Where {
        aside: true
        useful: page.many
        windows: page.scene.windows
    }

    Repeater {
        model: page.scene.items

        Block {
            id: line

            required property var modelData

            implicitHeight: Math.max(words.implicitHeight, drop.visible ? drop.height : 0) + (page.dense ? Theme.tiny : Theme.half) * 2

            Rectangle {
                anchors.fill: parent
                radius: Theme.radius
                color: Theme.card
                border.width: Theme.bright ? Theme.hair : 0
                border.color: Theme.line
            }

            Column {
                id: words

                x: Theme.pad
                anchors.verticalCenter: parent.verticalCenter
                width: (drop.visible ? drop.x : line.width) - x - Theme.half

                Label {
                    width: parent.width
                    size: page.dense ? Theme.lead : Theme.smallTitle
                    bold: true
                    text: Words.name(line.modelData)
                }

                Label {
                    width: parent.width
                    visible: !page.dense
                    size: Theme.note
                    color: Theme.soft
                    text: Words.facts(line.modelData)
                }
            }

            PillButton {
                id: drop

                visible: page.scene.items.length > 1
                x: line.width - width - Theme.half - Theme.small
                anchors.verticalCenter: parent.verticalCenter
                action: "remove"
                value: line.modelData.code
                ink: Theme.soft
                text: qsTr("去掉")
            }
        }
    }

    // In landscape the column of the action also holds the figures: no room for a second one.
    Block {
        wanted: page.claimable && Theme.wide
        implicitHeight: Theme.secondary

        SecondaryAction {
            action: "claim"
            text: page.claim
        }
    }

    FigureRow {
        aside: true
        wanted: !page.many && figures.length > 0
        figures: page.figures()
    }

    Where {
        aside: true
        useful: !page.many
        windows: page.scene.windows
    }

    Notice {
        aside: true
        wanted: page.claimed !== undefined
        kind: "green"
        title: page.claimed ? qsTr("优先：%1").arg(Words.label(page.claimed)) : ""
        text: page.claimed ? Words.show(page.claimed) : ""
    }

    Notice {
        aside: true
        wanted: page.scene.offline
        title: qsTr("现在连不上服务中心")
        text: qsTr("照样能取号，号码有效；前面几个人暂时不知道。")
    }

    Notice {
        aside: true
        wanted: page.scene.paper === "out"
        title: qsTr("号票纸用完了")
        text: qsTr("号码会显示在屏幕上，请拍下来。要纸的号票，请到导引台。")
    }

    Notice {
        aside: true
        wanted: page.scene.missing.length > 0
        title: qsTr("还差 %1 样：%2").arg(page.scene.missing.length).arg(Words.list(page.scene.missing))
        text: page.scene.paper === "out" ? qsTr("可先取号，叫到之前补齐就行。") : qsTr("可先取号，叫到之前补齐就行；清单会印在号票上。")
    }

    actions: [
        Duo {
            id: pair

            split: page.claimable && !Theme.wide

            PrimaryAction {
                action: "take"
                width: pair.split ? pair.width - first.width - pair.spacing : pair.width
                text: qsTr("取号")
            }

            SecondaryAction {
                id: first

                visible: pair.split
                action: "claim"
                width: implicitWidth
                implicitHeight: Theme.primary
                size: Theme.lead
                text: page.claim
            }
        }
    ]
}
