import QtQuick
import kiosk.screens

// What the document camera sees, or the page it photographed. A newer picture replaces the one before.
Block {
    id: view

    property var pictures: []
    property string icon: "camera"
    property int count: 0

    fills: true
    implicitHeight: Theme.elder && Theme.compact ? Theme.hint : Theme.previewLeast
    onPicturesChanged: count += 1

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: Theme.card
        border.width: Theme.bright ? Theme.hair : 0
        border.color: Theme.line
    }

    Glyph {
        anchors.centerIn: parent
        visible: !view.pictures.length
        size: Theme.figureSize
        name: view.icon
    }

    Image {
        anchors.fill: parent
        anchors.margins: Theme.small
        visible: view.pictures.length > 0
        fillMode: Image.PreserveAspectFit
        cache: false
        smooth: true
        source: view.pictures.length ? "image://sheet/" + Bridge.stage.serial + "-" + view.count + "/0" : ""
        Accessible.role: Accessible.Graphic
    }
}
