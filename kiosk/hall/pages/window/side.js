// The right side: who comes next and why, the three lists, the day's figures.

import { el, fill, kbd } from "./dom.js";
import { span } from "./words.js";

export const TABS = [
  { name: "waiting", text: "等候", key: "2", empty: "没有人在等" },
  { name: "held", text: "挂起", key: "3", empty: "没有挂起的人" },
  { name: "passed", text: "过号", key: "4", empty: "今天还没有人过号" },
];

export function nextCard(view) {
  const { next, current } = view;
  if (!current) return null; // then the left side shows them
  if (!next) return [el("p", { class: "soft" }, "后面没有人在等")];
  return [
    el("p", { class: "line" }, el("span", { class: "soft" }, "下一位"), el("b", { class: "next-number" }, next.number),
      el("span", { class: "soft" }, `等了 ${next.waited_minutes} 分钟`)),
    el("p", { class: "soft clip" }, next.items.map((item) => item.name).join("、")),
    next.why?.text ? el("p", { class: "why" }, next.why.text) : null,
  ];
}

export function tabs(view, chosen, choose) {
  return TABS.map((tab) => el("button", { type: "button", role: "tab", "aria-selected": String(tab.name === chosen), data: { key: tab.name },
    onclick: () => choose(tab.name) }, tab.text, el("b", {}, String(tab.name === "waiting" ? view.waiting_count : view[tab.name].length)), kbd(tab.key)));
}

// The rows of one list. `page.row(list, ticket)` is what Enter does.
export function rows(place, view, chosen, page) {
  const shown = view[chosen];
  const tab = TABS.find((each) => each.name === chosen);
  const act = { waiting: "叫号", held: "请回", passed: "报到" }[chosen];
  const able = !page.blocked && (chosen === "passed" || (!view.current && view.window.state === "open"));
  const lines = shown.map((ticket, index) => el("li", { role: "option", tabindex: index === 0 ? "0" : "-1", data: { key: ticket.number, number: ticket.number } },
    el("b", {}, ticket.number),
    el("span", { class: "what" }, el("span", { class: "clip" }, ticket.items.map((item) => item.name).join("、")),
      el("small", {}, [ticket.name, ...ticket.priorities.map((each) => page.priority(each)), ticket.reason].filter(Boolean).join(" · "))),
    when(ticket, chosen),
    page.blocked ? null : el("button", { type: "button", class: "small quiet", tabindex: "-1", data: { key: `first ${ticket.number}` }, onclick: () => page.prioritize(ticket) }, "优先"),
    able ? el("button", { type: "button", class: "small", tabindex: "-1", data: { key: `act ${ticket.number}` }, onclick: () => page.row(chosen, ticket) }, act) : null));
  const rest = chosen === "waiting" && view.waiting_count > shown.length ? el("li", { class: "soft" }, `后面还有 ${view.waiting_count - shown.length} 位`) : null;
  place.className = `rows ${chosen}`;
  fill(place, lines.length ? [...lines, rest] : el("li", { class: "empty" }, tab.empty));
}

function when(ticket, chosen) {
  if (chosen === "held") return el("span", { class: "when", data: { until: ticket.hold_until ?? "" } }, "");
  return el("span", { class: "when" }, `${ticket.waited_minutes} 分钟`);
}

export function held(seconds) {
  return seconds > 0 ? `还有 ${span(seconds)}` : "时间到了";
}

export function figures(view) {
  const { today } = view;
  const mean = today.mean_service_minutes ? today.mean_service_minutes.toFixed(1) : "–";
  return [["叫号", today.called], ["办结", today.served], ["过号", today.passed], ["平均分钟", mean], ["评价", today.rated]].map(([name, value]) =>
    el("div", {}, el("b", {}, String(value)), el("span", {}, name)));
}
