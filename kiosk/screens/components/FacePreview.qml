import QtQuick
import QtQuick.Shapes
import kiosk.screens

// The camera's picture as in a looking glass, in an oval that says where the face belongs. The oval's rim fills as the
// steps get done. `source` is the name of the shared pictures, "" while the camera starts.
Block {
    id: preview

    property string source
    property real progress: 0
    readonly property var glass: Bridge.preview
    readonly property bool seeing: glass ? glass.seeing : false
    readonly property real tall: Math.max(0, Math.min(height - Theme.half * 2, (width - Theme.half * 2) / share))
    readonly property real share: 0.77

    implicitHeight: Theme.previewLeast
    onSourceChanged: show()
    Component.onCompleted: show()
    Component.onDestruction: if (glass)
        glass.give_back(hole)

    function show() {
        if (glass)
            glass.lend(hole, source);
    }

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: Theme.card
        border.width: Theme.bright ? Theme.hair : 0
        border.color: Theme.line
    }

    Item {
        id: hole

        anchors.centerIn: parent
        width: Math.round(height * preview.share)
        height: Math.round(preview.tall)
    }

    Shape {
        id: rim

        readonly property real weight: Theme.thick + Theme.hair * 2
        readonly property real reachX: hole.width / 2
        readonly property real reachY: hole.height / 2

        anchors.centerIn: hole
        width: hole.width + weight * 2
        height: hole.height + weight * 2

        ShapePath {
            strokeColor: Theme.edge
            strokeWidth: rim.weight
            fillColor: preview.seeing ? Theme.clear : Theme.wash

            PathAngleArc {
                centerX: rim.width / 2
                centerY: rim.height / 2
                radiusX: rim.reachX
                radiusY: rim.reachY
                sweepAngle: Theme.turn
            }
        }

        ShapePath {
            strokeColor: preview.progress > 0 ? Theme.blue : Theme.clear
            strokeWidth: rim.weight
            fillColor: Theme.clear
            capStyle: ShapePath.RoundCap

            PathAngleArc {
                centerX: rim.width / 2
                centerY: rim.height / 2
                radiusX: rim.reachX
                radiusY: rim.reachY
                startAngle: -Theme.turn / 2 / 2
                sweepAngle: Theme.turn * Math.min(1, preview.progress)
            }
        }
    }

    Glyph {
        anchors.centerIn: hole
        visible: !preview.seeing
        size: Theme.figureSize
        name: "camera"
    }
}
