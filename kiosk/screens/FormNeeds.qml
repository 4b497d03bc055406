pragma ComponentBehavior: Bound
import QtQuick
import kiosk.screens
import kiosk.screens.components

// What an application takes, before anything is asked.
Page {
    id: page

    readonly property var line: scene.form
    readonly property int shots: scene.needs.filter(need => need.comes === "file" && need.required).length

    step: 0
    readonly property bool brief: Theme.elder && Theme.compact

    headline: brief ? qsTr("要准备什么") : Words.name(line)
    subline: brief ? (Theme.english ? "" : Words.name(line)) : Words.join([Words.department(line), line.days > 0 ? qsTr("承诺 %1 个工作日").arg(line.days) : qsTr("当场办完")])
    spoken: Words.name(line) + "。" + qsTr("大约 %1 分钟，要拍 %2 样材料。").arg(line.minutes).arg(shots)
    form: true

    FigureRow {
        aside: true
        spare: true
        figures: [
            { value: page.line.minutes, caption: qsTr("分钟左右") },
            { value: page.shots, caption: qsTr("样材料要拍") }
        ]
    }

    Repeater {
        model: page.scene.needs

        NeedRow {
            required property var modelData

            line: modelData
        }
    }

    Notice {
        aside: true
        spare: true
        wanted: page.shots > 0 && page.scene.ways.length === 0
        title: qsTr("这里现在拍不了材料")
        text: qsTr("可以先填表，存起来以后到别的自助机接着办，或者到窗口交。")
    }

    Notice {
        aside: true
        spare: true
        kind: "green"
        text: qsTr("没办完可以先存着，%1 天内拿着存单接着办。不存就全部删掉。").arg(page.scene.keep_days)
    }

    actions: [
        PrimaryAction {
            action: "next"
            text: qsTr("开始办")
        }
    ]
}
