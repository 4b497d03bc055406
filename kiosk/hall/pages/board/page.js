// What every board page has: its link, its own age in words, night colours, a fresh start once a night.

import { Link } from "./link.js";

const NIGHT_FROM = 18;
const NIGHT_TO = 7;
const RENEW_HOUR = 3;
const RENEW_AFTER_MS = 6 * 3600 * 1000;
const PATIENCE_MS = 2000;

export const at = (id) => document.getElementById(id);

export function put(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

export function clockText(wall) {
  return `${String(wall.getUTCHours()).padStart(2, "0")}:${String(wall.getUTCMinutes()).padStart(2, "0")}`;
}

// Runs a page: `draw(board)` with every board, `tellTime(wall)` with the hall's time, `beat(seconds)` once a second.
export function run(scope, { draw, tellTime = () => {}, beat = () => {} }) {
  const address = new URL("/v1/board/stream", location.href);
  for (const [key, value] of Object.entries(scope)) if (value) address.searchParams.set(key, value);
  const link = new Link(address, draw, () => refresh());
  const started = performance.now();
  const renewal = Math.floor(Math.random() * 60);
  let seconds = 0;
  const refresh = () => {
    tellAge(link, started);
    const wall = link.wall();
    if (!wall) return null;
    const hour = wall.getUTCHours();
    document.body.classList.toggle("night", hour >= NIGHT_FROM || hour < NIGHT_TO);
    tellTime(wall);
    return wall;
  };
  const step = () => {
    seconds += 1;
    link.watch();
    const wall = refresh();
    if (!wall) return;
    beat(seconds);
    const due = wall.getUTCHours() === RENEW_HOUR && wall.getUTCMinutes() === renewal && wall.getUTCSeconds() < 2;
    if (due) renew(link, started);
  };
  link.open();
  setInterval(step, 1000);
}

function tellAge(link, started) {
  const heard = link.lastHeard();
  const waiting = heard === null && performance.now() - started > PATIENCE_MS;
  const old = heard !== null && link.stale;
  at("stale").hidden = !(waiting || old);
  document.body.classList.toggle("old", waiting || old);
  if (waiting) {
    put(at("stale-text"), "正在连接叫号系统");
    put(at("stale-text-en"), "Connecting to the queue");
  } else if (old) {
    put(at("stale-text"), `画面停在 ${clockText(heard)}，正在重新连接`);
    put(at("stale-text-en"), `Display stopped at ${clockText(heard)}, reconnecting`);
  }
}

// Only when the center surely answers: a browser that cannot load its page shows a page of its own, for ever.
async function renew(link, started) {
  if (link.stale || performance.now() - started < RENEW_AFTER_MS) return;
  try {
    const answer = await fetch(location.href, { cache: "no-store" });
    if (answer.ok) location.reload();
  } catch {
    // The next night is soon enough.
  }
}
