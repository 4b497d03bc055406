import QtQuick
import kiosk.screens

// Where the camera's picture is shown: an oval that says where the face belongs.
Block {
    id: preview

    property string source
    property real progress: 0
    readonly property real tall: Math.min(height - Theme.half * 2, (width - Theme.half * 2) * 1.3)

    implicitHeight: Theme.previewLeast

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: Theme.card
        border.width: Theme.bright ? Theme.hair : 0
        border.color: Theme.line
    }

    Rectangle {
        anchors.centerIn: parent
        width: height * 0.77
        height: preview.tall
        radius: width / 2
        color: Theme.wash
        border.width: Theme.thick
        border.color: Theme.blue
    }
}
