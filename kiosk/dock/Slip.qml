// The last ticket, hanging out of the printer's slot. It slides out when a new one comes.
import QtQuick

Item {
    id: mouth

    property url picture
    property bool hanging: false
    property string hint: ""

    Rectangle {
        anchors.fill: parent
        radius: Look.radius
        color: Look.paper
    }

    Rectangle {
        id: head

        width: parent.width
        height: Look.headHeight
        radius: Look.radius
        color: Look.steel

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Look.near
            width: Look.paperWidth + Look.near * 2
            height: Look.slotHeight
            radius: height / 2
            color: Look.slot
        }
    }

    Flickable {
        id: below

        anchors.top: head.bottom
        anchors.topMargin: -Look.near - Look.slotHeight / 2
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Look.near
        anchors.horizontalCenter: parent.horizontalCenter
        width: Look.paperWidth
        contentHeight: sheet.height + Look.near
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        Rectangle {
            id: sheet

            anchors.horizontalCenter: parent.horizontalCenter
            width: Look.paperWidth
            height: image.height + Look.near * 1.5
            visible: mouth.hanging && image.status === Image.Ready
            color: Look.card
            border.width: Look.stroke
            border.color: Look.line

            Image {
                id: image

                objectName: "slip"
                y: Look.near
                anchors.horizontalCenter: parent.horizontalCenter
                width: parent.width * Look.printed
                height: status === Image.Ready ? implicitHeight * width / implicitWidth : 0
                source: mouth.picture
                cache: false
                mipmap: true
            }

            NumberAnimation {
                id: slide

                target: sheet
                property: "y"
                from: -sheet.height
                to: 0
                duration: Look.motion
                easing.type: Easing.OutCubic
            }

            Connections {
                target: mouth

                function onPictureChanged(): void {
                    slide.restart();
                }
            }
        }
    }

    Text {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: head.bottom
        anchors.topMargin: Look.margin
        visible: !sheet.visible
        text: mouth.hint
        color: Look.softInk
        font.family: Look.family
        font.pixelSize: Look.body
    }
}
