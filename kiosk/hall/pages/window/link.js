// The line to the center: one window's view, kept fresh; acts, each sent until it is answered and done once.
//
// What is shown is never older than it looks: without a sign of life for STALE_MS the page is told so, with the moment of
// the last one. An act keeps its Idempotency-Key through every retry, so a lost answer cannot make it happen twice.

import { cookie, freshKey, here } from "/staff/staff.js";

const STALE_MS = 6000;
const ANSWER_MS = 4000;
const GIVE_UP_MS = 60000;
const POLL_MS = 2500;
const SAFETY_MS = 30000;
const CALM_MS = 1500;   // another window's changes are fetched at most this often
const ASLEEP_MS = 5000; // a second that took this long: the PC slept, or its clock was set

export async function call(method, path, body, key = "") {
  const headers = { "X-CSRF-Token": cookie("csrf") };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (key) headers["Idempotency-Key"] = key;
  const cut = new AbortController();
  const timer = setTimeout(() => cut.abort(), ANSWER_MS);
  try {
    const answer = await fetch(path, {
      method, headers, cache: "no-store", signal: cut.signal, body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    let read = null;
    try { read = JSON.parse(text); } catch { /* a proxy's page is no answer of the center */ }
    return { status: read === null ? 502 : answer.status, body: read };
  } catch {
    return { status: 0, body: null };
  } finally {
    clearTimeout(timer);
  }
}

// Again and again, with one key, until the center has decided (below 500) or a minute has passed (status 0).
export async function insist(path, body, onTry = () => {}, key = freshKey()) {
  const began = Date.now();
  for (let tries = 1; ; tries += 1) {
    const answer = await call("POST", path, body, key);
    if (answer.status && answer.status < 500 && answer.status !== 429) return answer;
    if (Date.now() - began > GIVE_UP_MS) return { status: 0, body: null };
    onTry(tries);
    await new Promise((done) => setTimeout(done, Math.min(2000, 300 * 2 ** Math.min(tries, 3))));
  }
}

export function signInAgain() {
  location.assign(`/staff/login?next=${here()}`);
}

export class Link {
  // `changed(view)`, `stale(sinceMs | null)` and `fault(status)` are called as things happen.
  constructor(number, { changed, stale, fault }) {
    Object.assign(this, { number, changed, stale, fault, view: null, heard: 0, read: 0, lower: 0, behind: 0 });
    this.path = `/v1/windows/${encodeURIComponent(number)}`;
    this.source = null;
    this.opened = 0;
    this.looking = null;
    this.turned = Date.now();
    this.clock = setInterval(() => this.#turn(), 1000);
    addEventListener("online", this.#wake);
    document.addEventListener("visibilitychange", this.#wake);
    this.look().then(() => this.#listen());
  }

  close() {
    clearInterval(this.clock);
    removeEventListener("online", this.#wake);
    document.removeEventListener("visibilitychange", this.#wake);
    this.source?.close();
    this.closed = true;
  }

  // The hall's clock, in milliseconds, whatever this PC's says.
  now() { return this.view ? Date.now() + this.apart : Date.now(); }

  get isStale() { return this.since !== null; }

  since = 0;

  look() {
    this.looking ??= this.#look().finally(() => { this.looking = null; });
    return this.looking;
  }

  async act(body, onTry) {
    const answer = await insist(`${this.path}/acts`, body, onTry);
    if (this.closed) return answer;
    // An act's answer tells who is here now; the lists stand as they were until the next look, which comes at once.
    if (answer.status === 200) {
      this.#take(this.#completed(answer.body), false);
      this.look(); // not waited for: the next key may follow at once
    } else if (answer.status) {
      await this.look(); // why not, and how it stands now, are told together
    } else {
      this.look(); // nobody answers: that is told at once
    }
    return answer;
  }

  #completed(brief) {
    const without = (list) => list.filter((each) => each.number !== brief.current?.number);
    const { waiting = [], held = [], passed = [], span = null } = this.view ?? {};
    return { ...brief, next: null, span, waiting: without(waiting), held: without(held), passed: without(passed) };
  }

  async #look() {
    const answer = await call("GET", this.path);
    if (this.closed) return;
    if (answer.status === 200) this.#take(answer.body, true);
    else if (answer.status === 401) signInAgain();
    else if (answer.body?.reason === "mustChange") location.assign(`/staff/password?next=${here()}`);
    else if (answer.status === 403 || answer.status === 404) this.fault(answer.status);
  }

  #take(view, fromLook) {
    if (this.view && view.seq < this.view.seq) {
      // An answer that was overtaken. Three in a row are no accident: the center was set up anew.
      this.lower = fromLook ? this.lower + 1 : this.lower;
      if (this.lower < 3) return;
      this.known = view.seq;
    }
    this.lower = 0;
    this.apart = Date.parse(view.now) - Date.now();
    this.view = view;
    this.read = this.heard = Date.now();
    if (view.seq >= this.known) this.behind = 0;
    else this.#soon();
    this.changed(view);
    this.#judge();
  }

  known = 0;

  #listen() {
    if (this.closed) return;
    this.source?.close();
    this.opened = Date.now();
    this.streamHeard = 0;
    const zone = this.view?.window.zone ?? "";
    // `desk`: a clerk's PC is no screen of the hall, which a manager would miss when it is switched off.
    this.source = new EventSource(`/v1/board/stream?desk=1${zone ? `&zone=${encodeURIComponent(zone)}` : ""}`);
    this.source.addEventListener("tick", () => this.#alive());
    this.source.addEventListener("board", (event) => {
      this.#alive();
      this.#board(JSON.parse(event.data));
    });
  }

  #alive() {
    this.streamHeard = Date.now();
    // A line that lives says nothing of a view that could not be read again since the PC slept.
    if (this.view && !this.slept) this.heard = Date.now();
    this.#judge();
  }

  #board(board) {
    if (!this.view || board.seq <= this.view.seq) return;
    this.known = board.seq;
    this.behind ||= Date.now();
    const mine = board.windows?.find((each) => each.number === this.number);
    const before = this.view.window;
    const touched = mine && ["state", "ticket", "ticket_state", "clerk", "reason"].some((part) => mine[part] !== before[part]);
    if (touched) this.look();
    else this.#soon();
  }

  #soon() {
    if (this.waiting) return;
    this.waiting = setTimeout(() => { this.waiting = 0; this.look(); }, Math.max(0, CALM_MS - (Date.now() - this.read)));
  }

  #wake = () => {
    if (document.visibilityState === "visible") this.#resume();
  };

  async #resume() {
    this.#judge();
    await this.look();
    if (Date.now() - this.streamHeard > STALE_MS && !this.closed) this.#listen();
  }

  #turn() {
    const now = Date.now();
    const gap = now - this.turned;
    this.turned = now;
    if (gap > ASLEEP_MS || gap < 0) {
      this.slept = true;
      this.heard = Math.min(this.heard, now - STALE_MS - 1);
      this.streamHeard = 0;
      this.#judge();
      this.look().then(() => this.#listen());
      return;
    }
    const quiet = now - this.streamHeard > STALE_MS;
    if (quiet && now - this.opened > 2 * STALE_MS) this.#listen();
    if (now - this.read > (quiet ? POLL_MS : SAFETY_MS) || (this.behind && now - this.behind > STALE_MS)) this.look();
    this.#judge();
  }

  #judge() {
    const now = Date.now();
    if (this.read && now - this.read < STALE_MS) this.slept = false;
    const late = now - this.heard > STALE_MS || (this.behind && now - this.behind > STALE_MS);
    const since = late ? (this.behind && !(now - this.heard > STALE_MS) ? this.behind : this.heard) : null;
    if (since === this.since) return;
    this.since = since;
    this.stale(since);
  }
}
