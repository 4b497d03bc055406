pragma ComponentBehavior: Bound
import QtQuick
import kiosk.screens
import kiosk.screens.components

// What can be done here. The first service is large, the next a wide tile, the rest two in a row.
Page {
    id: page

    readonly property bool few: scene.services.length < 2 + 2
    readonly property int across: Theme.elder ? 1 : Theme.wide ? 1 + 2 : 2
    readonly property bool heroAside: Theme.wide && !few
    readonly property var rest: scene.services.slice(few || heroAside ? 1 : 2)
    readonly property var hero: scene.services[0]
    readonly property string shut: Words.closedFor(scene)

    headline: qsTr("您好，想办什么？")
    subline: shut ? qsTr("现在没有开门：%1").arg(shut) : Words.join([scene.open ? qsTr("现在开门") : qsTr("现在没有开门"), Words.hours(scene) ? qsTr("窗口 %1").arg(Words.hours(scene)) : ""])
    spoken: qsTr("您好，想办什么？") + scene.services.map(service => service.enabled ? face(service).title : face(service).title + "，" + why(service)).join("。")
    home: false
    back: false
    idle: false

    function face(service) {
        switch (service.name) {
        case "take_ticket":
            return { title: qsTr("取号排队"), text: qsTr("选事项，拿号票，等叫号"), icon: "ticket" };
        case "guide":
            return { title: qsTr("办事指南"), text: qsTr("要带什么、多久、多少钱"), icon: "book" };
        case "print_certificate":
            return { title: qsTr("打印证明"), text: qsTr("社保、公积金、不动产等"), icon: "file" };
        case "file_application":
            return { title: qsTr("申请办事"), text: qsTr("填表、交材料，不用排队"), icon: "pen" };
        case "pay_fee":
            return { title: qsTr("缴费"), text: qsTr("付窗口给的单子"), icon: "yuan" };
        case "track_case":
            return { title: qsTr("查办理进度"), text: qsTr("刷身份证或扫回执"), icon: "clock" };
        case "appointments":
            return { title: qsTr("预约与签到"), text: qsTr("预约过，免排队取号"), icon: "calendar" };
        case "rate":
            return { title: qsTr("评价服务"), text: qsTr("刚办完的事，说说感受"), icon: "star" };
        case "hall":
            return { title: qsTr("大厅导览"), text: qsTr("窗口在哪、怎么走"), icon: "pin" };
        default:
            return { title: qsTr("更多服务"), text: qsTr("投诉建议、缴费、便民"), icon: "grid" };
        }
    }

    function why(service) {
        switch (service.why) {
        case "closed":
            return scene.next_open ? qsTr("现在不取号，%1 开门").arg(Words.moment(scene.next_open)) : qsTr("现在没有开门");
        case "center":
            return qsTr("连不上服务中心，请到导引台办");
        case "device":
            return qsTr("这台机器的设备坏了，请用旁边的机器");
        case "noCases":
            return qsTr("这里的办件在别的系统里，请到窗口问");
        default:
            return qsTr("现在不能用，请到导引台");
        }
    }

    function chips() {
        const span = Words.span(scene);
        const waiting = qsTr("现在 %1 人在等").arg(scene.waiting);
        return span ? [waiting, qsTr("约 %1 分钟").arg(span)] : [waiting];
    }

    Block {
        aside: page.heroAside
        fills: true
        most: page.few || page.heroAside ? Theme.heroMost : 0
        implicitHeight: hero.implicitHeight

        Hero {
            id: hero

            readonly property var face: page.face(page.hero)

            anchors.fill: parent
            action: page.hero.name
            enabled: page.hero.enabled
            title: face.title
            text: face.text
            icon: face.icon
            why: page.why(page.hero)
            chips: page.chips()
        }
    }

    Repeater {
        model: page.few ? page.rest : page.heroAside ? [] : [page.scene.services[1]]

        Block {
            id: second

            required property var modelData

            fills: page.few
            most: Theme.tileMost
            implicitHeight: wideTile.implicitHeight

            Tile {
                id: wideTile

                readonly property var face: page.face(second.modelData)

                anchors.fill: parent
                action: second.modelData.name
                enabled: second.modelData.enabled
                title: face.title
                text: face.text
                icon: face.icon
                green: second.modelData.name === "print_certificate"
                why: page.why(second.modelData)
            }
        }
    }

    Repeater {
        model: page.few ? 0 : Math.ceil(page.rest.length / page.across)

        Block {
            id: line

            required property int index

            fills: Theme.wide
            implicitHeight: [...tiles.children].reduce((most, tile) => Math.max(most, tile.implicitHeight || 0), Theme.tile)

            Row {
                id: tiles

                spacing: Theme.gap
                width: line.width

                Repeater {
                    model: page.rest.slice(line.index * page.across, (line.index + 1) * page.across)

                    Tile {
                        required property var modelData
                        readonly property var face: page.face(modelData)

                        width: (tiles.width - Theme.gap * (page.across - 1)) / page.across
                        height: line.height
                        action: modelData.name
                        enabled: modelData.enabled
                        title: face.title
                        text: face.text
                        icon: face.icon
                        why: page.why(modelData)
                    }
                }
            }
        }
    }

    FigureRow {
        aside: true
        spare: true
        wanted: page.scene.open && !page.scene.center_away && !page.heroAside
        figures: {
            const list = [{ value: page.scene.waiting, caption: qsTr("人在等") }];
            if (Words.span(page.scene))
                list.push({ value: Words.span(page.scene), caption: qsTr("分钟能叫到") });
            return list.concat([{ value: page.scene.windows_open, caption: qsTr("个窗口在办") }]);
        }
    }

    Notice {
        aside: true
        spare: true
        wanted: !page.scene.open
        title: page.shut ? qsTr("现在没有开门：%1").arg(page.shut) : qsTr("现在没有开门")
        text: page.scene.next_open ? qsTr("下次开门：%1").arg(Words.moment(page.scene.next_open)) : Words.hours(page.scene)
    }

    Notice {
        aside: true
        wanted: page.scene.center_away
        title: qsTr("现在连不上服务中心")
        text: qsTr("照样能取号，号码有效；前面几个人暂时不知道。")
    }

    Notice {
        aside: true
        wanted: page.scene.paper !== "ok"
        title: page.scene.paper === "out" ? qsTr("号票纸用完了") : ""
        text: page.scene.paper === "out" ? qsTr("照样能取号：号码会显示在屏幕上，请拍下来。") : qsTr("号票纸快用完了，现在还能打。")
    }
}
