pragma Singleton
import QtQuick

// Facts put into words in the citizen's language. Chinese is the source; the English file holds the rest.
QtObject {
    id: root

    readonly property bool english: Theme.english
    readonly property var house: JSON.parse(Bridge.house.place)
    readonly property string journey: Bridge.stage.journey
    readonly property bool printing: journey === "print_certificate"
    readonly property bool filing: journey === "file_application"
    readonly property var trail: trailOf(journey)
    readonly property int whoStep: printing ? 0 : filing ? 1 : 2
    readonly property int payStep: printing ? 2 : 1
    readonly property int bringStep: 1 + 2 // of filing, as the one that follows
    readonly property int signStep: bringStep + 1

    function trailOf(journey) {
        switch (journey) {
        case "print_certificate":
            return [qsTr("核对身份"), qsTr("选证明"), qsTr("看一看"), qsTr("打印")];
        case "pay_fee":
            return [qsTr("找单子"), qsTr("付款"), qsTr("拿凭条")];
        case "file_application":
            return [qsTr("选事项"), qsTr("核对身份"), qsTr("填表"), qsTr("交材料"), qsTr("签名提交")];
        case "track_case":
            return [qsTr("怎么查"), qsTr("选哪一件"), qsTr("看进度")];
        default:
            return [qsTr("选事项"), qsTr("看材料"), qsTr("核对身份"), qsTr("取号")];
        }
    }

    function known(value) {
        return typeof value === "number";
    }

    function name(thing) {
        return english && thing.name_en ? thing.name_en : thing.name;
    }

    function department(item) {
        return english && item.department_en ? item.department_en : item.department;
    }

    function fee(item) {
        return english && item.fee_en ? item.fee_en : item.fee;
    }

    function place(key) {
        return english && house[key + "_en"] ? house[key + "_en"] : house[key];
    }

    function hours(scene) {
        return english && scene.hours_text_en ? scene.hours_text_en : scene.hours_text;
    }

    function days(item) {
        if (item.immediate || item.days === 0)
            return qsTr("当场办完");
        return known(item.days) ? qsTr("承诺 %1 个工作日").arg(item.days) : "";
    }

    function legal(item) {
        if (!known(item.statutory_days))
            return "";
        return item.statutory_days > 0 ? qsTr("法定最长 %1 个工作日").arg(item.statutory_days) : qsTr("法定当场办完");
    }

    function label(claim) {
        return english && claim.label_en ? claim.label_en : claim.label;
    }

    // The holiday, or the hall's own reason for being closed; empty on a day like any other.
    function closedFor(scene) {
        return english && scene.closed_for_en ? scene.closed_for_en : scene.closed_for;
    }

    function join(parts) {
        return parts.filter(part => part).join(qsTr(" · "));
    }

    function list(parts) {
        return parts.join(qsTr("、"));
    }

    function facts(item) {
        return join([department(item), days(item), fee(item)]);
    }

    function span(scene) {
        if (!known(scene.low))
            return "";
        return scene.low === scene.high ? String(scene.high) : qsTr("%1–%2").arg(scene.low).arg(scene.high);
    }

    // Floors and zones come in Chinese only; their usual forms are put into English, others are left out.
    function floor(text) {
        const found = /^([0-9一二三四五六七八九]+)[楼层]$/.exec(text);
        const number = found ? "一二三四五六七八九".indexOf(found[1]) + 1 || found[1] : "";
        return english ? (number ? "Floor " + number : "") : text;
    }

    function zone(text) {
        const found = /^([A-Za-z0-9]+)区$/.exec(text);
        return english ? (found ? "Zone " + found[1] : "") : text;
    }

    function where(windows) {
        const groups = [];
        for (const line of windows.filter(one => one.open)) {
            const kind = line.pooled ? qsTr("综合窗口") : qsTr("窗口");
            const head = [floor(line.floor), zone(line.zone), kind].filter(part => part).join(" ");
            const group = groups.find(one => one.head === head);
            if (group)
                group.numbers.push(line.number);
            else
                groups.push({ head: head, numbers: [line.number] });
        }
        return groups.map(group => qsTr("%1 %2 号").arg(group.head).arg(list(group.numbers))).join(qsTr("；"));
    }

    function openCount(windows) {
        return windows.filter(one => one.open).length;
    }

    function level(name) {
        switch (name) {
        case "verySatisfied":
            return qsTr("非常满意");
        case "satisfied":
            return qsTr("满意");
        case "basicallySatisfied":
            return qsTr("基本满意");
        case "dissatisfied":
            return qsTr("不满意");
        default:
            return qsTr("非常不满意");
        }
    }

    function weekday(day) {
        const week = [qsTr("周日"), qsTr("周一"), qsTr("周二"), qsTr("周三"), qsTr("周四"), qsTr("周五"), qsTr("周六")];
        return week[day % week.length];
    }

    function today() {
        return qsTr("%1月%2日").arg(Bridge.house.month).arg(Bridge.house.day);
    }

    function moment(text) {
        const found = /^\d+-(\d+)-(\d+)[ T](\d+:\d+)/.exec(text);
        if (!found)
            return text;
        const [, month, day, clock] = found;
        const weekday = new Date(text.replace(" ", "T")).getDay();
        const date = qsTr("%1月%2日").arg(Number(month)).arg(Number(day));
        return qsTr("%1（%2）%3").arg(date).arg(root.weekday(weekday)).arg(clock);
    }

    function day(text) {
        const [, month, day] = text.split("-");
        return qsTr("%1（%2）").arg(qsTr("%1月%2日").arg(Number(month)).arg(Number(day))).arg(weekday(new Date(text + "T00:00").getDay()));
    }

    // Tomorrow may be a Sunday or a holiday: the hall says which day is next.
    function nextDay(scene) {
        return sentence(scene.next_open ? qsTr("下次开门：%1，请早些来。").arg(moment(scene.next_open)) : qsTr("请下次开门时早些来。"));
    }

    // With the gap that English wants before the next one.
    function sentence(text) {
        return english ? text + " " : text;
    }

    function proof(claim) {
        return (english && claim.proof_en ? claim.proof_en : claim.proof) || qsTr("能证明的证件");
    }

    function show(claim) {
        return qsTr("叫到时请出示：%1").arg(proof(claim));
    }

    // Where to go for what this hall does not do.
    function elsewhere(place) {
        if (!place.name)
            return qsTr("到哪里办，请问导引台。");
        const name = english && place.name_en ? place.name_en : place.name;
        const address = english && place.address_en ? place.address_en : place.address;
        return [qsTr("请到：%1").arg(name), address, place.phone ? qsTr("电话 %1").arg(place.phone) : ""].filter(part => part).join(qsTr("，"));
    }

    // Where a case stands, in the words of somebody who waits for it.
    function caseState(state) {
        switch (state) {
        case "received":
            return qsTr("收到了，等受理");
        case "correction":
            return qsTr("还缺材料，请补");
        case "accepted":
            return qsTr("已经受理");
        case "review":
            return qsTr("正在审核");
        case "approval":
            return qsTr("正在审批");
        case "special":
            return qsTr("正在走特别程序");
        case "granted":
            return qsTr("批准了，正在做结果");
        case "denied":
            return qsTr("没有批准");
        case "refused":
            return qsTr("没有受理");
        case "withdrawn":
            return qsTr("已经撤回");
        case "issued":
            return qsTr("办好了，请来领取");
        case "revoked":
            return qsTr("批准撤销了");
        default:
            return qsTr("办完了，已经领取");
        }
    }

    // A station on its way: what happened there.
    function caseStation(what) {
        switch (what) {
        case "received":
            return qsTr("收件");
        case "correction":
            return qsTr("一次告知：要补材料");
        case "supplemented":
            return qsTr("材料补来了");
        case "accepted":
            return qsTr("受理");
        case "review":
            return qsTr("审核");
        case "approval":
            return qsTr("审批");
        case "special":
            return qsTr("特别程序，时间不算在内");
        case "resumed":
            return qsTr("特别程序做完了，接着办");
        case "extended":
            return qsTr("办理时间延长");
        case "deemedAccepted":
            return qsTr("依法视为已经受理");
        case "lapsed":
            return qsTr("到期没有补齐，视为撤回");
        case "granted":
            return qsTr("批准");
        case "denied":
            return qsTr("没有批准");
        case "refused":
            return qsTr("没有受理");
        case "withdrawn":
            return qsTr("撤回");
        case "issued":
            return qsTr("结果做好了");
        case "verified":
            return qsTr("承诺核查过了，情况属实");
        case "revoked":
            return qsTr("批准撤销了");
        default:
            return qsTr("领取");
        }
    }

    // What is wrong with the card on the reader; two empty words for every other trouble.
    function cardTrouble(trouble) {
        switch (trouble) {
        case "removed":
            return { title: qsTr("身份证拿得太快了"), text: qsTr("没有读完。请再放一次，看到屏幕换了再拿走。") };
        case "unreadable":
            return { title: qsTr("没有读到这张证"), text: qsTr("请拿起来，擦一擦，再放平一次。还是不行就换一种办法。") };
        case "damaged":
            return { title: qsTr("这张证的芯片可能坏了"), text: qsTr("内容读不全。请换一种办法，或者按求助；证可以到户籍窗口换。") };
        case "unknown":
            return { title: qsTr("这不是身份证"), text: qsTr("请放二代身份证、港澳台居民居住证或外国人永久居留证。") };
        case "sameCard":
            return { title: qsTr("证还放在上面"), text: qsTr("请先拿起来，再放一次。") };
        case "expired":
            return { title: qsTr("这张证过了有效期"), text: qsTr("请用有效的证，或者到户籍窗口换领；着急请按求助。") };
        case "notYet":
            return { title: qsTr("这张证还没到生效的日子"), text: qsTr("请用现在有效的证；没有就按求助。") };
        default:
            return { title: "", text: "" };
        }
    }

    function caseComing(what) {
        switch (what) {
        case "accept":
            return qsTr("接下来：受理");
        case "review":
            return qsTr("接下来：审核");
        case "approve":
            return qsTr("接下来：审批");
        case "result":
            return qsTr("接下来：出结果");
        case "resume":
            return qsTr("接下来：做完以后接着办");
        case "issue":
            return qsTr("接下来：做好结果，请您来领");
        default:
            return qsTr("接下来：您来领取");
        }
    }

    // 告知承诺: what one signs for instead of papers, how that is looked into, and what follows.
    function commitment(told) {
        const [text, checking, consequence] = english ? [told.text_en, told.checking_en, told.consequence_en] : [told.text, told.checking, told.consequence];
        return [
            { title: qsTr("不交材料的，签承诺书"), text: text },
            { title: qsTr("签了以后怎样核查"), text: sentence(checking) + qsTr("批准以后 %1 个工作日内查完。").arg(told.days) },
            { title: qsTr("承诺和实际不一致的"), text: consequence }
        ];
    }

    function papers(line) {
        const parts = [];
        if (line.originals > 0)
            parts.push(qsTr("原件 %1 份").arg(line.originals));
        if (line.copies > 0)
            parts.push(qsTr("复印件 %1 份").arg(line.copies));
        return join(parts.concat(english ? [] : [line.note])); // notes come in Chinese only
    }
}
