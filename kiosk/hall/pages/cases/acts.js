// What each act asks first. Every dialog hands its fields to `send(body, tell)`, which says what is wrong or "".

import { choices, chosen, open } from "/window/dialogs.js";
import { el } from "/window/dom.js";
import { SPECIALS } from "/cases/files/words.js";

const lacking = (view) => view.materials.filter((each) => each.required && !each.handed_in);

export const ACTS = {
  correct: { name: () => "一次告知补正", form: correct },
  supplement: { name: () => "收补正材料", form: (view) => brought(view, "申请人把要补的带来了。收下以后，回到“待受理”。") },
  accept: { name: (view) => (lacking(view).length ? "容缺受理" : "受理"), form: accept },
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

function accept(view) {
  const gaps = lacking(view).map((each) => each.name);
  const committed = el("input", { type: "checkbox" });
  const promised = el("input", { type: "checkbox" });
  const [days, input] = number("承诺几个工作日内补齐", 5, 1, 60);
  const body = el("div", { class: "stack" },
    gaps.length ? el("div", { class: "stack message warn" }, el("p", {}, `必交材料还缺 ${gaps.length} 样：${gaps.join("、")}。`),
      el("p", {}, "容缺受理：申请人书面承诺限期补齐；到期没有补齐，视为撤回申请。作决定以前必须补齐。"), days,
      el("label", { class: "check" }, promised, "申请人已经签了补齐承诺书")) : el("p", {}, "材料齐全、合乎要求。承诺的期限从明天起算。"),
    el("label", { class: "check" }, committed, "告知承诺：申请人签了告知承诺书"));
  return { body, focus: gaps.length ? promised : null, read: () => {
    if (gaps.length && !promised.checked) return "容缺受理要申请人先签补齐承诺书。没有签，请用“一次告知补正”。";
    return { gaps, days: Number(input.value), committed: committed.checked };
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

// ------------------------------------------------------------------------------------ parts

function text(label, hint) {
  const input = el("textarea", { rows: "3", maxlength: "300" });
  const counted = el("span", { class: "hint" }, "");
  const count = () => { counted.textContent = `${hint}不写姓名和证件号。还可写 ${300 - input.value.length} 个字`; };
  input.addEventListener("input", count);
  // A line break is wanted rarely, agreeing always.
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    input.form.requestSubmit();
  });
  count();
  return [el("label", { class: "field" }, el("span", {}, label), input, counted), input];
}

function number(label, value, least, most) {
  const input = el("input", { type: "number", value: String(value), min: String(least), max: String(most), required: "", class: "count" });
  return [el("label", { class: "field" }, el("span", {}, label), input), input];
}

function tick(name, checked, note) {
  const input = el("input", { type: "checkbox", checked });
  return { name, input, part: el("label", { class: "tick" }, input, el("b", {}, name), el("small", {}, note)) };
}

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
