// The screen in the hall: who is called, who was called, how many wait, who is away.

import { at, clockText, put, run } from "./page.js";
import { Stage } from "./stage.js";
import { awayWords, dutyWords, lineWords, placeWords } from "./words.js";

const RECENT_WIDE = 8;
const RECENT_TALL = 5;
const LINES_SHOWN = 6;
const TURN_SECONDS = 12;
const DAYS = ["日", "一", "二", "三", "四", "五", "六"];
const DAYS_EN = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS_EN = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const stage = new Stage();
const tall = matchMedia("(orientation: portrait)");
let board = null;
let turn = 0;

// The rows are made once; a board only fills them, so that a screen is after a year what it was on the first day.
const recentRows = rows(at("recent"), RECENT_WIDE, ["number", "name", "window"]);
const lineRows = rows(at("lines"), LINES_SHOWN, ["lane", "title", "windows", "count", "span"]);

export function draw(next) {
  board = next;
  const moved = stage.take(board.called, Date.parse(board.now));
  drawStage(moved);
  drawRecent();
  drawLines();
  put(at("away"), awayWords(board.windows));
  at("away").hidden = !at("away").textContent;
  drawFoot();
}

function tellTime(wall) {
  put(at("clock"), clockText(wall));
  put(at("day"), `${wall.getUTCMonth() + 1}月${wall.getUTCDate()}日 星期${DAYS[wall.getUTCDay()]}`);
  put(at("day-en"), `${DAYS_EN[wall.getUTCDay()]} ${wall.getUTCDate()} ${MONTHS_EN[wall.getUTCMonth()]}`);
}

function beat(seconds) {
  const moved = stage.beat();
  if (moved) drawRecent();
  drawStage(moved);
  if (seconds % TURN_SECONDS === 0) {
    turn += 1;
    drawLines();
    drawFoot();
  }
}

function drawStage(moved) {
  const call = stage.call;
  at("stage").classList.toggle("fresh", stage.fresh);
  at("calling").hidden = at("whose").hidden = !call;
  at("quiet").hidden = Boolean(call);
  if (call) {
    put(at("stage-label"), stage.fresh ? (call.again ? "再次呼叫，请到窗口" : "请到窗口办理") : "刚刚呼叫");
    const english = call.again ? "Called again, please go to" : "Please go to";
    put(at("stage-label-en"), stage.fresh ? english : "Last called");
    put(at("stage-number"), call.number);
    put(at("stage-window"), call.window);
    put(at("stage-name"), call.name);
    put(at("stage-place"), placeWords(call));
    at("stage").classList.toggle("long", call.number.length + call.window.length > 6);
  } else {
    put(at("stage-label"), "");
    put(at("stage-label-en"), "");
    put(at("quiet-text"), board.open ? "请留意屏幕叫号" : "现在不取号");
    put(at("quiet-text-en"), board.open ? "Please wait for your number" : "No numbers are given now");
  }
  if (moved && call) move(at("calling"));
}

function drawRecent() {
  const seen = new Set([stage.call?.number]);
  const others = board.called.filter((call) => !seen.has(call.number) && seen.add(call.number));
  const shown = others.slice(0, tall.matches ? RECENT_TALL : RECENT_WIDE);
  recentRows.forEach((row, place) => {
    const call = shown[place];
    row.node.hidden = !call;
    if (!call) return;
    row.node.classList.toggle("fresh", stage.pending.some((each) => each.id === call.id));
    put(row.number, call.number);
    put(row.name, call.name);
    put(row.window, `${call.window}号窗口`);
  });
  at("recent").hidden = shown.length === 0;
  at("recent-none").hidden = shown.length > 0;
}

function drawLines() {
  const pages = Math.max(1, Math.ceil(board.lines.length / LINES_SHOWN));
  const page = turn % pages;
  put(at("lines-page"), pages > 1 ? `${page + 1} / ${pages}` : "");
  lineRows.forEach((row, place) => {
    const line = board.lines[page * LINES_SHOWN + place];
    row.node.hidden = !line;
    if (!line) return;
    for (const [part, text] of Object.entries(lineWords(line))) put(row[part], text);
  });
}

function drawFoot() {
  const notice = board.notices[turn % Math.max(1, board.notices.length)];
  const moved = at("notice-text").textContent !== (notice?.text ?? "");
  put(at("notice-text"), notice?.text ?? "");
  put(at("notice-text-en"), notice?.text_en ?? "");
  if (moved && notice) move(at("notice"));
  const duty = board.duty[turn % Math.max(1, board.duty.length)];
  at("duty").hidden = !duty;
  put(at("duty-text"), duty ? dutyWords(duty) : "");
}

function move(node) {
  node.getAnimations().forEach((each) => each.cancel());
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const from = { opacity: 0, transform: "translateY(1.5rem)" };
  node.animate([from, { opacity: 1, transform: "none" }], { duration: 200, easing: "ease-out" });
}

function rows(parent, count, parts) {
  return Array.from({ length: count }, () => {
    const node = document.createElement("li");
    const row = { node };
    node.hidden = true;
    for (const part of parts) {
      row[part] = document.createElement("span");
      row[part].className = part;
      node.append(row[part]);
    }
    parent.append(node);
    return row;
  });
}

run({ zone: document.body.dataset.zone }, { draw, tellTime, beat });
