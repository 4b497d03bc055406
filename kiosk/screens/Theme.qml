pragma Singleton
import QtQuick

// Every colour, size and duration of the product. Sizes are pixels of a sheet 1080 wide (portrait) or high (landscape).
QtObject {
    id: theme

    property bool wide: false
    readonly property bool elder: Bridge.comfort.elder
    readonly property bool bright: Bridge.comfort.highContrast
    readonly property bool low: Bridge.comfort.lowReach
    readonly property bool compact: wide || low
    readonly property bool english: Bridge.comfort.language === "en"

    // ---------------------------------------------------------------- colour
    readonly property color paper: bright ? "#000000" : "#F5F6F8"
    readonly property color card: bright ? "#000000" : "#FFFFFF"
    readonly property color ink: bright ? "#FFFFFF" : "#17212E"
    readonly property color soft: bright ? "#FFFFFF" : "#55606E"
    readonly property color idle: bright ? "#9A9A9A" : soft // what cannot be pressed now
    readonly property color idleEdge: bright ? idle : edge
    readonly property color line: bright ? "#FFFFFF" : "#E1E5EA"
    readonly property color edge: bright ? "#FFFFFF" : "#C3CAD3"
    readonly property color blue: bright ? "#FFE14D" : "#14508C"
    readonly property color blueDown: bright ? "#FFFFFF" : "#0E3B68"
    readonly property color blueInk: bright ? "#000000" : "#FFFFFF"
    readonly property color blueInkSoft: bright ? "#000000" : "#DCE8F4"
    readonly property color blueChip: bright ? "#FFE14D" : "#2C639B"
    readonly property color wash: bright ? "#000000" : "#E7F0F9"
    readonly property color washDown: bright ? "#4A4200" : "#D3E3F3"
    readonly property color button: bright ? "#000000" : "#F2F4F7"
    readonly property color buttonDown: bright ? "#4A4200" : "#DFE4EA"
    readonly property color green: bright ? "#FFFFFF" : "#2B7A57"
    readonly property color greenWash: bright ? "#000000" : "#E4F2EB"
    readonly property color amber: bright ? "#FFE14D" : "#8A5A0B"
    readonly property color amberWash: bright ? "#000000" : "#FAF1DF"
    readonly property color red: bright ? "#FFE14D" : "#B03427"
    readonly property color redWash: bright ? "#000000" : "#FAE9E7"
    readonly property color focus: bright ? "#FFE14D" : "#C2570C"
    readonly property color focusInk: bright ? "#000000" : "#FFFFFF"
    readonly property color signPaper: "#FFFFFF"
    readonly property color signLine: "#55606E"
    readonly property color veil: bright ? "#000000" : "#C017212E"
    readonly property color clear: "transparent"

    // ------------------------------------------------------------------ type
    readonly property string family: "Noto Sans CJK SC"
    readonly property real grow: elder ? 1.35 : 1
    readonly property int fine: elder ? 40 : 28
    readonly property int note: Math.round(30 * grow)
    readonly property int body: Math.round(34 * grow)
    readonly property int lead: Math.round(38 * grow)
    readonly property int smallTitle: Math.round(44 * grow)
    readonly property int title: Math.round(50 * grow)
    readonly property int heroTitle: Math.round(68 * grow)
    readonly property int headline: Math.round((compact ? 64 : 72) * grow)
    readonly property int figure: Math.round(92 * grow)
    readonly property int number: Math.round(compact ? 150 * Math.min(grow, 1.2) : 190 * grow)
    readonly property int welcome: Math.round((compact ? 120 : 160) * Math.min(grow, 1.2))
    readonly property int actionText: Math.round((compact ? 54 : 64) * grow)
    readonly property int keyText: Math.round(56 * (elder ? 1.15 : 1))
    readonly property int ringText: Math.round(110 * grow)

    // ----------------------------------------------------------------- space
    readonly property int hair: 2
    readonly property int stroke: 4
    readonly property int thick: 8
    readonly property int tiny: 8
    readonly property int small: 16
    readonly property int half: 24
    readonly property int gap: compact ? 22 : 28
    readonly property int pad: compact ? 36 : 48
    readonly property int margin: 48
    readonly property int headTop: wide ? 20 : low ? 32 : 48
    readonly property int radius: 32
    readonly property int radiusSmall: 20
    readonly property int ring: bright ? 8 : 6

    // ----------------------------------------------------------------- parts
    readonly property int sheetWidth: 1080
    readonly property int sheetLength: 1600
    readonly property int topBar: 148
    readonly property int trailLeft: 620
    readonly property int footBar: 164
    readonly property int reachLine: 860
    readonly property int sideWidth: elder ? 700 : 620
    readonly property int touch: elder ? 112 : 88
    readonly property int secondary: elder ? 132 : 112
    readonly property int primary: compact ? (elder ? 124 : 144) : 176
    readonly property int pager: elder ? 120 : compact ? 88 : 104
    readonly property int key: compact ? 96 : 128
    readonly property int letterKey: elder ? 112 : compact ? 80 : 96
    readonly property int row: elder ? (compact ? 168 : 196) : (compact ? 132 : 148)
    readonly property int shelf: elder ? 176 : wide ? 128 : 156
    readonly property int tile: elder ? 200 : wide ? 168 : 220
    readonly property int hero: compact ? 220 : 300
    readonly property int heroMost: 600
    readonly property int tileMost: 360
    readonly property int badge: 56
    readonly property int icon: Math.round(56 * grow)
    readonly property int iconSmall: Math.round(40 * grow)
    readonly property int iconLarge: Math.round(120 * (compact ? 0.8 : 1))
    readonly property int iconBox: Math.round(104 * grow)
    readonly property int iconBoxSmall: Math.round(88 * grow)
    readonly property int markSize: 64
    readonly property int stepDot: 56
    readonly property int code: compact ? 230 : 280
    readonly property int payCode: wide ? (elder ? 360 : 440) : low ? 300 : elder ? 420 : 520
    readonly property int hint: compact ? 300 : 460
    readonly property int hintMost: 620
    readonly property int ringSize: compact ? 300 : 380
    readonly property int ringSmall: 44
    readonly property int ringMiddle: elder ? 150 : 124
    readonly property int way: elder ? 132 : compact ? 120 : 148
    readonly property int cell: compact ? 112 : 148
    readonly property int figureSize: wide ? 112 : 132
    readonly property int previewLeast: compact ? 320 : 480
    readonly property int dialog: 900
    readonly property int busyDot: 28

    // -------------------------------------------------------------- duration
    readonly property int second: 1000
    readonly property int beat: 400
    readonly property int longWait: 8

    // -------------------------------------------------------------- characters
    readonly property int titleMost: english ? 44 : 24
    readonly property int doubtsMost: 3 // things to look at on a card: as many as fit the line

    // ----------------------------------------------------------------- angle
    readonly property int turn: 360

    readonly property int keypad: 9
}
