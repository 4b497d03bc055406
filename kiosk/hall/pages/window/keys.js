// The keys of the page. F-keys work whatever the input method; digits only while nothing is being typed.

import { open } from "./dialogs.js";
import { el, kbd } from "./dom.js";

const VERBS = { F3: "leave", F4: "recall", F6: "pass", F7: "hold", F8: "transfer", F9: "notice", F10: "callNumber" };
const LISTS = { 2: "waiting", 3: "held", 4: "passed" };

const LEGEND = [
  ["F2", "最大的那个按钮：开窗、叫号、开始办理、办结"], ["F4", "重叫"], ["F6", "过号：叫了没来"], ["F7", "挂起：先到一边，等会儿再来"],
  ["F8", "转出：到别的窗口、业务或事项"], ["F9", "一次性告知单"], ["F10", "指定叫号"], ["F3", "离开窗口：暂离、关窗"],
  ["1", "到材料清单，空格打勾"], ["5", "收件，出跟踪单"], ["7", "缴费单：选公布的收费事项，打印带码的单子"], ["8", "收费：收缴费单的现金或刷卡，作废开错的单子"], ["6", "由我接班：窗口是别人开的"], ["2 3 4", "到等候、挂起、过号名单；↑↓ 选人，回车办理，→ 到“优先”"], ["Esc", "关掉小窗，什么都不改"],
];

export function showKeys() {
  const list = el("dl", { class: "legend" }, LEGEND.map(([key, text]) => el("div", {}, el("dt", {}, kbd(key)), el("dd", {}, text))));
  open({ title: "快捷键", body: list, yes: "知道了", no: "", agree: () => "" });
}

export function watchKeys(page) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const inDialog = document.querySelector("dialog[open]");
    const wanted = event.key === "F1" || event.key === "F2" || event.key in VERBS;
    if (wanted) event.preventDefault(); // the browser's own help, search and menu
    if (inDialog || event.repeat) return;
    if (event.key === "F1") showKeys();
    else if (event.key === "F2") page.go();
    else if (event.key in VERBS) page.do(VERBS[event.key]);
    else if (!typing(event.target)) plain(event, page);
  });
}

function plain(event, page) {
  const digit = /^(?:Digit|Numpad)([1-8])$/.exec(event.code)?.[1];
  const line = event.target.closest?.("#rows li[data-number]");
  if (digit === "1") document.querySelector(".papers input")?.focus();
  else if (digit === "5") document.querySelector(".receive")?.click();
  else if (digit === "6") page.takeOver();
  else if (digit === "7") page.fee();
  else if (digit === "8") page.till();
  else if (digit) page.pick(LISTS[digit]);
  else if (line === event.target && event.key === "Enter") page.enter(line);
  else if (line && (event.key === "ArrowRight" || event.key === "ArrowLeft")) aside(line, event);
  else if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event, event.key === "ArrowDown" ? 1 : -1);
  else return;
  event.preventDefault();
}

// Up and down: through the list or the papers, whichever has the focus.
function move(event, step) {
  const within = event.target.closest?.("#rows, .items");
  if (!within) return;
  const all = [...within.querySelectorAll("li[data-number], .papers input")];
  const at = all.indexOf(event.target.closest("li[data-number]") ?? event.target);
  all[Math.min(all.length - 1, Math.max(0, at + step))]?.focus();
}

// Left and right: the buttons of one row.
function aside(line, event) {
  const stops = [line, ...line.querySelectorAll("button")];
  const at = stops.indexOf(event.target) + (event.key === "ArrowRight" ? 1 : -1);
  stops[Math.min(stops.length - 1, Math.max(0, at))].focus();
}

function typing(target) {
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
    || (target instanceof HTMLInputElement && !["checkbox", "radio"].includes(target.type));
}
