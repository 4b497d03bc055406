// 收件 at a window: which item, whose, what was handed in; then the slip by which everybody can follow it.

import { catalogue, find } from "/window/catalogue.js";
import { el, fill, kbd, walk } from "/window/dom.js";
import { amount } from "/window/notice.js";
import { Ticks } from "/window/ticks.js";
import { counted } from "/cases/files/acts.js";
import { Sender } from "/cases/files/center.js";
import { tidy, wrong } from "/cases/files/numbers.js";
import { slip } from "/cases/files/printing.js";
import { slip as feeSlip, write, yuan } from "/fees/files/slip.js";
import { HANDLES, day, grouped, period, refusal, today } from "/cases/files/words.js";

const place = (id) => document.getElementById(id);
const from = new URLSearchParams(location.search);
const ticket = (from.get("ticket") ?? "").slice(0, 24);
const sender = new Sender();
let known = new Map();
let item = null;
let rows = [];
let made = null;

const able = (each) => each.promised_days !== null && each.promised_days !== undefined;
const kind = () => document.querySelector("input[name=kind]:checked").value;

// ------------------------------------------------------------------------------------------ which item

function offer() {
  const found = find(place("search").value, 60).filter(able).slice(0, 30);
  fill(place("found"), found.map((each) => el("option", { value: each.code }, `${each.name}${each.plain ? `（${each.plain}）` : ""}`)));
  place("found").selectedIndex = 0;
}

function pick(chosen) {
  item = chosen ?? null;
  place("search-part").hidden = Boolean(item);
  place("picked").hidden = !item;
  fault("");
  if (!item) { fill(place("picked")); list(); place("search").focus(); return; }
  fill(place("picked"), el("div", { class: "what" }, el("b", {}, item.name),
    el("small", {}, [HANDLES[item.handle_type], `承诺 ${period(item.promised_days)}`, `法定 ${period(item.statutory_days)}`].join(" · "))),
    el("button", { type: "button", class: "small", onclick: () => pick(null) }, "换一个"));
  list();
}

function searchKeys(event) {
  if (walk(event, place("found"))) return;
  if (event.key === "Enter" && !event.isComposing) {
    event.preventDefault();
    take();
  }
}

function take() {
  const chosen = known.get(place("found").value);
  if (!chosen) { fault("没有找到这个事项。换个说法再找，或输拼音首字母。"); return; }
  pick(chosen);
  place("id-number").focus();
}

// ------------------------------------------------------------------------------------------ materials

function list() {
  const ticks = new Ticks();
  const ours = Boolean(ticket) && ticks.kept.ticket === ticket; // what the window page ticked for this very number
  const papers = item?.materials.filter((each) => !each.held) ?? [];
  const held = item?.materials.filter((each) => each.held) ?? [];
  rows = papers.map((each) => ({ ...counted(each.name, ours && ticks.brought(item.code, each.name), each.originals, each.copies,
    [each.required ? "必交" : "可不交", amount(each), each.note].filter(Boolean).join(" · ")), required: each.required, commit: each.by_commitment ? commit(each.name) : null }));
  for (const each of rows.filter((row) => row.commit)) either(each);
  place("all").hidden = !rows.length;
  fill(place("materials"), item
    ? [...rows.map((each) => each.part), ...held.map((each) => el("p", { class: "held" }, el("b", {}, each.name), el("span", { class: "badge green" }, "系统里已有，不用交"))),
      item.materials.length ? null : el("p", { class: "soft" }, "这个事项不用交材料。")]
    : el("p", { class: "soft" }, "选好事项，这里列出要交的材料。"));
  missing();
}

// 告知承诺 instead of the paper: one or the other.
function commit(name) {
  const input = el("input", { type: "checkbox", "aria-label": `${name}：签承诺书代替` });
  return { input, part: el("label", { class: "amount" }, input, "签承诺书代替") };
}

function either(row) {
  row.part.append(row.commit.part);
  row.commit.input.addEventListener("change", () => { row.input.checked &&= !row.commit.input.checked; });
  row.input.addEventListener("change", () => { row.commit.input.checked &&= !row.input.checked; });
}

function missing() {
  const gone = rows.filter((each) => each.required && !each.input.checked && !each.commit?.input.checked).map((each) => each.name);
  place("missing").className = gone.length ? "message warn" : "message good";
  place("missing").hidden = !item;
  place("missing").textContent = gone.length
    ? `必交的还缺 ${gone.length} 样：${gone.join("、")}。可以先收件，跟踪单上会写明；缺的要一次告知。`
    : rows.some((each) => each.commit?.input.checked) ? "必交的材料都有了，或者由承诺书代替；受理时打印、签字。" : "必交的材料都有了。";
}

// ------------------------------------------------------------------------------------------ sending

function fault(text, field = null) {
  place("fault").textContent = text;
  field?.focus();
  return false;
}

function say(field, text) {
  place(`${field === "id-number" ? "id" : field}-fault`).textContent = text;
  place(field).setAttribute("aria-invalid", String(Boolean(text)));
  return text;
}

const checks = {
  "id-number": () => wrong(kind(), tidy(place("id-number").value)),
  name: () => (place("name").value.trim() ? "" : kind() === "organization" ? "请写单位名称。" : "请写姓名。"),
  phone: () => (/^$|^[0-9+ -]{5,20}$/.test(place("phone").value.trim()) ? "" : "电话只能是数字。"),
};

function fits() {
  if (!item) return fault("还没有选办什么事。", place("search"));
  const bad = Object.keys(checks).filter((field) => say(field, checks[field]()));
  if (bad.length) return fault("上面有填得不对的地方。", place(bad[0]));
  const off = rows.find((each) => each.input.checked && [...each.part.querySelectorAll(".count")].some((input) => !input.checkValidity()));
  return off ? fault(`“${off.name}”的份数要在 0 到 99 之间。`, off.part.querySelector(".count")) : true;
}

function wanted() {
  const which = kind() === "organization" ? "typed" : kind();
  return {
    item: item.code,
    applicant: { kind: which, number: tidy(place("id-number").value), name: place("name").value.trim() },
    phone: place("phone").value.trim(),
    materials: rows.filter((each) => each.input.checked).map((each) => each.read()),
    committed: rows.filter((each) => each.commit?.input.checked).map((each) => each.name),
    ticket,
  };
}

async function send(event) {
  event?.preventDefault();
  if (place("send").disabled || !fits()) return;
  fault("");
  place("send").disabled = true;
  const answer = await sender.send("/v1/cases", wanted(), fault);
  place("send").disabled = false;
  if (answer.status === 201) done(answer.body);
  else if (answer.status === 409) fault(refusal(answer.body));
  else if (answer.status === 0) fault("一分钟没有连上，不知道收到没有。请再按一次：只会收一次。");
  else if (answer.status === 422) fault("有内容填得不对，没有收件。请检查证件号、姓名和份数。");
  else fault(`中心没有收件（${answer.status}），请再试一次。`);
}

function done(received) {
  made = received;
  place("form").reset();
  place("form").hidden = true;
  const again = el("a", { class: "button", href: "/cases?receive=" }, "再收一件");
  const opened = el("a", { class: "button primary", href: `/cases/${made.id}` }, "打开这个办件");
  place("done").hidden = false;
  fill(place("done"), el("h2", {}, "已收件"), el("p", { class: "figure" }, grouped(made.short)),
    el("p", {}, `${made.item_name}，${made.shown}。最迟 ${day(made.answer_by, today())} 告诉申请人受理还是要补。`),
    made.gaps.length ? el("p", { class: "message warn" }, `还缺：${made.gaps.join("、")}。`) : null,
    charged() ? el("p", { class: "message" }, `这个事项收费 ${yuan(made.fee.amount)} 元。该缴的时候开缴费单，申请人在自助机上就能缴。`) : null,
    el("div", { class: "line" }, opened, charged() ? el("button", { type: "button", data: { key: "fee" }, onclick: askFee }, "开缴费单", kbd("F9")) : null, again,
      el("button", { type: "button", onclick: () => slip(made.id) }, "再看跟踪单")));
  slip(made.id, "已收件。把跟踪单交给申请人：扫码就能看进度。", () => opened.focus());
}

const charged = () => Boolean(made?.fee) && place("receive").dataset.fees !== undefined;

function askFee() {
  const written = (order) => feeSlip(order, "已开单。把缴费单交给申请人：在自助机上扫码就能缴。");
  if (charged()) write({ title: `开缴费单 · ${made.item_name}`, path: `/v1/cases/${made.id}/fees`, fee: made.fee, written });
}

function keys(event) {
  if (document.querySelector("dialog[open]")) return;
  if (event.key === "F9") { event.preventDefault(); askFee(); }
  if (event.key === "F2") {
    event.preventDefault();
    if (!event.repeat && !place("form").hidden) send();
  } else if (event.key === "Escape" && (place("form").hidden || untouched())) location.assign("/cases");
}

// Esc leaves only what nobody has begun to fill in.
function untouched() {
  return ["id-number", "name", "phone"].every((each) => !place(each).value);
}

async function begin() {
  place("ticket").hidden = !ticket;
  place("ticket").textContent = `号票 ${ticket}`;
  for (;;) {
    known = await catalogue();
    if (known.size) break;
    fault("正在读取事项目录…");
    await new Promise((again) => setTimeout(again, 2000));
  }
  fault("");
  offer();
  const asked = known.get(from.get("receive"));
  pick(asked && able(asked) ? asked : null);
  if (item) place("id-number").focus();
  else if (from.get("receive")) fault("号票上的事项在这里不收件（只提供咨询，或目录里没有）。请另选。");
}

place("search").addEventListener("input", offer);
place("search").addEventListener("keydown", searchKeys);
place("found").addEventListener("dblclick", take);
place("found").addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); take(); } });
place("materials").addEventListener("change", missing);
place("all").addEventListener("click", () => { for (const each of rows) each.input.checked ||= each.required && !each.commit?.input.checked; missing(); });
place("kinds").addEventListener("change", () => {
  place("name-label").textContent = kind() === "organization" ? "单位名称" : "姓名";
  if (place("id-number").value) say("id-number", checks["id-number"]());
});
for (const field of Object.keys(checks)) place(field).addEventListener("change", () => say(field, place(field).value ? checks[field]() : ""));
place("form").addEventListener("submit", send);
document.addEventListener("keydown", keys);
begin();
