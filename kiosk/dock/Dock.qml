// The dock: on the left what a citizen brings, on the right what the machine gives.
import QtQuick

Window {
    id: dock

    required property var printer
    required property var pages
    required property string papers
    required property var reader
    required property var social
    required property var camera
    required property var scanner
    required property var documents
    required property var sheets
    required property var till
    required property var faces
    required property var cards
    required property var socialCards
    required property string folder
    required property string tickets
    property string side: "card"
    property string out: "tickets"

    title: qsTr("设备台")
    width: Look.width
    height: Look.height
    minimumWidth: Look.leastWidth
    minimumHeight: Look.leastHeight
    color: Look.paper

    Row {
        id: head

        x: Look.margin
        y: Look.margin * 0.7
        spacing: Look.gap

        Text {
            id: title

            text: qsTr("设备台")
            color: Look.ink
            font.family: Look.family
            font.pixelSize: Look.title
            font.bold: true
        }

        Text {
            anchors.baseline: title.baseline
            text: qsTr("模拟的读卡器、摄像头、扫码器和打印机；自助终端把它们当真设备用")
            color: Look.softInk
            font.family: Look.family
            font.pixelSize: Look.body
        }
    }

    Text {
        anchors.right: parent.right
        anchors.rightMargin: Look.margin
        y: head.y + title.baselineOffset - baselineOffset
        width: Math.min(implicitWidth, dock.width - head.width - Look.margin * 3)
        elide: Text.ElideMiddle
        text: dock.folder
        color: Look.softInk
        font.family: Look.family
        font.pixelSize: Look.note
    }

    Row {
        id: tabs

        anchors.top: head.bottom
        anchors.topMargin: Look.gap
        x: Look.margin
        spacing: Look.near

        Push {
            objectName: "side:card"
            text: qsTr("身份证")
            on: dock.side === "card"
            onPushed: dock.side = "card"
        }

        Push {
            objectName: "side:social"
            text: qsTr("社保卡")
            on: dock.side === "social"
            onPushed: dock.side = "social"
        }

        Push {
            objectName: "side:face"
            text: (dock.camera.state.filming ?? 0) > 0 ? qsTr("刷脸 · 正在拍") : qsTr("刷脸")
            on: dock.side === "face"
            onPushed: dock.side = "face"
        }

        Push {
            objectName: "side:code"
            text: qsTr("扫码")
            on: dock.side === "code"
            onPushed: dock.side = "code"
        }

        Push {
            objectName: "side:documents"
            text: (dock.documents.state.filming ?? 0) > 0 ? qsTr("高拍仪 · 正在拍") : qsTr("高拍仪")
            on: dock.side === "documents"
            onPushed: dock.side = "documents"
        }

        Push {
            objectName: "side:till"
            text: (dock.till.state.orders ?? []).some(order => order.state === "open") ? qsTr("收银 · 等付款") : qsTr("收银")
            on: dock.side === "till"
            onPushed: dock.side = "till"
        }
    }

    Row {
        anchors.top: tabs.top
        anchors.right: parent.right
        anchors.rightMargin: Look.margin
        spacing: Look.near

        Push {
            objectName: "out:tickets"
            text: qsTr("号票")
            on: dock.out === "tickets"
            onPushed: dock.out = "tickets"
        }

        Push {
            objectName: "out:pages"
            text: (dock.pages.state.tray ?? []).length > 0 ? qsTr("证明 · 有纸") : qsTr("证明")
            on: dock.out === "pages"
            onPushed: dock.out = "pages"
        }
    }

    Item {
        id: left

        anchors.top: tabs.bottom
        anchors.topMargin: Look.near
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Look.margin
        x: Look.margin
        width: (parent.width - Look.margin * 2 - Look.gap) * 0.4

        ReaderSide {
            anchors.fill: parent
            visible: dock.side === "card"
            name: "reader"
            title: qsTr("身份证阅读器")
            link: dock.reader
            cards: dock.cards
            once: [
                {key: "pull", verb: "remove_mid_read", waits: "removed", text: qsTr("读到一半拿走")},
                {key: "checksum", verb: "wrong_checksum", waits: "checksum", text: qsTr("错一次校验")}
            ]
        }

        ReaderSide {
            anchors.fill: parent
            visible: dock.side === "social"
            name: "social"
            title: qsTr("社保卡读卡器")
            link: dock.social
            cards: dock.socialCards
            once: [{key: "pull", verb: "remove_mid_read", waits: "removed", text: qsTr("读到一半拔掉")}]
        }

        CameraSide {
            anchors.fill: parent
            visible: dock.side === "face"
            link: dock.camera
            faces: dock.faces
        }

        CodeSide {
            anchors.fill: parent
            visible: dock.side === "code"
            link: dock.scanner
        }

        DocumentSide {
            anchors.fill: parent
            visible: dock.side === "documents"
            link: dock.documents
            sheets: dock.sheets
        }

        TillSide {
            anchors.fill: parent
            visible: dock.side === "till"
            link: dock.till
        }
    }

    Item {
        anchors.top: left.top
        anchors.bottom: left.bottom
        anchors.left: left.right
        anchors.leftMargin: Look.gap
        anchors.right: parent.right
        anchors.rightMargin: Look.margin

        PrinterSide {
            anchors.fill: parent
            visible: dock.out === "tickets"
            link: dock.printer
            tickets: dock.tickets
        }

        PageSide {
            anchors.fill: parent
            visible: dock.out === "pages"
            link: dock.pages
            papers: dock.papers
        }
    }
}
