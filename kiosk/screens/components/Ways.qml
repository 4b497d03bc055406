pragma ComponentBehavior: Bound
import QtQuick
import kiosk.screens

// The ways there are, all of one size: with the face and without it, so that no choice is nudged.
Grid {
    id: grid

    property var ways: []
    property int retries: 0
    property bool guardian: false
    readonly property int across: !Theme.wide && ways.length > 0 && ways.length % 2 === 0 ? 2 : 1
    readonly property real each: (width - spacing * (across - 1)) / across
    readonly property real tallest: tiles.count > 0 ? measured() : 0

    width: parent ? parent.width : 0
    columns: across
    spacing: Theme.compact ? Theme.small : Theme.gap

    function measured() {
        let most = 0;
        for (let at = 0; at < tiles.count; at++)
            most = Math.max(most, tiles.itemAt(at) ? tiles.itemAt(at).implicitHeight : 0);
        return most;
    }

    function way(name) {
        switch (name) {
        case "agree":
            return { icon: "scan", title: qsTr("刷脸核对"), text: qsTr("看一眼摄像头，十来秒") };
        case "retry":
            return { icon: "again", title: qsTr("再刷一次脸"), text: qsTr("还可以试 %1 次").arg(retries) };
        case "staff":
            return { icon: "staff", title: qsTr("工作人员确认"), text: guardian ? qsTr("请人来看一看监护人") : qsTr("不刷脸，请人来看证件") };
        case "code":
            return { icon: "message", title: qsTr("短信验证码"), text: qsTr("不刷脸，发到登记的手机") };
        default:
            return { icon: "window", title: qsTr("到窗口核对"), text: guardian ? qsTr("和监护人一起到窗口") : qsTr("不刷脸，带证件到窗口") };
        }
    }

    function names() {
        return Words.list(ways.map(name => way(name).title));
    }

    Repeater {
        id: tiles

        model: grid.ways

        WayTile {
            required property string modelData
            readonly property var words: grid.way(modelData)

            action: modelData
            tall: grid.across > 1
            width: grid.each
            height: grid.tallest
            icon: words.icon
            title: words.title
            text: words.text
        }
    }
}
