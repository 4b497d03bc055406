import QtQuick
import kiosk.screens

// The ticket as it comes out: number, people ahead, where, and the code to follow it by phone.
Card {
    id: ticket

    property var scene: ({})
    property bool hall: true
    // English in large print needs two lines for what Chinese says in one: there may be no room left to turn pages.
    readonly property bool tight: Theme.elder && Theme.wide && Theme.english
    readonly property string span: Words.span(scene)
    readonly property string ahead: Words.known(scene.people_ahead) ? Words.join([qsTr("前面 %1 人").arg(scene.people_ahead), span ? qsTr("约 %1 分钟").arg(span) : ""]) : qsTr("前面几个人现在不知道")

    pad: Theme.half
    centred: true

    Row {
        id: row

        width: parent.width
        spacing: Theme.pad

        Column {
            width: row.width - (code.visible ? code.width + row.spacing : 0)
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.tiny

            Label {
                width: parent.width
                visible: ticket.hall && !Theme.compact && !Theme.elder
                horizontalAlignment: Text.AlignHCenter
                size: Theme.note
                color: Theme.soft
                text: Words.place("hall")
            }

            Label {
                objectName: "number"
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                size: Theme.elder && (ticket.tight || !ticket.hall) ? Math.round(Theme.number * 0.76) : Theme.number
                bold: true
                lineHeight: 0.85
                wrapMode: Text.NoWrap
                Accessible.role: Accessible.StaticText
                Accessible.name: text
                text: ticket.scene.number
            }

            Rectangle {
                width: parent.width
                height: Theme.hair
                color: Theme.line
            }

            Label {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                size: ticket.tight ? Theme.note : Theme.lead
                bold: true
                text: ticket.ahead
            }

            Label {
                width: parent.width
                visible: text && !(Theme.elder && Theme.compact)
                horizontalAlignment: Text.AlignHCenter
                color: Theme.soft
                text: Words.where(ticket.scene.windows)
            }
        }

        Column {
            id: code

            visible: Theme.wide && ticket.scene.follow_url !== ""
            anchors.verticalCenter: parent.verticalCenter

            CodeBox {
                objectName: "code"
                text: code.visible ? ticket.scene.follow_url : ""
            }

            Label {
                width: Theme.code
                visible: !ticket.tight
                horizontalAlignment: Text.AlignHCenter
                size: Theme.fine
                color: Theme.soft
                text: qsTr("扫码看还差几位")
            }
        }
    }
}
