// The fee slip 缴费单: which published fee, how often, and the paper with the code to pay it by.
// The amount is the guide's; nobody types one.

import { find } from "/window/catalogue.js";
import { open } from "/window/dialogs.js";
import { el, fill, walk } from "/window/dom.js";
import { Sender } from "/cases/files/center.js";
import { preview } from "/cases/files/printing.js";

export const FEE_STATES = {
  owed: ["待缴", "amber"], failed: ["待缴", "amber"], expired: ["待缴", "amber"], paid: ["已缴", "green"], used: ["已缴", "green"],
  refunding: ["退费中", "amber"], refunded: ["已退费", ""], canceled: ["已作废", ""],
};

const REFUSALS = {
  notTaken: "本大厅不在这里收费。",
  noFee: "这个事项不收费，或者办件已经结束，不用缴费。",
  settled: "这个办件的费用已经缴了，不能再开单。",
  tooMany: "试得太多了，请过一会儿再来。",
};
const MOST = 99;
const sender = new Sender();

export const yuan = (fen) => (fen / 100).toFixed(2);
export const costs = (item) => Math.round(item.fee_yuan * 100);

// The paper as it will come out. Enter prints.
export function slip(order, said = "", closed = () => {}) {
  preview("缴费单", `/fees/slip/${order.id}?`, "slip", said, closed);
}

// One published fee { amount, standard, basis }, how often. `written(order)` is told what was made.
export function write({ title, path, fee, written, closed }) {
  const count = counter();
  const sum = el("p", { class: "message good" });
  const show = () => fill(sum, total(fee.amount, count));
  count.addEventListener("input", show);
  show();
  const body = el("div", { class: "stack" }, facts(fee.standard, fee.basis), el("label", { class: "field" }, el("span", {}, "几份"), count), sum);
  dialog(title, body, count, () => (count.checkValidity() ? [path, { copies: Number(count.value) }] : WRONG_COUNT), written, closed);
}

// Any published fee of the hall, the items at hand first.
export function choose({ items, written }) {
  const first = items.filter((each) => costs(each));
  const list = el("select", { size: "6", "aria-label": "收费的事项" });
  const search = el("input", { autocomplete: "off", "aria-label": "找收费的事项", placeholder: "事项名称或拼音首字母；↑↓ 选，回车开单" });
  const count = counter();
  const [about, sum] = [el("div", {}), el("p", { class: "message good" })];
  let shown = [];
  const chosen = () => shown[list.selectedIndex];
  const tell = () => {
    const item = chosen();
    fill(about, item ? facts(item.fee, item.basis) : el("p", { class: "soft" }, "没有找到收费的事项。"));
    sum.hidden = !item;
    if (item) fill(sum, total(costs(item), count));
  };
  const offer = () => {
    const found = find(search.value, Infinity).filter((each) => costs(each));
    const near = search.value ? [] : first;
    shown = [...near, ...found.filter((each) => !near.includes(each))].slice(0, 30);
    list.replaceChildren(...shown.map((each) => el("option", {}, `${each.name}　${yuan(costs(each))} 元`)));
    list.selectedIndex = shown.length ? 0 : -1;
    tell();
  };
  search.addEventListener("input", offer);
  search.addEventListener("keydown", (event) => { if (walk(event, list)) tell(); });
  list.addEventListener("change", tell);
  list.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); list.form.requestSubmit(); } });
  count.addEventListener("input", tell);
  offer();
  const body = el("div", { class: "stack" }, search, list, about, el("label", { class: "field" }, el("span", {}, "几份"), count), sum);
  dialog("开缴费单", body, search, () => {
    if (!chosen()) return "请选好收费的事项。";
    return count.checkValidity() ? ["/v1/fees/slips", { item: chosen().code, copies: Number(count.value) }] : WRONG_COUNT;
  }, written);
}

const WRONG_COUNT = `份数是 1 到 ${MOST}。`;

function counter() {
  return el("input", { type: "number", value: "1", min: "1", max: String(MOST), required: "", class: "count" });
}

function total(amount, count) {
  return el("b", {}, count.checkValidity() ? `合计 ${yuan(amount * Number(count.value))} 元` : WRONG_COUNT);
}

function facts(standard, basis) {
  return el("p", { class: "soft" }, [["收费标准", standard], ["收费依据", basis]].filter(([, text]) => text).map(([name, text]) => `${name}：${text}`).join("。"));
}

// `asked()` gives [path, body], or a text of what is wrong.
function dialog(title, body, focus, asked, written, closed = () => {}) {
  let made = null;
  const box = open({ title, body, yes: "开单", wide: true, focus, agree: async (tell) => {
    const wanted = asked();
    if (typeof wanted === "string") return wanted;
    const answer = await send(...wanted, tell);
    if (typeof answer === "string") return answer;
    made = answer;
    return "";
  } });
  box?.addEventListener("close", () => { if (made) setTimeout(() => written(made), 0); else closed(); });
}

// The order, or a text of why nothing was done.
export async function send(path, body, tell, refusals = REFUSALS) {
  const answer = await sender.send(path, body, tell);
  if (answer.status === 200 || answer.status === 201) return answer.body;
  if (answer.status === 409) return refusals[answer.body?.reason] ?? "中心没有同意，请看一眼现在的情况再试。";
  if (answer.status === 0) return "一分钟没有连上，不知道办了没有。再按一次，只会办一次。";
  return `中心没有办（${answer.status}），什么都没有改变。`;
}
