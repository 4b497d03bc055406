import QtQuick
import kiosk.screens

// The whole operation by a numeric keypad: 1–9 mark a target, 0 or Enter presses it, * goes back, # calls help.
Item {
    id: pilot

    required property Item sheet
    required property var page
    property var marked: null
    property int group: 0
    readonly property int most: Theme.keypad

    focus: true

    function collect(item, found) {
        if (!item.visible || !item.enabled)
            return found;
        if (item.target === true && item.opacity > 0)
            found.push(item);
        for (const child of item.children)
            collect(child, found);
        return found;
    }

    // What the screen is about comes first, the bars after it.
    function targets() {
        const first = page && page.enabled ? collect(page, []) : [];
        return first.concat(collect(sheet, []).filter(one => !first.includes(one)));
    }

    function clear() {
        for (const target of collect(sheet, []))
            wear(target, 0, false);
        marked = null;
        group = 0;
    }

    function wear(target, badge, on) {
        target.badge = badge;
        target.marked = on;
    }

    // More than nine targets: 9 shows the next eight.
    function shown() {
        const all = targets();
        const each = all.length > most ? most - 1 : most;
        group = group * each < all.length ? group : 0;
        all.forEach(target => wear(target, 0, target === marked));
        const now = all.slice(group * each, (group + 1) * each);
        now.forEach((target, at) => target.badge = at + 1);
        return { now: now, more: all.length > most };
    }

    function mark(digit) {
        const list = shown();
        if (list.more && digit === most) {
            group += 1;
            marked = null;
        } else if (digit <= list.now.length) {
            marked = list.now[digit - 1];
            if (Bridge.comfort.speech)
                Bridge.speaker.say(marked.label);
        }
        shown();
    }

    function press() {
        const all = collect(sheet, []);
        const target = all.includes(marked) ? marked : all.find(one => one.main);
        clear();
        if (target)
            target.choose();
    }

    function named(name) {
        const target = collect(sheet, []).find(one => one.action === name);
        clear();
        if (target)
            target.choose();
    }

    Keys.onPressed: event => {
        const sign = event.text;
        event.accepted = true;
        if (page && page.keyed(event))
            clear();
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter || sign === "0")
            press();
        else if (sign >= "1" && sign <= "9")
            mark(Number(sign));
        else if (sign === "*" || event.key === Qt.Key_Escape || event.key === Qt.Key_Backspace)
            named("back");
        else if (sign === "#")
            named("help");
        else
            event.accepted = false;
    }
}
