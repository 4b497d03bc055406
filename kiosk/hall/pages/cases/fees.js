// What a case costs, whether that is paid, and its slip.

import { FEE_STATES, send, slip, write, yuan } from "/fees/files/slip.js";
import { take as takeFee } from "/fees/files/till.js";
import { el, kbd } from "/window/dom.js";
import { moment } from "/cases/files/words.js";

const PAID = new Set(["paid", "used"]);
const OPEN = new Set(["owed", "failed", "expired"]);
const NOTHING_DUE = new Set(["refused", "denied", "withdrawn", "revoked"]);

const open = (seen) => seen.fees.findLast((each) => OPEN.has(each.state));
const paid = (seen) => seen.fees.some((each) => PAID.has(each.state));

// May a slip be written, or printed once more?
export const payable = (seen) => Boolean(seen.fee) && !paid(seen) && !NOTHING_DUE.has(seen.row.state);

// Of a case that costs nothing, nothing.
export function badge(seen) {
  if (!seen.fee) return null;
  if (paid(seen)) return el("span", { class: "badge green" }, "费用已缴");
  return payable(seen) ? el("span", { class: "badge amber" }, open(seen) ? "费用待缴" : "费用还没开单") : null;
}

const WAYS = { cash: "窗口现金", card: "窗口刷卡", phone: "手机付款" };

// `act` writes the slip or shows it, `take` takes its money or cancels it.
export function part(seen, act, take) {
  return [el("h2", {}, "费用"),
    el("p", {}, seen.fee.standard || `${yuan(seen.fee.amount)} 元`),
    seen.fee.basis ? el("p", { class: "soft fine" }, `依据：${seen.fee.basis}`) : null,
    seen.fees.length ? el("dl", { class: "facts" }, seen.fees.map(line)) : null,
    payable(seen) ? el("div", { class: "papers" }, el("button", { type: "button", data: { key: "fee" }, onclick: act }, open(seen) ? "再看缴费单" : "开缴费单", kbd("F9")),
      open(seen) ? el("button", { type: "button", data: { key: "till" }, onclick: take }, "收费、作废", kbd("F10")) : null) : null];
}

function line(order) {
  const [state, colour] = FEE_STATES[order.state];
  return el("div", {}, el("dt", {}, el("span", { class: `badge ${colour}` }, state)),
    el("dd", {}, `${yuan(order.amount)} 元`, order.copies > 1 ? el("span", { class: "soft" }, `${order.copies} 份`) : null,
      order.way ? el("span", { class: "soft" }, WAYS[order.way]) : null,
      el("span", { class: "soft number" }, order.paid_at ? `${moment(order.paid_at)} · ${order.number}` : order.number)));
}

// The money of the slip that stands.
export function take(seen, said, closed) {
  const standing = open(seen);
  if (standing) takeFee(standing, said, closed);
}

// The slip that stands is shown at once; a fresh one asks how often the fee is due.
export async function ask(seen, say, done, closed) {
  const path = `/v1/cases/${seen.row.id}/fees`;
  const written = (order, fresh = true) => {
    done(order);
    slip(order, fresh ? "已开单。把缴费单交给申请人：在自助机上扫码就能缴。" : "", closed);
  };
  const standing = open(seen);
  if (!standing) { write({ title: `开缴费单 · ${seen.row.item_name}`, path, fee: seen.fee, written, closed }); return; }
  const order = await send(path, { copies: standing.copies }, say);
  if (typeof order === "string") say(order);
  else written(order, order.id !== standing.id);
}
