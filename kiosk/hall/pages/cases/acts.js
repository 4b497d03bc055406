// What each act asks first. Every dialog hands its fields to `send(body, tell)`, which says what is wrong or "".

import { choices, chosen, open } from "/window/dialogs.js";
import { el } from "/window/dom.js";
import { accept } from "/cases/files/accepting.js";
import { number, text, tick } from "/cases/files/fields.js";
import { SPECIALS, acceptance } from "/cases/files/words.js";

export const ACTS = {
  correct: { name: () => "一次告知补正", form: correct },
  supplement: { name: () => "收补正材料", form: (view) => brought(view, "申请人把要补的带来了。收下以后，回到“待受理”。") },
  accept: { name: acceptance, form: accept },
  refuse: { name: () => "不予受理", form: () => reasoned("为什么不予受理", "理由写进决定书，申请人看得到。"), danger: true },
  forward: { name: (view) => (view.row.state === "review" ? "送审批" : "送审核"), form: () => plain("送到下一步。") },
  pause: { name: () => "特别程序", form: pause },
  resume: { name: () => "特别程序结束", form: resume },
  extend: { name: () => "延长期限", form: extend },
  complete: { name: () => "容缺补齐", form: (view) => brought(view, "承诺补交的材料带来了。") },
  grant: { name: () => "准予", form: grant },
  deny: { name: () => "不予批准", form: deny, danger: true },
  withdraw: { name: () => "申请人撤回", form: () => plain("是申请人自己要求撤回的？撤回以后，这个办件就结束了，不能恢复。"), danger: true },
  issue: { name: () => "出件", form: issue },
  deliver: { name: () => "送达", form: deliver },
  verify: { name: () => "核查属实", form: verify },
  disprove: { name: () => "核查不实", form: disprove, danger: true },
};

// A form is { body, read() }: `read` gives the fields, or a text of what is missing.
export function ask(verb, view, send) {
  const about = ACTS[verb];
  const form = about.form(view);
  open({ title: `${about.name(view)} · ${view.row.item_name}`, body: form.body, yes: about.name(view), wide: true, danger: Boolean(about.danger), focus: form.focus ?? null,
    agree: async (tell) => {
      const fields = form.read();
      return typeof fields === "string" ? fields : send(fields, tell);
    } });
}

// ------------------------------------------------------------------------------------ forms

function plain(text) {
  return { body: el("p", {}, text), read: () => ({}) };
}

function reasoned(label, hint) {
  const [field, input] = text(label, hint);
  return { body: field, focus: input, read: () => (input.value.trim() ? { reason: input.value.trim() } : "请写明理由。") };
}

function correct(view) {
  const before = view.entries.some((each) => each.verb === "correct");
  const open = new Set(view.gaps);
  const ticks = view.materials.filter((each) => each.required || !each.handed_in).map((each) => tick(each.name, open.has(each.name) || (each.required && !each.handed_in), each.handed_in ? "已交，不合要求才勾" : each.required ? "必交" : "可不交"));
  const [days, input] = number("几个工作日内补齐", 5, 1, 60);
  const body = el("div", { class: "stack" },
    el("p", { class: "message warn" }, before
      ? "已经一次告知过：只能再要上次说过、还没补好的，不能加新的。"
      : "补正只能告知一次：现在把缺的、不合要求的全部勾上，以后不能再加。"),
    el("div", { class: "ticks" }, ticks.map((each) => each.part)), days);
  return { body, focus: ticks[0]?.input, read: () => {
    const gaps = ticks.filter((each) => each.input.checked).map((each) => each.name);
    if (!gaps.length) return "一样都没勾。缺什么就勾什么。";
    return { gaps, days: Number(input.value) };
  } };
}

function brought(view, says) {
  const wanted = new Set(view.gaps);
  const able = view.materials.filter((each) => wanted.has(each.name) || !each.handed_in);
  const rows = [...able].sort((one, other) => Number(wanted.has(other.name)) - Number(wanted.has(one.name))).map((each) => counted(each.name, wanted.has(each.name), 1, 0));
  const body = el("div", { class: "stack" }, el("p", { class: "soft" }, says), el("div", { class: "ticks" }, rows.map((each) => each.part)));
  return { body, focus: rows[0]?.input, read: () => {
    const materials = rows.filter((each) => each.input.checked).map((each) => each.read());
    return materials.length ? { materials } : "一样都没勾。收下什么就勾什么。";
  } };
}

function pause(view) {
  const [field, input] = text("为什么，大约要多久", "申请人看得到。");
  const kind = choices("procedure", "哪一种（这段时间不计入期限）", SPECIALS, SPECIALS.at(-1)[0]);
  const body = el("div", { class: "stack" }, kind, field);
  return { body, focus: input, read: () => (input.value.trim() ? { procedure: chosen(body, "procedure"), reason: input.value.trim() } : "请写明原因和大约要多久。") };
}

function resume() {
  const [field, input] = text("结果怎么样（可以不写）", "写了申请人看得到。");
  return { body: field, focus: input, read: () => ({ result: input.value.trim() }) };
}

function extend() {
  const [days, input] = number("延长几个工作日", 10, 1, 15);
  const [field, reason] = text("为什么延长", "只能延长一次，由主管批准；理由告诉申请人。");
  return { body: el("div", { class: "stack" }, days, field), focus: input, read: () => (reason.value.trim() ? { days: Number(input.value), reason: reason.value.trim() } : "请写明理由。") };
}

function late(view) {
  if (!view.late) return [null, () => ""];
  const [field, input] = text("为什么超过了承诺期限", "必须写；对外公布，申请人看得到。");
  return [field, () => input.value.trim()];
}

const NO_LATE_REASON = "已经超过承诺期限，必须写明原因。";

function grant(view) {
  const [field, why] = late(view);
  const body = el("div", { class: "stack" }, el("p", {}, "准予以后，按期限制证、出件。"), field);
  return { body, focus: field?.querySelector("textarea"), read: () => (view.late && !why() ? NO_LATE_REASON : { late_reason: why() }) };
}

function deny(view) {
  const [field, why] = late(view);
  const [reason, input] = text("为什么不予批准", "理由写进决定书，申请人看得到。");
  return { body: el("div", { class: "stack" }, reason, field), focus: input, read: () => {
    if (!input.value.trim()) return "请写明理由。";
    return view.late && !why() ? NO_LATE_REASON : { reason: input.value.trim(), late_reason: why() };
  } };
}

function issue() {
  const name = el("input", { maxlength: "300", autocomplete: "off" });
  const number = el("input", { maxlength: "60", autocomplete: "off" });
  const body = el("div", { class: "stack" }, el("label", { class: "field" }, el("span", {}, "证照、文书的名称"), name),
    el("label", { class: "field" }, el("span", {}, "编号（可以不写）"), number));
  return { body, focus: name, read: () => (name.value.trim() ? { result: name.value.trim(), number: number.value.trim() } : "请写明做好的是什么。") };
}

function deliver(view) {
  return plain(["denied", "refused"].includes(view.row.state) ? "决定书已经交给申请人，并请他签收？" : "核对过领取人的证件，结果已经交到他手里？");
}

function verify(view) {
  return { body: el("div", { class: "stack" }, told(view), el("p", {}, "核查过了，承诺的都属实？申请人会看到“情况属实”。")), read: () => ({}) };
}

// Of a case that is not decided yet it is the decision.
function disprove(view) {
  const decided = ["granted", "issued", "delivered"].includes(view.row.state);
  const [field, why] = decided ? [null, () => ""] : late(view);
  const [reason, input] = text("哪里不属实", "写进决定书，申请人看得到。");
  const body = el("div", { class: "stack" }, told(view), el("p", { class: "message warn" },
    `${decided ? "批准依法撤销" : "不予批准"}，记为承诺不实：信用修复以前，这位申请人不能再用告知承诺。作出以前，先听申请人的说明。`), reason, field);
  return { body, focus: input, read: () => {
    if (!input.value.trim()) return "请写明哪里不属实。";
    return !decided && view.late && !why() ? NO_LATE_REASON : { reason: input.value.trim(), late_reason: why() };
  } };
}

const told = (view) => el("dl", { class: "facts" }, el("div", {}, el("dt", {}, "承诺的内容"), el("dd", {}, view.commitment.text)),
  el("div", {}, el("dt", {}, "怎样核查"), el("dd", {}, view.commitment.checking)));

// ------------------------------------------------------------------------------------ parts

// One material with how many of it were handed in. Whoever writes a count has it in hand.
export function counted(name, checked, originals, copies, note = "") {
  const line = tick(name, checked, note);
  const count = (word, value) => {
    const input = el("input", { type: "number", min: "0", max: "99", value: String(value), required: "", class: "count", "aria-label": `${name}：${word}` });
    input.addEventListener("input", () => { if (!line.input.checked) { line.input.checked = true; line.input.dispatchEvent(new Event("change", { bubbles: true })); } });
    return [el("label", { class: "amount" }, word, input), input];
  };
  const [one, many] = [count("原件", originals), count("复印件", copies)];
  return { name, input: line.input, part: el("div", { class: "counted" }, line.part, one[0], many[0]),
    read: () => ({ name, originals: Number(one[1].value), copies: Number(many[1].value) }) };
}
