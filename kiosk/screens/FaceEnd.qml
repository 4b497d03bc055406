import QtQuick
import kiosk.screens
import kiosk.screens.components

// The check did not bring it, or this site asks for no face: what it means, and every way there is. Never the citizen's
// fault.
Page {
    id: page

    readonly property var words: tell()
    readonly property bool only: scene.retries <= 0 && scene.ways.every(way => way === "window")
    readonly property bool filmed: ["retake", "mismatch", "spoof", "challengeMissed", "noFace"].includes(scene.why)
    readonly property bool over: scene.retries <= 0 && scene.ways.length === 0

    step: Words.whoStep
    headline: words.title
    idle: !over
    spoken: words.title + "。" + words.means + "。" + next() + "。" + Words.where(scene.windows)

    function tell() {
        switch (scene.why) {
        case "off":
            return { icon: "id", title: qsTr("怎么核对是您本人？"), means: only ? qsTr("这里不刷脸。") : qsTr("这里不刷脸，哪种办法都能办。") };
        case "noBirth":
            return { icon: "id", title: qsTr("出生日期没有读出来"), means: qsTr("不知道是不是满 14 岁，就不能刷脸。") };
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
        case "noCamera":
            return { icon: "cameraoff", title: qsTr("这台机器刷不了脸"), means: qsTr("没有摄像头，您的事不受影响。") };
        case "noCode":
            return { icon: "message", title: qsTr("验证码没有发出去"), means: qsTr("可能没有登记手机，或者暂时连不上。") };
        case "stopped":
            return { icon: "check", title: qsTr("刷脸已经停了"), means: qsTr("摄像头关上了，什么都没有留下。") };
        case "window":
            return { icon: "window", title: qsTr("请到窗口核对"), means: qsTr("换一种办法，您的事照样能办。") };
        default:
            return { icon: "id", title: qsTr("没有核对上"), means: qsTr("照片旧了、换了发型，机器都可能认不准。") };
        }
    }

    function next() {
        if (only)
            return qsTr("请带证件到窗口，当面核对");
        if (scene.why === "off")
            return qsTr("请选一种，您随意");
        return scene.retries > 0 ? qsTr("可以再试，也可以换一种办法") : qsTr("请换一种办法，一样能办成");
    }

    Card {
        aside: !Theme.wide
        fills: true
        most: Theme.hintMost

        Item {
            width: parent.width
            implicitHeight: Math.max(mark.visible ? mark.height : 0, told.implicitHeight)
            height: implicitHeight

            Glyph {
                id: mark

                visible: !Theme.elder
                anchors.verticalCenter: parent.verticalCenter
                size: Theme.iconLarge
                name: page.words.icon
            }

            Column {
                id: told

                x: mark.visible ? mark.width + Theme.pad : 0
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - x
                spacing: Theme.small

                Label {
                    width: parent.width
                    visible: !(page.only && Theme.elder)
                    size: Theme.lead
                    text: page.words.means
                }

                Label {
                    width: parent.width
                    size: Theme.lead
                    bold: true
                    text: page.next()
                }

                Label {
                    width: parent.width
                    visible: page.only && text
                    size: Theme.elder ? Theme.smallTitle : Theme.title
                    bold: true
                    color: Theme.blue
                    text: Words.where(page.scene.windows)
                }
            }
        }
    }

    Notice {
        aside: true
        wanted: page.scene.windows.length > 0 && !page.only
        kind: "green"
        title: qsTr("窗口在这里")
        text: Words.where(page.scene.windows)
    }

    Card {
        aside: true
        spare: true
        wanted: foot.text !== ""
        pad: Theme.half

        Label {
            id: foot

            width: parent.width
            size: Theme.note
            color: Theme.soft
            text: (page.filmed ? qsTr("摄像头已经关上，刚才的画面没有留下。") : "") + (page.scene.phone ? qsTr("咨询电话 %1").arg(page.scene.phone) : "")
        }
    }

    actions: [
        PrimaryAction {
            visible: page.over
            action: "done"
            text: qsTr("知道了，回首页")
        },
        Ways {
            visible: !page.over
            ways: page.scene.retries > 0 ? ["retry", ...page.scene.ways] : page.scene.ways
            retries: page.scene.retries
        }
    ]
}
