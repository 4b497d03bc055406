// The list of cases: lights, filters, a page at a time; the address says what is shown, so that it can be kept and sent.

import { catalogue, find } from "/window/catalogue.js";
import { open } from "/window/dialogs.js";
import { el, fill, kbd } from "/window/dom.js";
import { Watch } from "/cases/files/center.js";
import { CHANNELS, LIGHTS, LIGHT_MEANS, STATES, day, grouped, moment, near, today } from "/cases/files/words.js";

const FILTERS = ["light", "state", "department", "item", "number", "everything", "to_check", "after"];
const CHOICES = [["", "未办结"], ["red", "红灯"], ["yellow", "黄灯"], ["green", "绿灯"], ["paused", "停表"]];
const COUNTED = { "": "open", red: "red", yellow: "yellow", green: "green", paused: "paused" };
const KEYS = [
  ["F2", "收件"], ["1 2 3 4 5", "未办结、红灯、黄灯、绿灯、停表"], ["/", "输编号，或扫跟踪单上的码"],
  ["↑ ↓", "选办件"], ["回车", "打开"], ["← →", "上一页、下一页"], ["Esc", "回到名单"],
];

const place = (id) => document.getElementById(id);
let next = "";
let names = new Map(); // item code → item

function asked() {
  const there = new URLSearchParams(location.search);
  return Object.fromEntries(FILTERS.map((name) => [name, there.get(name) ?? ""]));
}

function address(wanted) {
  const said = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value));
  return said.size ? `?${said}` : "";
}

// Something else is wanted: from its first page on, unless `after` is said.
function want(changed) {
  const wanted = { ...asked(), after: "", ...changed };
  const page = changed.after ? (history.state?.page ?? 0) + 1 : 0;
  history.pushState({ page }, "", `/cases${address(wanted)}`);
  restore();
  list.read();
}

function restore() {
  const wanted = asked();
  place("number").value = wanted.number;
  place("state").value = wanted.state;
  place("department").value = wanted.department;
  place("item").value = names.get(wanted.item)?.name ?? wanted.item;
  place("everything").checked = wanted.everything === "true";
  place("to-check").checked = wanted.to_check === "true";
  lights({});
}

function lights(counts) {
  const { light } = asked();
  fill(place("lights"), el("legend", { hidden: true }, "按灯看"), CHOICES.map(([value, text], index) => {
    const count = counts[COUNTED[value]] ?? place("lights").querySelector(`[data-key="light ${value}"] b`)?.textContent ?? "–";
    return el("button", { type: "button", class: `light-choice ${value || "all"}`, "aria-pressed": String(light === value), title: LIGHT_MEANS[value || "none"] ?? "还有事要做的",
      data: { key: `light ${value}` }, onclick: () => want({ light: value, number: "" }) },
      el("span", {}, value ? el("i", { "aria-hidden": "true" }, LIGHTS[value][1]) : null, text, kbd(String(index + 1))), el("b", {}, String(count)));
  }));
}

function limit(text) {
  if (!text) return el("span", { class: "soft" }, "—");
  const soon = near(text, today());
  return el("span", {}, day(text, today()), soon ? el("b", { class: soon.startsWith("过期") ? "late" : "soon" }, soon) : null);
}

function row(each) {
  const [word, shape] = LIGHTS[each.light];
  const [state, colour] = STATES[each.state];
  const link = el("a", { href: `/cases/${each.id}`, data: { key: each.id } }, grouped(each.short));
  return el("tr", {},
    el("td", { class: "lamp" }, el("span", { class: `lamp-${each.light || "none"}` }, el("i", { "aria-hidden": "true" }, shape), word)),
    el("td", { class: "id" }, link),
    el("td", { class: "what" }, el("b", {}, each.item_name), el("small", {}, `${each.department} · ${CHANNELS[each.channel]}`)),
    el("td", { class: "who" }, each.shown || "—"),
    el("td", {}, el("span", { class: `badge ${colour}` }, state), each.check_due ? el("small", { class: "soft" }, `核查 ${day(each.check_due, today())}`) : null),
    el("td", { class: each.step_due ? "" : "none", data: { name: "这一步最迟" } }, limit(each.step_due)),
    el("td", { class: each.due ? "" : "none", data: { name: "承诺最迟" } }, limit(each.due)),
    el("td", { class: "soft", data: { name: "收件" } }, moment(each.received_at)));
}

function nothing(wanted) {
  if (wanted.number) return "没有这个办件。编号输 14 位或 24 位数字；跟踪码是 10 位字母和数字。请对照跟踪单再输一次。";
  if (FILTERS.some((name) => wanted[name])) return "没有符合条件的办件。";
  return "没有还要办的件。收件以后，这里马上会显示。";
}

function show(answer) {
  if (answer.status !== 200) {
    place("none").hidden = false;
    place("none").textContent = answer.status === 403 ? "您的账号不能看办件，请找大厅管理员。" : "条件填得不对，请清除条件再试。";
    fill(place("rows"));
    return;
  }
  const { body } = answer;
  next = body.next;
  lights(body.lights);
  fill(place("rows"), body.rows.map(row));
  place("none").hidden = body.rows.length > 0;
  place("none").textContent = nothing(asked());
  const page = asked().after ? (history.state?.page ?? 0) : 0;
  place("count").textContent = body.rows.length ? `第 ${page + 1} 页，${body.rows.length} 件` : "";
  place("back").hidden = !asked().after;
  place("more").hidden = !next;
  if (arriving && body.rows.length === 1) location.assign(`/cases/${body.rows[0].id}`);
  arriving = false;
}

let arriving = false; // a number was typed or scanned: the one case it finds is opened

function number(text) {
  const code = /\/case\/([0-9A-Za-z]{10})/.exec(text)?.[1] ?? text.trim();
  arriving = code !== "";
  want({ number: code.slice(0, 40), light: "" });
}

async function items() {
  names = await catalogue();
  restore();
}

function offer() {
  fill(place("items"), find(place("item").value).map((each) => el("option", { value: each.name })));
}

function item() {
  const typed = place("item").value.trim();
  const found = [...names.values()].find((each) => each.name === typed) ?? (typed ? find(typed, 1)[0] : null);
  if (typed && !found) { place("item").value = ""; place("item").placeholder = `没有“${typed.slice(0, 12)}”`; }
  if ((found?.code ?? "") !== asked().item) want({ item: found?.code ?? "" });
}

function back() {
  if (!asked().after) return;
  if (history.state?.page) history.back();
  else want({ after: "" });
}

// ------------------------------------------------------------------------------------------ keys

function keys(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.key === "F1" || event.key === "F2") event.preventDefault();
  if (event.key === "F1") legend();
  else if (event.key === "F2") location.assign("/cases?receive=");
  else if (event.key === "Escape") rows()[0]?.focus();
  else if (!event.target.matches("input:not([type=checkbox]), select, textarea")) plain(event);
  else if (event.key === "ArrowDown" && event.target.id === "number") move(event, 1);
}

function plain(event) {
  const choice = /^(?:Digit|Numpad)([1-5])$/.exec(event.code)?.[1];
  if (choice) want({ light: CHOICES[choice - 1][0], number: "" });
  else if (event.key === "/") { event.preventDefault(); place("number").select(); }
  else if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event, event.key === "ArrowDown" ? 1 : -1);
  else if (event.key === "ArrowRight" && next) want({ after: next });
  else if (event.key === "ArrowLeft") back();
}

const rows = () => [...document.querySelectorAll("#rows a")];

function move(event, step) {
  const all = rows();
  if (!all.length) return;
  event.preventDefault();
  const at = all.indexOf(document.activeElement);
  all[Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + step))].focus();
}

function legend() {
  const lines = KEYS.map(([key, text]) => el("div", {}, el("dt", {}, kbd(key)), el("dd", {}, text)));
  open({ title: "快捷键", body: el("dl", { class: "legend" }, lines), yes: "知道了", no: "", agree: () => "" });
}

fill(place("state"), el("option", { value: "" }, "全部环节"), Object.entries(STATES).map(([value, [text]]) => el("option", { value }, text)));
const list = new Watch(() => `/v1/cases${address(asked())}`, show);
place("filters").addEventListener("submit", (event) => { event.preventDefault(); number(place("number").value); });
place("state").addEventListener("change", () => want({ state: place("state").value }));
place("department").addEventListener("change", () => want({ department: place("department").value }));
place("item").addEventListener("input", offer);
place("item").addEventListener("change", item);
place("everything").addEventListener("change", () => want({ everything: place("everything").checked ? "true" : "" }));
place("to-check").addEventListener("change", () => want({ to_check: place("to-check").checked ? "true" : "" }));
place("unfold").addEventListener("click", () => {
  const open = place("filters").classList.toggle("unfolded");
  place("unfold").setAttribute("aria-expanded", String(open));
  place("unfold").textContent = open ? "收起条件" : "更多条件";
});
place("clear").addEventListener("click", () => want(Object.fromEntries(FILTERS.map((name) => [name, ""]))));
place("back").addEventListener("click", back);
place("more").addEventListener("click", () => want({ after: next }));
place("rows").addEventListener("click", (event) => {
  const to = event.target.closest("a") ? null : event.target.closest("tr")?.querySelector("a");
  if (to && !String(getSelection())) to.click();
});
addEventListener("popstate", () => { restore(); list.read(); });
document.addEventListener("keydown", keys);
restore();
list.read();
items();
