import QtQuick
import QtQuick.Shapes
import kiosk.screens

// Time left, as an arc that empties and a figure.
Item {
    id: ring

    property real share: 1
    property string text
    property int weight: Theme.thick
    property int size: Theme.ringText
    readonly property real reach: (Math.min(width, height) - weight) / 2

    Shape {
        anchors.fill: parent

        ShapePath {
            strokeColor: Theme.line
            strokeWidth: ring.weight
            fillColor: Theme.clear

            PathAngleArc {
                centerX: ring.width / 2
                centerY: ring.height / 2
                radiusX: ring.reach
                radiusY: ring.reach
                sweepAngle: Theme.turn
            }
        }

        ShapePath {
            strokeColor: Theme.blue
            strokeWidth: ring.weight
            fillColor: Theme.clear
            capStyle: ShapePath.RoundCap

            PathAngleArc {
                centerX: ring.width / 2
                centerY: ring.height / 2
                radiusX: ring.reach
                radiusY: ring.reach
                startAngle: -Theme.turn / 2 / 2
                sweepAngle: Theme.turn * ring.share
            }
        }
    }

    Label {
        anchors.centerIn: parent
        size: ring.size
        bold: true
        color: Theme.blue
        text: ring.text
    }
}
