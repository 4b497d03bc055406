// 收费: a clerk takes the money of a slip, in cash or by card, or cancels a slip that was wrong.

import { call } from "/window/link.js";
import { choices, chosen, open } from "/window/dialogs.js";
import { el } from "/window/dom.js";
import { preview } from "/cases/files/printing.js";
import { FEE_STATES, send, slip, yuan } from "/fees/files/slip.js";

const PAYABLE = new Set(["owed", "failed", "expired"]);
const PAID = new Set(["paid", "used"]);
const PREFIX = "BMF1:";
const REFUSALS = {
  notTaken: "本大厅不在这里收费。",
  settled: "这张单子已经缴了，请不要再收。按 Esc 再查一次，可以补打凭条。",
  unknownOrder: "这张单子已经过期或作废，请另开一张。",
};
const WAYS = [["cash", "现金"], ["card", "刷银行卡"], ["cancel", "不收，作废这张单"]];
// What is written down with it: label, longest, and whether it is needed.
const NOTES = { cash: ["收据号（没有就不填）", 32, false], card: ["刷卡机凭证号", 32, true], cancel: ["作废的原因（不要写办事人的信息）", 40, true] };

// Which slip: scanned, or typed. `said(text)` is told what was done when there is no paper to show.
export function find(said) {
  const input = el("input", { autocomplete: "off", required: "", maxlength: "24", "aria-label": "缴费单",
    placeholder: "扫缴费单上的码，或者输 12 位编号、缴款单号" });
  let found = null;
  const box = open({ title: "收费", body: el("div", { class: "stack" }, input), yes: "查这张单", focus: input, agree: async () => {
    const answer = await asked(input.value);
    if (typeof answer === "string") return answer;
    found = answer;
    return "";
  } });
  box?.addEventListener("close", () => { if (found) setTimeout(() => show(found, said), 0); });
}

// The slip that is open is paid; of one that is paid the receipt is there again.
function show(order, said) {
  if (PAID.has(order.state)) slip(order, "这张单子已经缴了，没有再收钱。");
  else take(order, said);
}

// `said(text)` and `closed()`: see `find`; nothing was done when only `closed` is called.
export function take(order, said, closed = () => {}) {
  const note = el("input", { autocomplete: "off", name: "note" });
  const label = el("span", {});
  const ways = choices("way", "怎么收", WAYS, "cash");
  const tell = () => {
    const [text, longest, needed] = NOTES[chosen(ways, "way")];
    label.textContent = text;
    note.maxLength = longest;
    note.required = needed;
  };
  ways.addEventListener("change", tell);
  tell();
  const body = el("div", { class: "stack" }, about(order), ways, el("label", { class: "field" }, label, note));
  let done = null;
  const box = open({ title: `收费 ${yuan(order.amount)} 元`, body, yes: "确定", wide: true, focus: ways.querySelector("input"), agree: async (tell_) => {
    const way = chosen(ways, "way");
    const answer = await settle(order, way, note.value.trim(), tell_);
    if (typeof answer === "string") return answer;
    done = { way, order: answer };
    return "";
  } });
  box?.addEventListener("close", () => { if (done) setTimeout(() => finish(done, said, closed), 0); else closed(); });
}

function finish({ way, order }, said, closed) {
  if (way === "cancel") { said(`缴费单 ${order.number} 已作废。`); closed(); return; }
  preview("缴费凭条", `/fees/slip/${order.id}?`, "slip", `已收 ${yuan(order.amount)} 元。把凭条交给办事人。`, closed);
}

function settle(order, way, note, tell) {
  const path = `/v1/fees/orders/${order.id}`;
  if (way === "cancel") return send(`${path}/cancellations`, { reason: note }, tell, REFUSALS);
  if (!/^[0-9A-Za-z-]*$/.test(note)) return "凭证号只有数字、字母和短横。";
  return send(`${path}/payments`, { way, receipt: note }, tell, REFUSALS);
}

async function asked(typed) {
  const number = typed.replace(/\s/g, "").toUpperCase().replace(PREFIX, "");
  const answer = await call("GET", `/v1/fees/orders?number=${encodeURIComponent(number)}`);
  if (answer.status !== 200) return "现在查不到，请再试一次。";
  const order = answer.body.orders.find((each) => each.code === number || each.number === number);
  if (!order) return "没有这张单子，请核对编号。";
  if (PAYABLE.has(order.state) || PAID.has(order.state)) return order;
  return `这张单子${FEE_STATES[order.state][0]}，不能收。`;
}

function about(order) {
  const count = order.copies > 1 ? `${order.copies} 份 · ` : "";
  return el("div", {}, el("p", {}, el("b", {}, order.name)), el("p", { class: "soft number" }, `${count}${order.number}`));
}
