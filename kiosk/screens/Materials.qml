pragma ComponentBehavior: Bound
import QtQuick
import kiosk.screens
import kiosk.screens.components

// What to bring for one item, each 带了 or 没带; in the guide also everything the law wants disclosed.
Page {
    id: page

    readonly property var item: scene.item
    readonly property var elsewhere: item.elsewhere
    readonly property bool canAdd: !scene.guide && scene.chosen < scene.most
    readonly property string code: item.code
    readonly property string name: Words.name(item)
    readonly property string plain: Theme.english ? "" : item.plain
    // Some names are forty characters long: as a headline they would leave no room for what it takes.
    readonly property bool cramped: Theme.wide && Theme.elder
    readonly property bool titled: scene.guide && !cramped && name.length <= Theme.titleMost
    property var lacking: []

    step: scene.guide ? -1 : 1
    headline: titled ? name : scene.guide ? qsTr("办事指南") : cramped ? qsTr("材料带了吗？") : qsTr("这些材料带了吗？")
    subline: cramped ? "" : titled ? plain : name
    spoken: headline + "。" + (titled ? plain : name) + "。" + item.materials.map(line => Words.name(line)).join("，")
    form: true
    onCodeChanged: lacking = scene.missing

    function tick(line, has) {
        const rest = lacking.filter(name => name !== line.name);
        lacking = has ? rest : rest.concat([line.name]);
    }

    Card {
        aside: true
        wanted: page.cramped
        pad: Theme.half

        Label {
            width: parent.width
            bold: true
            text: page.name
        }
    }

    FigureRow {
        aside: true
        wanted: page.scene.guide && !Theme.elder
        figures: [
            { value: Words.known(page.item.days) && page.item.days > 0 ? page.item.days : qsTr("当场"), caption: page.item.days > 0 ? qsTr("个工作日内办好") : qsTr("办完") },
            { value: page.item.materials.filter(line => line.required && !line.held).length, caption: qsTr("样材料要带") }
        ]
    }

    // Nobody queues for what is not done here.
    Notice {
        aside: true
        wanted: Boolean(page.elsewhere)
        title: page.elsewhere ? qsTr("这件事不在这个大厅办") : ""
        text: page.elsewhere ? Words.elsewhere(page.elsewhere) : ""
    }

    // Who reads wants to know this first; who came to do it looks for the papers.
    Terms {
        aside: true
        wanted: page.scene.guide
        item: page.item
        brief: true
    }

    Notice {
        wanted: page.item.materials.length === 0
        kind: "green"
        title: qsTr("不用带材料")
    }

    Repeater {
        model: page.item.materials

        MaterialRow {
            required property var modelData

            line: modelData
            guide: page.scene.guide
            lacks: !guide && page.lacking.includes(modelData.name)
            onTicked: has => page.tick(modelData, has)
        }
    }

    Terms {
        aside: true
        wanted: !page.scene.guide
        item: page.item
    }

    Notice {
        aside: true
        spare: true
        wanted: !page.scene.guide
        kind: page.lacking.length ? "amber" : "green"
        title: page.lacking.length ? qsTr("还差 %1 样").arg(page.lacking.length) : ""
        text: page.lacking.length ? qsTr("可以先取号，叫到之前补齐就行；清单会印在号票上。") : qsTr("没带的，请点“没带”。")
    }

    Disclosure {
        wanted: page.scene.guide && text
        title: qsTr("能办成什么")
        text: page.item.content
    }

    Repeater {
        model: page.scene.guide ? page.item.procedure : 0

        Disclosure {
            required property string modelData
            required property int index

            title: qsTr("怎么办：第 %1 步").arg(index + 1)
            text: modelData
        }
    }

    Repeater {
        model: page.scene.guide && page.item.commitment ? Words.commitment(page.item.commitment) : 0

        Disclosure {
            required property var modelData

            title: modelData.title
            text: modelData.text
        }
    }

    Disclosure {
        wanted: page.scene.guide && text
        title: qsTr("依据什么")
        text: page.item.basis
    }

    Disclosure {
        wanted: page.scene.guide && text
        title: qsTr("问谁")
        text: page.item.phone
    }

    actions: [
        Duo {
            id: pair

            split: page.canAdd && (Theme.low || Theme.elder) && !Theme.wide

            PrimaryAction {
                action: page.elsewhere ? "back" : page.scene.guide ? "take" : "next"
                value: page.scene.guide || page.elsewhere ? undefined : page.lacking
                objectName: action
                width: pair.each
                implicitHeight: pair.split ? Theme.secondary : Theme.primary
                size: pair.split ? Theme.smallTitle : Theme.actionText
                text: page.elsewhere ? qsTr("看别的事") : page.scene.guide ? qsTr("取号办这件事") : qsTr("下一步")
            }

            SecondaryAction {
                visible: page.canAdd
                action: "add"
                objectName: action
                width: pair.each
                value: page.lacking
                text: qsTr("再加一件事")
            }
        }
    ]
}
