import QtQuick
import kiosk.screens
import kiosk.screens.components

// The check did not bring it: what it means, and every way that is left. Never the citizen's fault.
Page {
    id: page

    readonly property var words: tell()
    readonly property bool only: scene.retries <= 0 && scene.ways.length === 1 && scene.ways[0] === "window"

    step: 2
    headline: words.title
    spoken: words.title + "。" + words.means + "。" + next() + "。" + Words.where(scene.windows)

    function tell() {
        switch (scene.why) {
        case "retake":
            return { icon: "idea", title: scene.retries > 0 ? qsTr("没看清，再来一次？") : qsTr("这次没看清"), means: qsTr("可能是光线或者角度，不是您的问题。") };
        case "challengeMissed":
            return { icon: "turnleft", title: qsTr("动作没看清"), means: qsTr("头转得慢一点、多一点，镜头就看得到。") };
        case "noFace":
            return { icon: "scan", title: qsTr("没有看到您的脸"), means: qsTr("镜头前一直没有人脸，摄像头已经关上。") };
        case "spoof":
            return { icon: "sun", title: qsTr("没看清您本人"), means: qsTr("反光或者背后的画面会让镜头看不准。") };
        case "portrait":
            return { icon: "id", title: qsTr("证上的照片看不清"), means: qsTr("芯片里的照片没法比对，不是您的问题。") };
        case "noPortrait":
            return { icon: "id", title: qsTr("没有照片可以比对"), means: qsTr("这张证的照片读不出来，刷不了脸。") };
        case "camera":
            return { icon: "cameraoff", title: qsTr("摄像头现在不能用"), means: qsTr("是这台机器的问题，您的事不受影响。") };
        case "engine":
            return { icon: "cameraoff", title: qsTr("刷脸现在不能用"), means: qsTr("是这台机器的问题，您的事不受影响。") };
        case "coolDown":
            return { icon: "clock", title: qsTr("刷脸先歇一会儿"), means: qsTr("已经试了几次，过些时候才能再刷。") };
        default:
            return { icon: "id", title: qsTr("没有核对上"), means: qsTr("照片旧了、换了发型，机器都可能认不准。") };
        }
    }

    function next() {
        if (only)
            return qsTr("请带证件到窗口，工作人员当面核对");
        return scene.retries > 0 ? qsTr("可以再试，也可以换一种办法") : qsTr("请换一种办法，一样能办成");
    }

    Card {
        aside: !Theme.wide
        fills: true
        most: Theme.hintMost
        spacing: Theme.compact ? Theme.small : Theme.half

        Glyph {
            visible: !Theme.low && !Theme.elder
            size: Theme.iconLarge
            name: page.words.icon
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
                text: page.next()
            }
        }
    }

    Notice {
        aside: true
        wanted: page.scene.windows.length > 0
        kind: "green"
        title: qsTr("窗口在这里")
        text: Words.where(page.scene.windows)
    }

    Card {
        aside: true
        spare: true
        pad: Theme.half

        Label {
            width: parent.width
            size: Theme.note
            color: Theme.soft
            text: qsTr("摄像头已经关上，刚才的画面没有留下。") + (page.scene.phone ? qsTr("咨询电话 %1").arg(page.scene.phone) : "")
        }
    }

    actions: [
        Ways {
            ways: page.scene.retries > 0 ? ["retry", ...page.scene.ways] : page.scene.ways
            retries: page.scene.retries
        }
    ]
}
