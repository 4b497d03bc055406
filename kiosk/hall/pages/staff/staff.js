// What every page for the hall's own people shares: asking the center, the bar's clock, being signed in and staying so.
// A page that is left alone does not keep its session: only somebody's hands do (see `alive`).

const ALIVE_SECONDS = 60;

export class Refused extends Error {
  // An answer that is not a success: `status`, and `body` as the center sent it (null when it sent nothing readable).
  constructor(status, body) {
    super(`HTTP ${status}`);
    this.status = status;
    this.body = body;
  }
}

export function cookie(name) {
  const found = document.cookie.split("; ").find((each) => each.startsWith(`${name}=`));
  return found ? found.slice(name.length + 1) : "";
}

// An Idempotency-Key.
export function freshKey() {
  // randomUUID is missing where the hall's network has no https
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function here() {
  return encodeURIComponent(location.pathname + location.search);
}

// Ask the center and return the JSON of its answer (null for none). Throws Refused for an answer that is not a
// success and TypeError when the center cannot be reached. Signed out, it leads to the sign-in page and never returns.
export async function ask(method, path, body, headers = {}) {
  const told = { "X-CSRF-Token": cookie("csrf"), ...headers };
  if (body !== undefined) told["Content-Type"] = "application/json";
  const answer = await fetch(path, {
    method, headers: told, body: body === undefined ? undefined : JSON.stringify(body), cache: "no-store",
  });
  const text = await answer.text();
  let read = null;
  try { read = text ? JSON.parse(text) : null; } catch { read = null; }
  if (answer.ok) return read;
  if (read?.reason === "notSignedIn") return leave(`/staff/login?next=${here()}`);
  if (read?.reason === "mustChange") return leave(`/staff/password?next=${here()}`);
  throw new Refused(answer.status, read);
}

// For a catch: the center refused or is away, which a page can say. Anything else is a fault of the page, and goes on.
export function mustBeAnswer(fault) {
  if (!(fault instanceof Refused) && !(fault instanceof TypeError)) throw fault;
}

function leave(address) {
  location.assign(address);
  return new Promise(() => {});
}

// A message in the corner that goes by itself. `kind`: "good", "warn", "bad" or "".
export function toast(text, kind = "good") {
  document.querySelector(".toast")?.remove();
  const box = document.createElement("div");
  box.className = `message toast ${kind}`;
  box.setAttribute("role", kind === "bad" ? "alert" : "status");
  box.textContent = text;
  document.body.append(box);
  setTimeout(() => box.remove(), 6000);
}

// <tag class=...>text or children</tag>: text is always text, never HTML.
export function make(tag, className = "", ...inside) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...inside.map((each) => (each instanceof Node ? each : document.createTextNode(String(each)))));
  return made;
}

function clock() {
  const place = document.querySelector(".bar .clock");
  if (!place) return;
  // The hall's clock, not the PC's: how far they are apart is told by the page.
  const apart = Number(place.dataset.now) - Date.now();
  const shown = new Intl.DateTimeFormat("zh-CN", {
    timeZone: "Asia/Shanghai", month: "long", day: "numeric", weekday: "short", hour: "2-digit", minute: "2-digit",
  });
  const turn = () => { place.textContent = shown.format(Date.now() + apart); };
  turn();
  setInterval(turn, 1000);
}

function alive() {
  let told = Date.now();
  const moved = () => {
    if (Date.now() - told < ALIVE_SECONDS * 1000) return;
    told = Date.now();
    ask("POST", "/v1/staff/alive").catch(() => {});
  };
  for (const kind of ["keydown", "pointerdown", "pointermove"]) addEventListener(kind, moved, { passive: true });
}

async function signOut() {
  try { await ask("DELETE", "/v1/staff/session"); } catch { /* whatever it says, this page is left */ }
  location.assign("/staff/login");
}

clock();
if (document.querySelector(".bar .person")) {
  alive();
  document.querySelector("#sign-out")?.addEventListener("click", signOut);
}
