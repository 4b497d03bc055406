import QtQuick
import kiosk.screens
import kiosk.screens.components

// The window: bars, the page of the scene, the overlay, the keypad. The sheet is 1080 wide or high, scaled to fit.
Window {
    id: root

    property bool fullScreen: false
    readonly property bool wide: width > height
    readonly property real fit: wide ? Math.min(height / Theme.sheetWidth, width / Theme.sheetLength) : Math.min(width / Theme.sheetWidth, height / Theme.sheetLength)
    readonly property var page: loader.item
    property string shown
    property int serial: -1

    title: Words.place("hall")
    color: Theme.paper
    visible: true
    visibility: fullScreen ? Window.FullScreen : Window.Windowed

    Binding {
        target: Theme
        property: "wide"
        value: root.wide
    }

    Item {
        id: sheet

        width: root.width / root.fit
        height: root.height / root.fit
        scale: root.fit
        transformOrigin: Item.TopLeft

        TopBar {
            id: top

            y: Theme.low ? foot.y - height : 0
            width: sheet.width
            step: root.page !== null ? root.page.step : -1
        }

        Loader {
            id: loader

            objectName: "page"
            y: Theme.low ? 0 : top.height
            width: sheet.width
            height: sheet.height - top.height - foot.height
            enabled: !still.visible
        }

        FootBar {
            id: foot

            y: sheet.height - height
            width: sheet.width
            enabled: !still.visible
            home: root.page !== null && root.page.home
            back: root.page !== null && root.page.back
        }

        StillThere {
            id: still

            anchors.fill: parent
        }
    }

    Component.onCompleted: {
        if (Bridge.stage.name)
            turn();
    }

    KeyPilot {
        id: pilot

        sheet: sheet
        page: root.page
    }

    Connections {
        target: Bridge.stage

        function onShown() {
            root.turn();
        }
    }

    Connections {
        target: Bridge.comfort

        function onChanged() {
            root.speak();
        }
    }

    Connections {
        target: root.page

        function onSpokenChanged() {
            root.speak();
        }
    }

    function turn() {
        const name = Bridge.stage.name;
        const scene = JSON.parse(Bridge.stage.sceneText);
        const same = name === shown;
        const again = same && serial === Bridge.stage.serial; // other facts for the question that stands
        serial = Bridge.stage.serial;
        if (!again)
            pilot.clear();
        if (!same && page !== null)
            page.scene = page.scene; // the page that goes must not see the scene that comes
        Bridge.scene = scene;
        if (!same) {
            Bridge.pin.begin(name);
            loader.source = name + ".qml";
        }
        shown = name;
        if (page !== null)
            page.settleNow();
        if (name !== "TypeNumber")
            Bridge.number.wipe();
        if (!["TypeCase", "Working", "HelpCalled"].includes(name)) // it is compared with the slip when the answer comes
            Bridge.caseNumber.wipe();
        if (!again)
            speak(); // words that change while a question stands are heard through onSpokenChanged
    }

    function speak() {
        if (Bridge.comfort.speech && page !== null)
            Qt.callLater(Bridge.speaker.say, page.spoken);
    }
}
