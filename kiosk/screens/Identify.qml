import QtQuick
import kiosk.screens
import kiosk.screens.components

// Who you are: lay the card, or type the number, or go without where the hall allows it.
Page {
    id: page

    readonly property var trouble: troubles()

    step: 2
    headline: scene.reader ? qsTr("请把身份证放在读卡区") : qsTr("请输入身份证号")
    subline: scene.reader ? qsTr("读卡区在屏幕下方，放平、别动，一两秒就好") : qsTr("读卡器现在不能用，下面的办法一样能取号")
    spoken: headline + "。" + (trouble.title ? trouble.title + "。" + trouble.text : subline)

    function troubles() {
        switch (scene.trouble) {
        case "removed":
            return { title: qsTr("身份证拿得太快了"), text: qsTr("没有读完。请再放一次，看到屏幕换了再拿走。") };
        case "unreadable":
            return { title: qsTr("没有读到这张证"), text: qsTr("请拿起来，擦一擦，再放平一次。还是不行就输入号码。") };
        case "unknown":
            return { title: qsTr("这不是身份证"), text: qsTr("请放二代身份证、港澳台居民居住证或外国人永久居留证。") };
        case "sameCard":
            return { title: qsTr("证还放在上面"), text: qsTr("请先拿起来，再放一次。") };
        case "expired":
            return { title: qsTr("这张证过了有效期"), text: qsTr("请用有效的证，或者到户籍窗口换领；着急请按求助。") };
        default:
            return { title: "", text: "" };
        }
    }

    Notice {
        aside: true
        title: page.trouble.title
        text: page.trouble.text
    }

    DeviceHint {
        wanted: page.scene.reader
        trouble: page.trouble.title !== ""
        spare: trouble
    }

    Notice {
        aside: true
        wanted: !page.scene.reader
        title: qsTr("不用刷证也能取号")
        text: page.scene.may_skip ? qsTr("可以输入号码，也可以不用证件直接取号。") : qsTr("请输入身份证号，或者请工作人员帮忙。")
    }

    Card {
        aside: true
        spare: true
        pad: Theme.half + Theme.small

        Label {
            width: parent.width
            size: Theme.note
            color: Theme.soft
            text: qsTr("证件只用来取这个号，办完就清除，不会留在机器上。")
        }
    }

    actions: [
        PrimaryAction {
            visible: !page.scene.reader
            action: "type"
            text: qsTr("输入号码")
        },
        SecondaryAction {
            visible: page.scene.reader
            objectName: visible ? action : ""
            action: "type"
            text: qsTr("没带证，输入号码")
        },
        SecondaryAction {
            visible: page.scene.may_skip
            action: "without"
            text: qsTr("不用证件，直接取号")
        }
    ]
}
