pragma Singleton
import QtQuick

// Facts put into words in the citizen's language. Chinese is the source; the English file holds the rest.
QtObject {
    id: root

    readonly property bool english: Theme.english
    readonly property var house: JSON.parse(Bridge.house.place)
    readonly property bool printing: Bridge.stage.journey === "print_certificate"
    readonly property var trail: printing ? [qsTr("核对身份"), qsTr("选证明"), qsTr("看一看"), qsTr("打印")] : [qsTr("选事项"), qsTr("看材料"), qsTr("核对身份"), qsTr("取号")]
    readonly property int whoStep: printing ? 0 : 2

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

    function papers(line) {
        const parts = [];
        if (line.originals > 0)
            parts.push(qsTr("原件 %1 份").arg(line.originals));
        if (line.copies > 0)
            parts.push(qsTr("复印件 %1 份").arg(line.copies));
        return join(parts.concat(english ? [] : [line.note])); // notes come in Chinese only
    }
}
