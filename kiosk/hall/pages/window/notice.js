// 一次性告知单 from the call screen: all gaps at once, kept by the center, printed or left on the ticket's own page.

import { item as known } from "./catalogue.js";
import { choices, chosen, open } from "./dialogs.js";
import { el, recall, remember } from "./dom.js";
import { insist } from "./link.js";
import { refusal } from "./words.js";

const PAPER = "notice-paper";

// `given(items, text)` is told when the center has it: which items it is about, and what to say of it.
export function notice({ facts, ticket, number, ticks, today, given }) {
  const groups = ticket.items.map((item) => group(item, ticket, ticks));
  const deadline = el("input", { type: "date", value: facts.deadline, "aria-label": "截止日期" });
  const remark = el("textarea", { maxlength: "200", rows: "2", "aria-label": "说明", placeholder: "还要说明的（不写姓名和证件号）" });
  const body = el("div", { class: "stack" },
    el("p", { class: "soft" }, "缺的一次说全。勾上的都会写在告知单上，中心留底。"),
    el("div", { class: "gaps" }, groups.map((each) => each.part)),
    el("div", { class: "columns" }, el("div", { class: "field" }, el("label", {}, "最迟哪天补齐"), deadline),
      el("div", { class: "field" }, el("label", {}, "说明"), remark)),
    facts.phones ? choices("way", "怎么给", [["printed", "打印一张"], ["sent", "不要纸，在手机上看"]]) : "");
  open({ title: `一次性告知 ${ticket.number}`, ticket: ticket.number, body, yes: "出告知单", wide: true, focus: 'input[type="checkbox"]', agree: async (tell) => {
    const items = groups.map((each) => each.gaps()).filter((each) => each.gaps.length);
    if (!items.length) return "一项都没勾。缺什么就勾什么，没有的写在“还缺”里。";
    if (!deadline.value || deadline.value < today) return "截止日期不能早于今天。";
    const asked = { number: ticket.number, items, deadline: deadline.value, remark: remark.value.trim(), way: chosen(body, "way") || "printed" };
    const answer = await insist(`/v1/windows/${encodeURIComponent(number)}/notices`, asked,
      () => tell("网络断了，正在重新送出，只会留底一次…"));
    if (answer.status === 409) return refusal(answer.body);
    if (answer.status !== 201) return "没有送到中心，告知单还没留底。请看右上角的连接，再试一次。";
    given(items.map((each) => each.item), asked.way === "sent" ? `告知单已留底，${ticket.number} 扫号票上的码就能看到。` : "");
    if (asked.way === "printed") setTimeout(() => preview(answer.body, ticket.number, facts.phones), 0);
    return "";
  } });
}

function group(item, ticket, ticks) {
  const materials = (known(item.code)?.materials ?? []).filter((each) => !each.held);
  // Of an item whose papers were gone through, whatever got no tick is proposed; of another only what the citizen named.
  const gone = ticket.items.length === 1 || materials.some((each) => ticks.brought(item.code, each.name));
  const lines = materials.map((each) => {
    const lacking = !ticks.brought(item.code, each.name) && (ticket.missing.includes(each.name) || (gone && each.required));
    return line(each.name, needed(each), lacking);
  });
  const more = el("input", { maxlength: "120", placeholder: "还缺别的，写在这里，用分号隔开", "aria-label": `${item.name}：还缺` });
  const part = el("section", { class: "outcome" }, el("h3", {}, item.name), lines.map((each) => each.part), more);
  const typed = () => more.value.split(/[;；]/).map((each) => each.trim()).filter(Boolean).map((material) => ({ material, note: "" }));
  return { part, gaps: () => ({ item: item.code, gaps: [...lines.map((each) => each.gap()).filter(Boolean), ...typed()].slice(0, 40) }) };
}

function line(material, note, checked) {
  const tick = el("input", { type: "checkbox", checked });
  const words = el("input", { value: note, maxlength: "120", "aria-label": `${material}：要求`, class: "quiet-input" });
  return { part: el("div", { class: "gap" }, el("label", { class: "check" }, tick, material), words),
    gap: () => (tick.checked ? { material, note: words.value.trim() } : null) };
}

// How many, what kind, and whether a commitment may stand for it.
export function needed(material) {
  return [amount(material), material.note, material.by_commitment ? "可以签承诺书代替" : ""].filter(Boolean).join("，");
}

export function amount(material) {
  const parts = [material.originals ? `原件${material.originals}份` : "", material.copies ? `复印件${material.copies}份` : ""];
  return parts.filter(Boolean).join("、");
}

// The paper as it will come out. Enter prints; where phones reach the center the citizen finds the same by their ticket's code.
function preview(kept, number, phones) {
  const paper = recall(PAPER) === "slip" ? "slip" : "a5";
  const frame = el("iframe", { title: "告知单", class: "paper" });
  const show = (kind) => { frame.src = `${kept.url}?paper=${kind}`; remember(PAPER, kind); };
  const pick = el("div", { class: "choices" }, [["a5", "A5 纸"], ["slip", "80 毫米小票"]].map(([value, text]) => el("label", {},
    el("input", { type: "radio", name: "paper", value, checked: value === paper, onchange: () => show(value) }), el("span", {}, text))));
  show(paper);
  const body = el("div", { class: "stack" },
    el("p", { class: "message good" }, phones ? `已留底。${number} 扫号票上的码，手机上也能看到这张单子。` : "已留底。请打印一张交给他。"), pick, frame);
  open({ title: "告知单", body, yes: "打印", no: "不打印", wide: true, agree: () => { frame.contentWindow.print(); } });
}
