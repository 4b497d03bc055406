import QtQuick
import kiosk.screens
import kiosk.screens.components

// The camera is on: how the face lies, one sentence of what to do, and a way out that is as easy as going on.
Page {
    id: page

    readonly property var now: told()
    readonly property string sentence: now.text
    property string settled

    step: Words.whoStep
    spoken: settled
    idle: false

    // What stands only for a moment is not worth saying.
    onSentenceChanged: calm.restart()
    Component.onCompleted: settled = sentence

    function told() {
        if (!scene.preview)
            return { icon: "camera", text: qsTr("正在打开摄像头") };
        const steers = ["", "hold", "still", "straight", "center"].includes(scene.guide);
        return (scene.challenge && steers && asked()) || guided();
    }

    function asked() {
        switch (scene.challenge) {
        case "turnLeft":
            return { icon: "turnleft", text: qsTr("请慢慢向左转头") };
        case "turnRight":
            return { icon: "turnright", text: qsTr("请慢慢向右转头") };
        case "blink":
            return { icon: "blink", text: qsTr("请眨一眨眼") };
        default:
            return null;
        }
    }

    function guided() {
        switch (scene.guide) {
        case "severalFaces":
            return { icon: "alone", text: qsTr("请一个人站在镜头前") };
        case "closer":
            return { icon: "closer", text: qsTr("请靠近一点") };
        case "farther":
            return { icon: "farther", text: qsTr("请往后退一点") };
        case "center":
            return { icon: "middle", text: qsTr("请把脸移到圈中间") };
        case "straight":
            return { icon: "face", text: qsTr("请正对着屏幕") };
        case "upright":
            return { icon: "upright", text: qsTr("请把头摆正") };
        case "uncover":
            return { icon: "uncover", text: qsTr("请摘下口罩或墨镜") };
        case "dark":
            return { icon: "idea", text: qsTr("太暗了，请站到亮处") };
        case "bright":
            return { icon: "sun", text: qsTr("太亮了，请避开强光") };
        case "otherWay":
            return scene.challenge === "turnRight" ? { icon: "turnright", text: qsTr("反了，请向右转") } : { icon: "turnleft", text: qsTr("反了，请向左转") };
        case "still":
            return { icon: "face", text: qsTr("请站稳，别动") };
        case "hold":
            return { icon: "check", text: qsTr("很好，请保持不动") };
        default:
            return { icon: "scan", text: qsTr("请把脸放到圈里") };
        }
    }

    Timer {
        id: calm

        interval: Theme.beat
        onTriggered: page.settled = page.sentence
    }

    FacePreview {
        aside: !Theme.wide
        fills: true
        source: page.scene.preview
        progress: page.scene.of > 0 ? page.scene.done / page.scene.of : 0
    }

    FaceGuide {
        aside: Theme.wide
        sentence: page.sentence
        figure: page.now.icon
        done: page.scene.done
        of: page.scene.of
        remaining: page.scene.left
    }

    actions: [
        SecondaryAction {
            action: "other"
            icon: Theme.elder && Theme.wide ? "" : "stop"
            text: qsTr("停止刷脸，换一种办法")
        }
    ]
}
