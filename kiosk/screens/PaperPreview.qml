import QtQuick
import kiosk.screens
import kiosk.screens.components

// The paper before it is printed; numbers are masked here and whole on the paper.
Page {
    id: page

    property int copies: 1
    property int leaf: 0
    property bool near: true
    readonly property string name: Words.name(scene)
    readonly property int shown: scene.pictures.length
    readonly property bool costs: scene.fee > 0

    step: 2
    headline: Theme.elder && Theme.compact ? qsTr("请核对") : name
    subline: Words.join([costs ? qsTr("%1 元一份").arg(scene.fee) : "", qsTr("一份 %1 页").arg(scene.pages), qsTr("屏幕上遮住的字，纸上是完整的")])
    spoken: qsTr("请核对%1。%2").arg(name).arg(subline)
    form: true

    Block {
        id: sheet

        fills: true
        implicitHeight: Theme.elder && Theme.compact ? Theme.touch : Theme.previewLeast

        Rectangle {
            anchors.fill: parent
            radius: Theme.radius
            color: Theme.card
            border.width: Theme.bright ? Theme.hair : 0
            border.color: Theme.line
        }

        Image {
            anchors.fill: parent
            anchors.margins: page.near ? Theme.hair : Theme.small
            fillMode: page.near ? Image.PreserveAspectCrop : Image.PreserveAspectFit
            verticalAlignment: page.near ? Image.AlignTop : Image.AlignVCenter
            clip: true
            cache: false
            smooth: true
            mipmap: true
            source: page.shown ? "image://sheet/" + Bridge.stage.serial + "/" + page.leaf : ""
            Accessible.role: Accessible.Graphic
            Accessible.name: page.headline
        }

        PillButton {
            action: "zoom"
            answers: false
            visible: sheet.height >= Theme.previewLeast
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.margins: Theme.half
            height: Theme.touch
            fill: Theme.card
            edge: Theme.edge
            icon: "search"
            text: page.near ? qsTr("看整页") : qsTr("放大看")
            onChosen: page.near = !page.near
        }

        Swipe {
            enabled: page.shown > 1
            onTurned: by => page.leaf = Math.max(0, Math.min(page.leaf + by, page.shown - 1))
        }
    }

    Block {
        wanted: page.shown > 1
        implicitHeight: Theme.pager

        Pager {
            width: parent.width
            page: page.leaf
            pages: page.shown
            onTurned: by => page.leaf = page.leaf + by
        }
    }

    Block {
        wanted: page.scene.copies_most > 1
        implicitHeight: Theme.secondary

        Row {
            id: counter

            width: parent.width
            height: parent.height
            spacing: Theme.half

            PillButton {
                action: "fewer"
                answers: false
                enabled: page.copies > 1
                opacity: enabled ? 1 : 0
                width: Theme.secondary
                height: parent.height
                size: Theme.heroTitle
                fill: Theme.card
                edge: Theme.edge
                text: "−"
                label: qsTr("少一份")
                onChosen: page.copies -= 1
            }

            Label {
                anchors.verticalCenter: parent.verticalCenter
                width: counter.width - Theme.secondary * 2 - counter.spacing * 2
                horizontalAlignment: Text.AlignHCenter
                size: Theme.title
                bold: true
                text: qsTr("%1 份").arg(page.copies)
            }

            PillButton {
                action: "more"
                answers: false
                enabled: page.copies < page.scene.copies_most
                opacity: enabled ? 1 : 0
                width: Theme.secondary
                height: parent.height
                size: Theme.heroTitle
                fill: Theme.card
                edge: Theme.edge
                text: "+"
                label: qsTr("多一份")
                onChosen: page.copies += 1
            }
        }
    }

    actions: [
        PrimaryAction {
            action: "print"
            value: page.copies
            text: page.costs ? qsTr("去付款，再打印") : qsTr("打印 %1 页").arg(page.scene.pages * page.copies)
        }
    ]
}
