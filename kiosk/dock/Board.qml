// A white sheet with rounded corners.
import QtQuick

Rectangle {
    radius: Look.radius
    color: Look.card
    border.color: Look.line
    border.width: Look.stroke
}
