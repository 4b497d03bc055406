// Every colour, size and duration of the dock; the colours are the kiosk's own.
pragma Singleton
import QtQuick

QtObject {
    readonly property color paper: "#F5F6F8"
    readonly property color card: "#FFFFFF"
    readonly property color ink: "#17212E"
    readonly property color softInk: "#55606E"
    readonly property color line: "#E1E5EA"
    readonly property color blue: "#14508C"
    readonly property color blueWash: "#E7EFF8"
    readonly property color green: "#2B7A57"
    readonly property color greenWash: "#E4F1EB"
    readonly property color amber: "#8A5A0B"
    readonly property color amberWash: "#FAF1DF"
    readonly property color red: "#B03427"
    readonly property color redWash: "#FAE9E7"
    readonly property color steel: "#2A3441"
    readonly property color slot: "#0C1118"
    readonly property color clear: "transparent"

    readonly property string family: "Noto Sans CJK SC"
    readonly property int title: 26
    readonly property int heading: 21
    readonly property int body: 16
    readonly property int note: 14

    readonly property int width: 1280
    readonly property int height: 880
    readonly property int leastWidth: 1120
    readonly property int leastHeight: 720
    readonly property int margin: 28
    readonly property int gap: 20
    readonly property int near: 10
    readonly property int tight: 4
    readonly property int radius: 22
    readonly property int button: 40
    readonly property int padding: 16
    readonly property real faint: 0.4
    readonly property int stroke: 1
    readonly property int lamp: 10
    readonly property int cardRow: 76
    readonly property int readerHeight: 178
    readonly property int faceRow: 44
    readonly property int cameraHeight: 108
    readonly property int cameraLight: 34
    readonly property color lit: "#5FD39A"
    readonly property int headHeight: 64
    readonly property int slotHeight: 14
    readonly property int paperWidth: 300
    readonly property real printed: 0.9 // 72 of the paper's 80 mm
    readonly property int motion: 200
}
