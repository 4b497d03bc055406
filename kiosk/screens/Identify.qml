import QtQuick
import kiosk.screens
import kiosk.screens.components

// Who you are: lay a card, hold a code to the scanner, type the number, or go without, whatever this machine and the
// hall have.
Page {
    id: page

    readonly property var trouble: troubles()
    readonly property bool elsewhere: scene.trouble.startsWith("social") || scene.trouble === "codeUnknown"
    readonly property bool ticket: !Words.printing && !Words.filing

    step: Words.whoStep
    headline: scene.reader ? qsTr("请把身份证放在读卡区") : scene.social ? qsTr("请把社保卡插进插卡口") : scene.may_type ? qsTr("请输入身份证号") : qsTr("请换一种办法核对")
    subline: scene.reader ? scene.social ? qsTr("放平、别动，一两秒就好；也可以把社保卡插进插卡口") : qsTr("读卡区在屏幕下方，放平、别动，一两秒就好") : scene.social ? qsTr("身份证暂时读不了，社保卡芯片朝前插") : qsTr("读卡器现在不能用，您的事照样能办")
    spoken: headline + "。" + (trouble.title ? trouble.title + "。" + trouble.text : subline)

    function troubles() {
        switch (scene.trouble) {
        case "socialUnreadable":
            return { title: qsTr("社保卡没有读出来"), text: qsTr("请擦一擦芯片，再插一次；还是不行就换一种办法。") };
        case "socialUnknown":
            return { title: qsTr("没认出这张卡"), text: qsTr("这里能读社保卡；有些新卡还读不了，请换一种办法。") };
        case "socialRemoved":
            return { title: qsTr("社保卡拔得太快了"), text: qsTr("没有读完。请再插一次，看到屏幕换了再拔。") };
        case "socialLeft":
            return { title: qsTr("插卡口里还有一张社保卡"), text: qsTr("是您的，请拔出来再插一次；不是您的，请交给工作人员。") };
        case "codeUnknown":
            return { title: qsTr("没认出这个码"), text: qsTr("请在手机上刷新证件码再扫；或者用身份证。") };
        default:
            return Words.cardTrouble(scene.trouble);
        }
    }

    function otherwise() {
        if (!scene.may_type)
            return scene.scanner ? qsTr("请用下面的办法，或者请工作人员帮忙。") : qsTr("请按求助请工作人员帮忙，或者到窗口办。");
        return scene.may_skip ? qsTr("可以输入号码，也可以不用证件直接取号。") : qsTr("请输入身份证号，或者请工作人员帮忙。");
    }

    function kept() {
        if (Words.filing)
            return qsTr("证件上的内容只填进您的申请，办完就从机器上清除。");
        return ticket ? qsTr("证件只用来取这个号，办完就清除，不会留在机器上。") : qsTr("证件只用来核对是您本人，办完就清除，不会留在机器上。");
    }

    Notice {
        aside: true
        title: page.trouble.title
        text: page.trouble.text
    }

    DeviceHint {
        wanted: page.scene.reader
        trouble: page.trouble.title !== "" && !page.elsewhere
        spare: page.trouble.title !== ""
    }

    Notice {
        aside: true
        wanted: !page.scene.reader
        title: page.ticket ? qsTr("不用刷证也能取号") : qsTr("不用刷证也能办")
        text: page.otherwise()
    }

    Card {
        aside: true
        spare: true
        pad: Theme.half + Theme.small

        Label {
            width: parent.width
            size: Theme.note
            color: Theme.soft
            text: page.kept()
        }
    }

    actions: [
        PrimaryAction {
            visible: !page.scene.reader && page.scene.may_type
            action: "type"
            text: qsTr("输入号码")
        },
        SecondaryAction {
            visible: page.scene.scanner
            action: "showCode"
            icon: "code"
            text: qsTr("用手机上的码")
        },
        SecondaryAction {
            visible: page.scene.reader && page.scene.may_type
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
