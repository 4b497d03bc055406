import QtQuick
import kiosk.screens
import kiosk.screens.components

// What this person can have printed; what is not there says why, and is not to be pressed.
Page {
    id: page

    readonly property int there: scene.kinds.filter(kind => !kind.why).length

    step: 1
    headline: there ? qsTr("要打印哪种证明？") : qsTr("现在没有能打的证明")
    subline: !there ? qsTr("下面写着为什么。觉得不对，请到窗口") : scene.who && !Theme.english && !Theme.elder ? qsTr("%1，您有 %2 种可以打印").arg(scene.who).arg(there) : qsTr("%1 种可以打印").arg(there)
    spoken: headline + "。" + scene.kinds.filter(kind => !kind.why).map(kind => Words.name(kind)).join("。")
    form: true

    PaperRows {
        fills: true
        kinds: page.scene.kinds
        reasons: ({
                noRecord: qsTr("登记系统里没有您的这项记录"),
                quotaReached: page.scene.next_open ? qsTr("今天的次数用完了，%1再来").arg(Words.day(page.scene.next_open.split(" ")[0])) : qsTr("今天的次数用完了，下次开门再来"),
                applyFirst: qsTr("要先申请，批准后来打印"),
                apply: qsTr("要先申请，点这里申请"),
                applied: qsTr("已经申请，批准后来打印"),
                costs: qsTr("这项收费，请到窗口办"),
                notConfirmed: qsTr("要先核对本人")
            })
    }
}
