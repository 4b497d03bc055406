import QtQuick
import kiosk.screens

// Lays blocks into a main field and an aside field, and over several pages when they do not fit: nothing is cut,
// nothing needs scrolling.
Item {
    id: leaf

    property rect mainField
    property rect sideField
    property int page: 0
    property int pages: 1
    property bool laying: false
    readonly property real room: mainField.height - (pages > 1 ? Theme.pager + Theme.gap : 0)

    function settle() {
        if (!laying)
            later.restart();
    }

    function turn(by) {
        page = Math.max(0, Math.min(pages - 1, page + by));
        settle();
    }

    function tall(block) {
        return Math.ceil(block.implicitHeight);
    }

    // Widths change heights and heights pages, so twice; then the page stands before its first frame.
    function settleNow() {
        laying = true;
        arrange();
        arrange();
        laying = false;
        later.stop();
    }

    // Columns and rows measure themselves only when a frame is near; here they must at once, the innermost first.
    function measure(item) {
        for (const child of item.children)
            measure(child);
        if (item.forceLayout)
            item.forceLayout();
    }

    function arrange() {
        const all = [...leaf.children].filter(child => child.settle && child.leaf === leaf);
        all.filter(block => !block.wanted).forEach(block => block.visible = false);
        const wanted = all.filter(block => block.wanted);
        wanted.forEach(block => block.visible = true); // what is hidden cannot be measured
        const aside = takeAside(wanted);
        wanted.forEach(block => block.width = (aside.includes(block) ? sideField : mainField).width);
        wanted.forEach(measure);
        place(aside, sideField, sideField.height);
        const sheets = split(fit(wanted.filter(block => !aside.includes(block))));
        pages = sheets.length;
        page = Math.min(page, pages - 1);
        sheets.forEach((sheet, at) => sheet.forEach(block => block.visible = at === page));
        place(sheets[page], mainField, room);
    }

    function sum(blocks) {
        return blocks.reduce((total, block) => total + tall(block) + Theme.gap, -Theme.gap);
    }

    // Leaves out spare blocks, the last first, until the rest fits.
    function fit(blocks) {
        let kept = blocks;
        for (const block of blocks.filter(one => one.spare).reverse()) {
            if (sum(kept) <= mainField.height)
                break;
            block.visible = false;
            kept = kept.filter(one => one !== block);
        }
        return kept;
    }

    // What cannot stand in the aside field goes with the rest.
    function takeAside(blocks) {
        let left = sideField.height;
        return blocks.filter(block => {
            if (!block.aside || sideField.height <= 0)
                return false;
            block.width = sideField.width;
            measure(block);
            left -= tall(block) + Theme.gap;
            return left + Theme.gap >= 0;
        });
    }

    function split(blocks) {
        if (sum(blocks) <= mainField.height)
            return [blocks];
        const most = mainField.height - Theme.pager - Theme.gap;
        const sheets = [[]];
        for (const block of blocks) {
            const last = sheets[sheets.length - 1];
            if (last.length && sum(last.concat([block])) > most)
                sheets.push([block]);
            else
                last.push(block);
        }
        return sheets;
    }

    function place(blocks, field, most) {
        const used = sum(blocks);
        const filling = blocks.filter(block => block.fills);
        let top = field.y;
        for (const block of blocks) {
            const more = block.fills ? Math.max(0, most - used) / filling.length : 0;
            const height = tall(block) + more;
            block.visible = true;
            block.x = field.x;
            block.y = Math.round(top);
            block.height = Math.floor(block.most > 0 ? Math.max(tall(block), Math.min(height, block.most)) : height);
            top += block.height + Theme.gap;
        }
    }

    onMainFieldChanged: settle()
    onSideFieldChanged: settle()
    onChildrenChanged: settle()

    // A timer and not Qt.callLater: it dies with the page.
    Timer {
        id: later

        interval: 0
        onTriggered: leaf.settleNow()
    }

    Pager {
        visible: leaf.pages > 1
        x: leaf.mainField.x
        y: leaf.mainField.y + leaf.mainField.height - height
        width: leaf.mainField.width
        page: leaf.page
        pages: leaf.pages
        onTurned: by => leaf.turn(by)
    }

    Swipe {
        enabled: leaf.pages > 1
        onTurned: by => leaf.turn(by)
    }
}
