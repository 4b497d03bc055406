pragma ComponentBehavior: Bound
// A name and, below it, a few pills of which one is on. An option: {value, text, verb, args, fault}.
import QtQuick

Column {
    id: choice

    property string title: ""
    property string name: ""
    property var options: []
    property string value: ""
    signal chosen(var option)

    spacing: Look.tight * 1.5

    Text {
        text: choice.title
        color: Look.softInk
        font.family: Look.family
        font.pixelSize: Look.note
    }

    Flow {
        width: choice.width
        spacing: Look.tight * 1.5

        Repeater {
            model: choice.options

            Push {
                required property var modelData

                objectName: choice.name + ":" + modelData.value
                text: modelData.text
                fault: modelData.fault ?? false
                on: choice.value === modelData.value
                onPushed: choice.chosen(modelData)
            }
        }
    }
}
