// The left side: who stands at the window, what to do next, the papers of each item.

import { item as known } from "./catalogue.js";
import { el, kbd } from "./dom.js";
import { needed } from "./notice.js";
import { clock } from "./words.js";

// Somebody else stands in the books of this window, and on its rating tablet: who opened it, or opened it for another.
export function theirs(view, badge) {
  return ["open", "paused"].includes(view.window.state) && view.window.clerk !== badge;
}

// What the big key does now: { text, act } or null. `act` is "finish" where a dialog comes first.
export function primary(view, badge) {
  const { window: place, current, next } = view;
  if (current?.state === "called") return { text: "到了，开始办理", act: { verb: "start" } };
  if (current?.state === "serving") return { text: "办结", act: "finish" };
  if (place.state === "paused" && !theirs(view, badge)) return { text: "我回来了，恢复服务", act: { verb: "resume" } };
  if (place.state === "paused") return { text: "由我接班，恢复服务", act: { verb: "open" } };
  if (place.state !== "open") return { text: "开窗", act: { verb: "open" } };
  return next ? { text: `叫号 ${next.number}`, act: { verb: "callNext" } } : null;
}

// The other verbs at this moment, in the order of the row.
export function others(view) {
  const { current, window: place } = view;
  const called = current?.state === "called";
  const serving = current?.state === "serving";
  return [
    { key: "F4", name: "recall", text: recallText(view, called), on: called },
    { key: "F6", name: "pass", text: "过号", on: called },
    { key: "F7", name: "hold", text: "挂起", on: called || serving },
    { key: "F8", name: "transfer", text: "转出", on: called || serving },
    { key: "F9", name: "notice", text: "一次性告知", on: called || serving },
    { key: "F10", name: "callNumber", text: "指定叫号", on: !current && place.state === "open" },
  ];
}

// Called as often as this hall does, the next recall is a 过号; `Page.do` asks before.
function recallText(view, called) {
  if (!called) return "重叫";
  return view.recalls_left > 0 ? `重叫 余${view.recalls_left}` : "叫满了，过号";
}

export function currentCard(view, page) {
  const big = primary(view, page.badge);
  return [
    el("div", { class: "who" }, view.current ? person(view, page) : nobody(view, page)),
    el("div", { class: "verbs" },
      el("button", { type: "button", class: "primary go", id: "go", data: { key: "go" }, disabled: !big || page.blocked, onclick: () => page.go() },
        el("span", {}, page.sending || (big ? big.text : "没有人在等")), kbd("F2")),
      el("div", { class: "row" }, others(view).map((verb) =>
        el("button", { type: "button", data: { key: verb.name, verb: verb.name }, disabled: !verb.on || page.blocked, onclick: () => page.do(verb.name) },
          verb.text, kbd(verb.key))))),
    view.current ? items(view.current, page) : coming(view),
  ];
}

function nobody(view, page) {
  const { window: place, next } = view;
  if (place.state === "paused") return quiet("窗口暂离中", `大厅看到的是“${place.reason || "暂离"}”。`);
  if (place.state !== "open") return quiet("窗口还没开", "开窗以后，大厅会显示这个窗口，您可以叫号。");
  if (!next) return quiet("没有人在等", "有人取号，这里马上会显示。");
  return [
    el("p", { class: "soft" }, "下一位"),
    el("p", { class: "ticket-number waiting" }, next.number),
    el("p", { class: "about" }, about(next, page)),
    next.why?.text ? el("blockquote", {}, next.why.text) : null,
  ];
}

function quiet(title, text) {
  return [el("p", { class: "quiet-title" }, title), el("p", { class: "soft" }, text)];
}

function person(view, page) {
  const { current } = view;
  const called = current.state === "called";
  return [
    el("p", { class: "soft" }, called ? `已叫 ${Math.max(1, current.calls)} 次，请等他到窗口` : "正在办理"),
    el("div", { class: "heading" },
      el("p", { class: `ticket-number ${current.state}` }, current.number, current.name ? el("span", { class: "name" }, current.name) : null),
      timer(current, called, page)),
    el("p", { class: "about" }, about(current, page)),
    current.reason ? el("p", { class: "message" }, current.came_from ? `${current.came_from} 号窗口转来：${current.reason}` : current.reason) : null,
    current.why?.text && called ? el("blockquote", {}, current.why.text) : null,
  ];
}

function timer(current, called, page) {
  const since = called ? current.called_at : current.started_at;
  const minutes = called ? 0 : page.expected(current);
  return el("div", { class: "timer" },
    el("b", { data: { since: since ?? "", expected: minutes } }, ""),
    el("span", { class: "soft" }, called ? "叫号以后" : `一般 ${minutes} 分钟`),
    minutes ? el("progress", { max: String(minutes * 60), value: "0", "aria-label": "办理时间" }) : null);
}

// The papers of who comes next, so that the clerk knows what is coming before the call.
function coming(view) {
  if (!view.next || view.window.state !== "open") return null;
  return el("div", { class: "items" }, view.next.items.map((each) => {
    const materials = (known(each.code)?.materials ?? []).filter((material) => !material.held);
    return el("section", { class: "item" }, el("h2", {}, each.name),
      el("p", { class: "soft" }, materials.length ? `要带：${materials.map((material) => material.name).join("、")}` : ""));
  }));
}

function about(ticket, page) {
  return [
    ...ticket.priorities.map((each) => el("span", { class: "badge blue" }, page.priority(each))),
    el("span", {}, `${clock(ticket.issued_at)} 取号，等了 ${ticket.waited_minutes} 分钟`),
    ticket.missing.length ? el("span", { class: "badge amber" }, `取号时说没带 ${ticket.missing.length} 样`) : null,
  ];
}

function items(ticket, page) {
  const parts = ticket.items.map((each, index) => {
    const about = known(each.code);
    const materials = (about?.materials ?? []).map((material) => paper(each, material, ticket, page));
    const lost = ticket.missing.filter((name) => index === 0 && !named(ticket, name));
    return el("section", { class: "item" },
      el("h2", {}, el("span", { class: "badge" }, String(index + 1)), each.name, page.ticks.noticed(each.code) ? el("span", { class: "badge amber" }, "已告知") : null,
        el("span", { class: "line push" }, receive(about, ticket, page), ...charge(about, ticket, page))),
      lost.length ? el("p", { class: "message warn" }, `取号时说没带：${lost.join("、")}`) : null,
      materials.length ? el("ul", { class: "papers" }, materials) : el("p", { class: "soft" }, about ? "这个事项不用交材料。" : "材料目录暂时取不到，请按业务手册核对。"));
  });
  return el("div", { class: "items", data: { key: "items" } }, el("p", { class: "soft line" }, "材料，带来的打勾", kbd("1")), parts);
}

// 收件 opens beside this page, with the papers ticked here.
function receive(about, ticket, page) {
  if (ticket.state !== "serving" || typeof about?.promised_days !== "number") return null;
  const told = new URLSearchParams({ receive: about.code, ticket: `${page.today()} ${ticket.number}` });
  return el("a", { class: "button small receive", href: `/cases?${told}`, target: "_blank", rel: "opener", data: { key: `receive ${about.code}` } }, "收件", kbd("5"));
}

// The slip of an item that costs, and its money.
function charge(about, ticket, page) {
  if (ticket.state !== "serving" || !about?.fee_yuan || !page.facts?.fees) return [];
  const button = (name, key, act) => el("button", { type: "button", class: "small charge", data: { key: `${name} ${about.code}` }, onclick: act }, name, kbd(key));
  return [button("缴费单", "7", () => page.fee()), button("收费", "8", () => page.till())];
}

function named(ticket, name) {
  return ticket.items.some((each) => known(each.code)?.materials.some((material) => material.name === name));
}

function paper(item, material, ticket, page) {
  const lacking = ticket.missing.includes(material.name);
  if (material.held) return el("li", { class: "held" }, el("span", { class: "words" }, el("b", {}, material.name), el("small", {}, "系统里已有，不能再要")), el("span", { class: "badge green" }, "不用交"));
  const key = `tick-${item.code}-${material.name}`;
  const tick = el("input", { type: "checkbox", checked: page.ticks.brought(item.code, material.name), data: { key },
    onchange: (event) => page.tickPaper(item.code, material.name, event.target.checked) });
  return el("li", { class: lacking ? "lacking" : "" }, el("label", {}, tick, el("span", { class: "words" }, el("b", {}, material.name), el("small", {}, needed(material))),
    lacking ? el("span", { class: "badge amber" }, "说没带") : null, material.required ? null : el("span", { class: "badge" }, "可不交")));
}
