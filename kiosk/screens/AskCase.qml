pragma ComponentBehavior: Bound
import QtQuick
import kiosk.screens
import kiosk.screens.components

// Which case: three ways, all as good. Who touches one that needs no touch is told where to go with card or slip.
Page {
    id: page

    property string touched
    readonly property var trouble: troubles()

    step: 0
    headline: touched ? way(touched).now : qsTr("怎么查？哪种都行")
    subline: touched ? way(touched).where : scene.ways.length > 2 ? qsTr("下面三种，选方便的一种") : qsTr("下面两种，选方便的一种")
    spoken: headline + "。" + (trouble.title ? trouble.title + "。" + trouble.text : touched ? subline : Words.list(scene.ways.map(name => way(name).title)))
    onSceneChanged: if (scene.trouble) touched = ""

    function way(name) {
        switch (name) {
        case "card":
            return { icon: "id", title: qsTr("放身份证"), text: qsTr("申请人的证，放在屏幕下方的读卡区"), now: qsTr("请把身份证放在读卡区"), where: qsTr("在屏幕下方，放平、别动"), broken: qsTr("读卡器现在不能用") };
        case "scan":
            return { icon: "code", title: qsTr("扫回执上的码"), text: qsTr("回执的二维码对准扫码口，离一掌远"), now: qsTr("请把回执对准扫码口"), where: qsTr("在屏幕下方，二维码朝里，离一掌远"), broken: qsTr("扫码口现在不能用") };
        default:
            return { icon: "grid", title: qsTr("输入办件编号"), text: qsTr("回执上的 14 位编号，和身份证后四位"), now: "", where: "", broken: "" };
        }
    }

    function troubles() {
        switch (scene.trouble) {
        case "foreign":
            return { title: qsTr("这不是办件回执上的码"), text: qsTr("请扫回执上的二维码；号票和付款的码查不了。") };
        case "codeUnknown":
            return { title: qsTr("没有查到这张回执"), text: qsTr("可能是别的大厅的，或者过了保存的时间。请换一种办法。") };
        case "scanner":
            return { title: qsTr("扫码口现在不能用"), text: qsTr("放身份证，或者输入编号，一样能查。") };
        default:
            return Words.cardTrouble(scene.trouble);
        }
    }

    Notice {
        aside: true
        title: page.trouble.title
        text: page.trouble.text
    }

    Block {
        id: ways

        readonly property int count: page.scene.ways.length
        readonly property real each: (height - Theme.gap * (count - 1)) / count
        readonly property real tallest: measured()

        function measured() {
            let most = Theme.way;
            for (let at = 0; at < tiles.count; at++)
                most = Math.max(most, tiles.itemAt(at) ? tiles.itemAt(at).implicitHeight : 0);
            return most;
        }

        fills: true
        most: implicitHeight * 2
        implicitHeight: tallest * count + Theme.gap * (count - 1)

        Repeater {
            id: tiles

            model: page.scene.ways

            BigWay {
                required property string modelData
                required property int index
                readonly property var words: page.way(modelData)

                y: index * (height + Theme.gap)
                width: ways.width
                height: ways.each
                action: modelData
                answers: modelData === "type"
                enabled: !page.scene.broken.includes(modelData)
                selected: page.touched === modelData
                icon: words.icon
                title: words.title
                text: words.text
                broken: words.broken
                onChosen: page.touched = answers ? "" : modelData
            }
        }
    }

    Card {
        aside: true
        spare: true
        pad: Theme.half + Theme.small

        Label {
            width: parent.width
            size: Theme.note
            color: Theme.soft
            text: qsTr("查到的只给您看，看完就清除，不会留在机器上。")
        }
    }
}
