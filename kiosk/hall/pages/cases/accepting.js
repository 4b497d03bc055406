// 受理: what is still missing is replaced by a commitment (告知承诺) or promised for later (容缺). The paper to sign comes
// out of the dialog; nothing is accepted before the clerk says that it was signed.

import { el, fill } from "/window/dom.js";
import { number, tick } from "/cases/files/fields.js";
import { commitmentPaper } from "/cases/files/printing.js";
import { lacking } from "/cases/files/words.js";

const NOT_SIGNED = "要申请人先签告知承诺书。不愿意签的，去掉上面的勾，照常交材料。";
const NOT_PROMISED = "容缺受理要申请人先签补齐承诺书。没有签，请用“一次告知补正”。";

export function accept(view) {
  const ticks = view.materials.filter((each) => each.by_commitment && !each.handed_in).map((each) => tick(each.name, each.committed, "签承诺书代替"));
  const promise = promised();
  const pledge = ticks.length ? pledged(view, ticks) : null;
  const chosen = () => ticks.filter((each) => each.input.checked).map((each) => each.name);
  const missing = () => view.materials.filter((each) => each.required && !each.handed_in && !chosen().includes(each.name)).map((each) => each.name);
  const all = el("p", {});
  const body = el("div", { class: "stack" }, pledge?.part, promise.part, all);
  const show = () => {
    promise.show(missing());
    pledge?.show(chosen());
    all.hidden = missing().length > 0;
    all.textContent = `${chosen().length ? "其他" : ""}材料齐全、合乎要求。承诺的期限从明天起算。`;
  };
  body.addEventListener("change", show);
  show();
  return { body, focus: ticks[0]?.input ?? (lacking(view).length ? promise.signed : null), read: () => {
    const [gaps, committed] = [missing(), chosen()];
    if (committed.length && !pledge.signed.checked) return NOT_SIGNED;
    if (gaps.length && !promise.signed.checked) return NOT_PROMISED;
    return { gaps, days: Number(promise.days.value), committed };
  } };
}

// 容缺: brought later.
function promised() {
  const signed = el("input", { type: "checkbox", name: "promised" });
  const [field, days] = number("承诺几个工作日内补齐", 5, 1, 60);
  const names = el("p", {});
  const part = el("div", { class: "stack message warn" }, names,
    el("p", {}, "容缺受理：申请人书面承诺限期补齐；到期没有补齐，视为撤回申请。作决定以前必须补齐。"), field,
    el("label", { class: "check" }, signed, "申请人已经签了补齐承诺书"));
  const show = (gaps) => {
    part.hidden = !gaps.length;
    names.textContent = `必交材料还缺 ${gaps.length} 样：${gaps.join("、")}。`;
  };
  return { part, signed, days, show };
}

// 告知承诺: never brought, looked into later.
function pledged(view, ticks) {
  const told = view.commitment;
  const allowed = !view.distrusted || document.getElementById("case").dataset.manager !== undefined;
  const signed = el("input", { type: "checkbox", name: "signed" });
  const paper = el("div", {});
  const print = el("button", { type: "button", class: "small", data: { key: "commitment" },
    onclick: () => fill(paper, commitmentPaper(view.row.id, ticks.filter((each) => each.input.checked).map((each) => each.name))) }, "打印告知承诺书");
  const more = el("div", { class: "stack" }, el("p", { class: "soft" }, `承诺的内容：${told.text}`),
    el("p", { class: "soft" }, `核查：${told.checking}作出决定以后 ${told.days} 个工作日内查完。不属实：${told.consequence}`),
    el("div", { class: "line" }, print, el("label", { class: "check" }, signed, "申请人看懂了，已经签了告知承诺书")), paper);
  for (const each of ticks) {
    each.input.disabled = !allowed;
    each.input.checked &&= allowed;
  }
  const distrusted = view.distrusted ? el("p", { class: "message bad" }, "这位申请人以前的承诺核查不实：信用修复以前不能用告知承诺，修复以后由主管受理。") : null;
  const part = el("div", { class: "stack" }, el("p", {}, "可以用告知承诺代替的材料，由申请人自己选。选了的不算缺，可以当场作决定："), distrusted,
    el("div", { class: "ticks" }, ticks.map((each) => each.part)), more);
  return { part, signed, show: (chosen) => { more.hidden = !chosen.length; if (!chosen.length) fill(paper); } };
}
