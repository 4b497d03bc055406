import QtQuick
import kiosk.screens

// Leafing with a finger, up or down; the buttons of the Pager do the same.
DragHandler {
    id: swipe

    property real moved: 0

    signal turned(int by)

    // A quick swipe may become active only with its last move: measure then, too.
    function follow() {
        moved = centroid.scenePosition.y - centroid.scenePressPosition.y;
    }

    target: null
    xAxis.enabled: false
    onCentroidChanged: if (active) follow()
    onActiveChanged: {
        if (active)
            return follow();
        if (Math.abs(moved) > Theme.touch)
            turned(moved < 0 ? 1 : -1);
        moved = 0;
    }
}
