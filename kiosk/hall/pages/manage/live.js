// The live hall: asked every three seconds, shown whole each time. When the center does not answer, the page says since
// when it is old instead of showing yesterday as today.

import { ask, make, mustBeAnswer } from "/staff/staff.js";
import { refresh as refreshClosing } from "/manage/files/closing.js";
import { openWindow, refresh } from "/manage/files/window.js";

const EVERY_MS = 3000;
const FOLLOW_MS = 60000;
const STATES = { open: "开", paused: "暂离", closed: "关", absent: "未到岗" };
const STATE_COLOURS = { open: "green", paused: "amber", closed: "", absent: "" };
const LIGHTS = { yellow: "黄灯", red: "红灯" };
const AT = { called: "叫号", serving: "办理" };

const place = (id) => document.getElementById(id);
const DEVICES = { caller: "叫号器", tablet: "评价平板", board: "大屏", strip: "窗口屏", voice: "语音播报" };
let heard = 0;
let today = "";

function figure(name, value, light = "") {
  const card = make("div", "card", make("dt", "", name), make("dd", light, value));
  return card;
}

function figures(hall) {
  const red = (light) => (hall.lanes.some((lane) => lane[light] === "red") ? "worse" : "");
  place("figures").replaceChildren(
    figure("等候", `${hall.waiting} 人`, red("queue_light")),
    figure("最长已等", `${hall.longest_minutes} 分`, red("wait_light")),
    figure("正在办理", `${hall.serving} 人`),
    figure("今天已办", `${hall.served} 件`),
    figure("开窗", `${hall.windows_open} / ${hall.windows.length}`),
    figure("暂离", `${hall.windows_paused} 个`),
    figure("挂起 · 过号", `${hall.held} · ${hall.passed}`),
  );
}

function badge(state) {
  return make("span", `badge what ${STATE_COLOURS[state]}`, STATES[state]);
}

function nowAt(window) {
  if (window.ticket) return `${window.ticket} ${AT[window.ticket_state] ?? ""} ${window.for_minutes} 分`;
  if (window.state === "paused") return `${window.reason} ${window.since_minutes ?? 0} 分`;
  if (window.state === "open") return "空闲";
  return "";
}

function card(window) {
  const light = window.light.light === "green" ? "" : window.light.light;
  const button = make("button", `window ${window.state} ${light}`, make("span", "no", window.number), badge(window.state));
  button.type = "button";
  const now = nowAt(window);
  if (now) button.append(make("span", "who", now));
  const lanes = window.lanes.join(" ") + (window.own_lanes ? "（今天改过）" : "");
  const done = window.called ? ` · 已办 ${window.served}` : "";
  const where = window.clerk || window.name;
  button.append(make("span", "sub", window.zone ? `${window.zone} · ${where}` : where),
    make("span", "sub", `${lanes} · 等 ${window.waiting}${done}`));
  if (light) button.append(make("span", "why", `${LIGHTS[light]}：${window.light.why}`));
  button.addEventListener("click", () => openWindow(window.number));
  return button;
}

function windows(hall) {
  const focused = document.activeElement?.dataset?.number;
  place("windows").replaceChildren(...hall.windows.map((window) => {
    const button = card(window);
    button.dataset.number = window.number;
    return button;
  }));
  if (focused) place("windows").querySelector(`[data-number="${CSS.escape(focused)}"]`)?.focus();
}

function lane(each) {
  const light = each.light.light;
  const line = make(
    "div", "lane",
    make("span", "", `${each.prefix} ${each.name}`),
    make("b", "number", `${each.waiting} 人`),
    make("span", "soft fine", each.waiting ? `最长已等 ${each.longest_minutes} 分，一半已等 ${each.middle_minutes} 分` : "没有人等"),
    make("span", "soft fine", `开 ${each.windows_open} / ${each.windows} 窗`),
  );
  if (light !== "green") line.append(make("span", `why ${light}`, `${LIGHTS[light]}：${each.light.why}`));
  return line;
}

function hint(each) {
  const box = make("div", "message bad hint", make("b", "", "建议增开窗口"), make("span", "", each.text));
  const line = make("div", "line");
  for (const number of [...each.open, ...each.lend].slice(0, 5)) {
    const button = make("button", "small", `${number}号窗口`);
    button.type = "button";
    button.addEventListener("click", () => openWindow(number));
    line.append(button);
  }
  box.append(line);
  return box;
}

function kiosk(each) {
  const light = each.light.light === "green" ? "" : each.light.light;
  const line = make("li", "", make("span", "", each.id));
  if (light) line.append(make("span", `badge ${light === "red" ? "red" : "amber"}`, each.light.why));
  else if (each.helps) line.append(make("span", "soft", `求助 ${each.helps} 次`));
  line.append(make("span", "push soft", heardWords(each)));
  if (each.undelivered) line.append(make("span", "undelivered fine", each.undelivered));
  return line;
}

// Today by the clock, before by the day. Beside a light that speaks of silence the moment is enough.
function heardWords({ heard_at: at, light }) {
  if (!at) return "还没有消息";
  const when = at.slice(0, 10) === today ? at.slice(11, 16) : at.slice(5, 10);
  return light.why.includes("没有消息") ? when : `${when} 有消息`;
}

function device(each) {
  const light = each.light.light;
  const line = make("li", "", make("span", "", `${DEVICES[each.kind] ?? each.kind} ${whereOf(each)}`));
  if (light !== "green") line.append(make("span", `badge ${light === "red" ? "red" : "amber"}`, each.light.why));
  line.append(make("span", "push soft", heardWords(each)));
  return line;
}

function whereOf({ kind, name }) {
  if (kind === "strip" || kind === "tablet") return `${name}号窗口`;
  return name || "全厅";
}

function show(hall) {
  heard = Date.now();
  today = hall.now.slice(0, 10);
  place("away").hidden = true;
  place("live").classList.remove("stale");
  figures(hall);
  windows(hall);
  place("lanes").replaceChildren(...hall.lanes.map(lane));
  place("hints").replaceChildren(...hall.hints.map(hint));
  place("kiosks").replaceChildren(...(hall.kiosks.length ? hall.kiosks.map(kiosk) : [make("li", "soft", "没有登记的自助机")]));
  place("devices").replaceChildren(...(hall.devices.length ? hall.devices.map(device) : [make("li", "soft", "还没有别的设备有过消息")]));
  refresh(hall);
  refreshClosing(hall);
}

function old() {
  if (!heard) heard = Date.now();
  const seconds = Math.round((Date.now() - heard) / 1000);
  place("away").textContent = `中心没有回应，下面是 ${seconds} 秒前的大厅。恢复后自动更新。`;
  place("away").hidden = seconds < 6;
  place("live").classList.toggle("stale", seconds >= 6);
}

// The answer, or null when the center cannot give one now.
async function seen(path) {
  try {
    return await ask("GET", path);
  } catch (fault) {
    mustBeAnswer(fault);
    return null;
  }
}

async function turn() {
  const hall = await seen("/v1/manage/live");
  setTimeout(turn, EVERY_MS);
  if (hall) show(hall);
  else old();
}

const LATE = { contact: "回访超期", settle: "整改超期" };
const WAITS = { open: "待回访", contacted: "待整改" };

function followUp(each) {
  const late = each.overdue ? make("span", "badge red", LATE[each.overdue]) : make("span", "badge amber", WAITS[each.state]);
  const due = each.state === "open" ? each.contact_by : each.settle_by;
  const link = make("a", "", `${each.rating.number} · ${each.rating.window === "自助" ? "自助终端" : `${each.rating.window}号窗口`}`);
  link.href = "/manage/follow-ups";
  return make("li", "", link, late, make("span", "push soft", `${due.slice(5)} 前`));
}

async function follow() {
  const found = await seen("/v1/ratings/follow-ups");
  setTimeout(follow, FOLLOW_MS);
  const due = found?.follow_ups.filter((each) => each.state in WAITS).slice(0, 5) ?? [];
  const words = found ? "没有待办的差评" : "现在读不到差评";
  place("follow").replaceChildren(...(due.length ? due.map(followUp) : [make("li", "soft", words)]));
}

async function cases() {
  const found = await seen("/v1/cases?light=red");
  setTimeout(cases, FOLLOW_MS);
  if (!found) { place("cases").replaceChildren(make("span", "soft", "现在读不到办件")); return; }
  const { open, yellow, red } = found.lights;
  place("cases").replaceChildren(...[["", "未办结", open, ""], ["yellow", "▲ 黄灯", yellow, "amber"], ["red", "■ 红灯", red, "red"]].map(([light, name, count, colour]) => {
    const link = make("a", count ? `badge ${colour}` : "badge", `${name} ${count}`);
    link.href = light ? `/cases?light=${light}` : "/cases";
    return link;
  }));
}

turn();
follow();
cases();
