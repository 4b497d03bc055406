// The verbs that ask something first. Each opens a dialog and hands one act to `send`.

import { find } from "./catalogue.js";
import { choices, chosen, given, open, reason } from "./dialogs.js";
import { el, kbd, walk } from "./dom.js";
import { KINDS, PLACES, STATES } from "./words.js";

const NO_REASON = "请写明原因，至少一个字。";

// With somebody still there the window can pause (nobody is called after them) but not close.
export function leave(facts, busy, send) {
  const offers = facts.pauses.map((each) => ({ text: each.label, act: { verb: "pause", reason: each.public }, shown: each.public }));
  if (!busy) offers.push({ text: "关窗，不再叫号", act: { verb: "close" }, shown: "关窗" });
  const list = el("div", { class: "offers" }, offers.map((offer, index) => el("label", {},
    el("input", { type: "radio", name: "leave", value: String(index), checked: index === 0 }),
    el("span", {}, kbd(String((index + 1) % 10)), el("b", {}, offer.text), el("small", {}, `大厅显示：${offer.shown}`)))));
  const box = open({ title: "离开窗口", body: list, yes: "离开", focus: "input", agree: () => {
    send(offers[Number(chosen(list, "leave"))].act);
  } });
  box?.addEventListener("keydown", (event) => {
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
    const radio = digit && list.querySelectorAll("input")[digit[1] - 1];
    if (radio) { event.preventDefault(); radio.checked = true; radio.focus(); }
  });
}

export function hold(facts, ticket, send) {
  const body = el("div", { class: "stack" },
    el("p", { class: "soft" }, `${ticket.number} 先到一边，窗口可以叫下一位；时间到了自动排回原来的位置。`),
    choices("minutes", "大约多久回来", facts.hold_minutes.map((each) => [String(each), `${each} 分钟`])),
    reason("原因", facts.holds));
  open({ title: `挂起 ${ticket.number}`, ticket: ticket.number, body, yes: "挂起", focus: 'input[name="reason"]', agree: () => {
    if (!given(body)) return NO_REASON;
    send({ verb: "hold", minutes: Number(chosen(body, "minutes")), reason: given(body) });
    return "";
  } });
}

export function callNumber(facts, number, send) {
  const input = el("input", { name: "number", maxlength: "7", autocomplete: "off", value: number, placeholder: "例如 A027", class: "ticket-input" });
  const body = el("div", { class: "stack" }, el("div", { class: "field" }, el("label", {}, "哪个号"), input), reason("为什么先叫", facts.calls));
  open({ title: "指定叫号", body, yes: "叫这个号", focus: number ? 'input[name="reason"]' : input, agree: () => {
    const wanted = input.value.trim().toUpperCase();
    if (!/^[A-Z][0-9]{1,6}$/.test(wanted)) return "号是一个字母加数字，例如 A027。";
    if (!given(body)) return NO_REASON;
    send({ verb: "callNumber", number: wanted, reason: given(body) });
    return "";
  } });
}

export function transfer(facts, ticket, windows, here, send) {
  const places = { window: windowList(windows, here), lane: laneList(facts), item: itemList() };
  const to = el("div", { class: "field" });
  const body = el("div", { class: "stack" },
    choices("to", "转到哪里", [["window", "一个窗口"], ["lane", "一类业务"], ["item", "一个事项"]]), to,
    choices("place", "排在哪里", PLACES),
    el("label", { class: "check" }, el("input", { type: "checkbox", name: "back" }), "那边办完，回到本窗口（排最前）"),
    reason("原因", facts.transfers));
  const show = () => to.replaceChildren(places[chosen(body, "to")]);
  body.addEventListener("change", (event) => { if (event.target.name === "to") show(); });
  show();
  open({ title: `转出 ${ticket.number}`, ticket: ticket.number, body, yes: "转出", wide: true, focus: 'input[name="to"]', agree: () => {
    const kind = chosen(body, "to");
    const target = to.querySelector("select").value;
    if (!target) return "请选好转到哪里。";
    if (!given(body)) return NO_REASON;
    send({ verb: "transfer", [kind]: target, place: chosen(body, "place"), reason: given(body),
      come_back: body.querySelector('input[name="back"]').checked });
    return "";
  } });
}

function windowList(windows, here) {
  return el("select", { "aria-label": "窗口", size: "5" }, windows.filter((each) => each.number !== here).map((each) =>
    el("option", { value: each.number, disabled: each.state === "closed" }, `${each.number} 号 ${each.name} · ${(STATES[each.state] ?? [each.state])[0]} · 等候 ${each.waiting}`)));
}

function laneList(facts) {
  return el("select", { "aria-label": "业务", size: "5" }, facts.lanes.map((each) => el("option", { value: each.prefix }, `${each.prefix} ${each.name}`)));
}

function itemList() {
  const list = el("select", { "aria-label": "事项", size: "4" });
  const search = el("input", { "aria-label": "找事项", placeholder: "输入名称或拼音首字母，例如 sfz", autocomplete: "off" });
  const show = () => {
    list.replaceChildren(...find(search.value).map((each) => el("option", { value: each.code }, each.name)));
    list.selectedIndex = 0;
  };
  search.addEventListener("input", show);
  search.addEventListener("keydown", (event) => walk(event, list));
  show();
  return el("div", { class: "stack tight" }, search, list);
}

// `suggested(item)` → {kind, solved}: what the clerk will most likely say.
export function finish(ticket, suggested, send) {
  const body = el("div", { class: "stack" }, ticket.items.map((item, index) => {
    const first = suggested(item);
    return el("section", { class: "outcome" }, el("h3", {}, item.name),
      choices(`kind-${index}`, "怎么办的", KINDS, first.kind),
      choices(`solved-${index}`, "结果", [["yes", "办成"], ["no", "待补，还要再来"]], first.solved ? "yes" : "no"));
  }));
  open({ title: `办结 ${ticket.number}`, ticket: ticket.number, body, yes: "办结", wide: true, agree: () => {
    const outcomes = ticket.items.map((item, index) => ({
      item: item.code, kind: chosen(body, `kind-${index}`), solved: chosen(body, `solved-${index}`) === "yes",
    }));
    send({ verb: "finish", outcomes });
  } });
}

// A clerk has seen that somebody may go first.
export function prioritize(facts, ticket, send) {
  const body = el("div", { class: "stack" },
    choices("priority", "哪种优先", facts.priorities.map((each) => [each.name, each.label])), reason("凭什么", facts.calls));
  open({ title: `给 ${ticket.number} 优先`, body, yes: "给优先", focus: "input:checked", agree: () => {
    if (!given(body)) return NO_REASON;
    send({ verb: "prioritize", number: ticket.number, priority: chosen(body, "priority"), reason: given(body) });
    return "";
  } });
}

export function pass(ticket, send) {
  const text = "叫了没有来。他来了以后可以在“过号”里报到，重新排队。";
  open({ title: `${ticket.number} 过号？`, ticket: ticket.number, body: el("p", {}, text), yes: "过号", danger: true,
    agree: () => { send({ verb: "pass" }); } });
}
