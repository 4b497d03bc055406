// The clerk's page: one window, from opening it in the morning to the last number of the day, by keyboard alone.

import { catalogue, item as known } from "./catalogue.js";
import { choose, keep, remembered, windows } from "./choose.js";
import { currentCard, others, primary, theirs } from "./current.js";
import { el, fill } from "./dom.js";
import { outdated } from "./dialogs.js";
import { showKeys, watchKeys } from "./keys.js";
import { Link, call, signInAgain } from "./link.js";
import { notice } from "./notice.js";
import { figures, held, nextCard, rows, tabs } from "./side.js";
import { Ticks } from "./ticks.js";
import * as verbs from "./verbs.js";
import { STATES, VERBS, clock, refusal, span } from "./words.js";
import { choose as chooseFee, slip as feeSlip } from "/fees/files/slip.js";
import { find as findFee } from "/fees/files/till.js";

const AT_HAND = new Set(["recall", "start", "hold", "pass", "transfer", "finish"]);
const SETTLE_MS = 300; // a key pressed twice by mistake must not also do the next thing
const $ = (name) => document.getElementById(name);

class Page {
  ticks = new Ticks();
  facts = null;
  link = null;
  tab = "waiting";
  sending = "";
  settled = 0;
  lost = null;
  cut = false;

  async begin() {
    watchKeys(this);
    $("place").addEventListener("click", () => this.choose());
    $("leave").addEventListener("click", () => this.do("leave"));
    $("take-over").addEventListener("click", () => this.takeOver());
    $("help").addEventListener("click", () => showKeys());
    $("rows").addEventListener("dblclick", (event) => this.enter(event.target.closest("li")));
    setInterval(() => this.tick(), 500);
    await this.learn();
    const number = remembered();
    if (number) this.sit(number);
    else this.choose();
  }

  async learn() {
    for (;;) {
      const answer = await call("GET", "/window/facts");
      if (answer.status === 200) { this.facts = answer.body; break; }
      if (answer.status === 401) signInAgain();
      this.say("正在连接中心…", "warn");
      await new Promise((done) => setTimeout(done, 2000));
    }
    this.say("");
    catalogue().then(() => this.show());
  }

  async choose() {
    if (this.sending) return;
    if (!(await choose(this.link?.number, (number) => this.sit(number)))) setTimeout(() => this.link || this.choose(), 2000);
  }

  sit(number) {
    this.link?.close();
    keep(number);
    this.link = new Link(number, {
      changed: () => this.show(),
      stale: (since) => { this.lost = since; this.show(); },
      fault: (status) => this.fault(status),
    });
    this.show();
  }

  fault(status) {
    this.link.close();
    this.link = null;
    this.show();
    if (status === 404) { keep(""); this.say("没有这个窗口了，请重新选。", "warn"); this.choose(); return; }
    this.say("您的账号不能在窗口叫号，请找大厅管理员。", "bad");
  }

  get badge() { return this.facts?.badge ?? ""; }

  get view() { return this.link?.view ?? null; }

  get blocked() { return Boolean(this.sending) || this.lost !== null; }

  expected(ticket) {
    const lane = this.facts?.lanes.find((each) => each.prefix === ticket.number[0]);
    return lane ? lane.minutes : 0;
  }

  priority(name) {
    return this.facts?.priorities.find((each) => each.name === name)?.label ?? name;
  }

  // ------------------------------------------------------------------------------------------ verbs

  go() {
    if (!this.view || this.blocked || performance.now() < this.settled) return;
    const big = primary(this.view, this.badge);
    if (!big) return;
    if (big.act === "finish") this.finish();
    else this.send(big.act);
  }

  // At a change of shift, or when somebody else opened this window: what is done from now on is mine.
  takeOver() {
    if (!this.view || this.blocked || performance.now() < this.settled || !theirs(this.view, this.badge)) return;
    this.send({ verb: "open" }, "接班");
  }

  do(name) {
    if (!this.view || this.blocked || performance.now() < this.settled) return;
    if (name === "leave") { if (["open", "paused"].includes(this.view.window.state)) verbs.leave(this.facts, Boolean(this.view.current), (act) => this.send(act)); return; }
    if (!others(this.view).some((verb) => verb.name === name && verb.on)) return;
    const ticket = this.view.current;
    const send = (act) => this.send(act);
    if (name === "hold") verbs.hold(this.facts, ticket, send);
    else if (name === "transfer") this.transfer(ticket, send);
    else if (name === "callNumber") verbs.callNumber(this.facts, "", send);
    else if (name === "pass" || (name === "recall" && !this.view.recalls_left)) verbs.pass(ticket, send);
    else if (name === "notice") notice({ facts: this.facts, ticket, number: this.link.number, ticks: this.ticks, today: this.today(), given: (items, text) => this.noticed(items, text) });
    else send({ verb: name });
  }

  async transfer(ticket, send) {
    document.body.dataset.busy = "transfer"; // what is pressed before the dialog is there would be for nobody
    const [all] = await Promise.all([windows(), catalogue()]);
    delete document.body.dataset.busy;
    if (all && this.view?.current?.number === ticket.number) verbs.transfer(this.facts, ticket, all, this.link.number, send);
  }

  // Whether or not somebody with a ticket stands there.
  async fee() {
    if (!this.facts?.fees) { this.say("本大厅不在这里收费。", "warn"); return; }
    document.body.dataset.busy = "fee"; // what is pressed before the dialog is there would be for nobody
    await catalogue();
    delete document.body.dataset.busy;
    const items = (this.view?.current?.items ?? []).map((each) => known(each.code)).filter(Boolean);
    chooseFee({ items, written: (order) => feeSlip(order, "已开单。把缴费单交给办事人：在自助机上扫码就能缴。") });
  }

  // Money for a slip, whoever wrote it.
  till() {
    if (!this.facts?.fees) { this.say("本大厅不在这里收费。", "warn"); return; }
    findFee((text) => this.say(text));
  }

  noticed(items, text) {
    this.ticks.notice(items);
    this.say(text);
    this.show();
  }

  finish() {
    const usual = (item) => (known(item.code)?.handle_type === "promised" ? "promised" : "immediate");
    const suggested = (item) => this.ticks.noticed(item.code)
      ? { kind: "supplement", solved: false }
      : { kind: usual(item), solved: true };
    verbs.finish(this.view.current, suggested, (act) => this.send(act));
  }

  // What Enter does on a row of a list.
  row(list, ticket) {
    if (!this.view || this.blocked) return;
    if (list === "passed") this.send({ verb: "return", number: ticket.number });
    else if (this.view.current || this.view.window.state !== "open") this.say("先办完窗口前的这一位。", "warn");
    else if (list === "held") this.send({ verb: "bringBack", number: ticket.number });
    else verbs.callNumber(this.facts, ticket.number, (act) => this.send(act));
  }

  prioritize(ticket) {
    if (this.blocked) return;
    if (this.facts.priorities.length) verbs.prioritize(this.facts, ticket, (act) => this.send(act));
    else this.say("这个大厅没有设优先规则。", "warn");
  }

  enter(line) {
    const ticket = this.view?.[this.tab].find((each) => each.number === line?.dataset.number);
    if (ticket) this.row(this.tab, ticket);
  }

  async send(act, name = VERBS[act.verb]) {
    if (this.sending || !this.link) return;
    const { link } = this;
    this.sending = `${name}…`;
    document.body.dataset.busy = act.verb;
    this.say("");
    this.show();
    const answer = await link.act(this.#meant(act), () => {
      this.cut = true;
      this.sending = `${name}：网络断了，正在重新连接…`;
      this.say(`“${name}”正在重新送出，只会办一次，请不要离开。`, "warn");
      this.show();
    });
    this.sending = "";
    this.cut = false;
    this.settled = performance.now() + SETTLE_MS;
    setTimeout(() => { delete document.body.dataset.busy; }, SETTLE_MS + 10);
    this.#told(name, answer);
    this.show();
  }

  // Two people at one window's keys must not do the same thing to two citizens: the center is told whom this is for.
  #meant(act) {
    const there = this.view?.current;
    return there && AT_HAND.has(act.verb) ? { ...act, ticket: there.number } : act;
  }

  #told(name, answer) {
    if (answer.status === 200) this.say("");
    else if (answer.status === 409) this.say(refusal(answer.body), "warn");
    else if (answer.status === 401) signInAgain();
    else if (answer.status === 0) this.say(`一分钟没有连上，不知道“${name}”送到没有。连上以后，以这里显示的为准。`, "bad");
    else this.say(`中心不认“${name}”（${answer.status}），什么都没有改变。`, "bad");
  }

  // ------------------------------------------------------------------------------------------ showing

  today() {
    return new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format(this.link.now());
  }

  say(text, kind = "") {
    fill($("say"), text ? el("p", { class: `message ${kind}` }, text) : null);
  }

  show() {
    this.#strip();
    const { view } = this;
    document.body.classList.toggle("lost", this.lost !== null);
    if (!view) return;
    const about = outdated(view.current?.number ?? "");
    if (about) this.say(`${about} 已经不在这个窗口了，刚才的操作没有做。`, "warn");
    this.ticks.begin(view.current ? `${view.now.slice(0, 10)} ${view.current.number}` : "");
    fill($("current"), currentCard(view, this));
    const next = nextCard(view);
    $("next").hidden = !next;
    fill($("next"), next ?? []);
    fill($("tabs"), tabs(view, this.tab, (name) => this.pick(name)));
    rows($("rows"), view, this.tab, this);
    fill($("figures"), figures(view));
    this.tick();
  }

  #strip() {
    const place = this.view?.window;
    $("place-number").textContent = place?.number ?? this.link?.number ?? "–";
    $("place-name").textContent = place ? `${place.name}${place.zone ? ` · ${place.zone}` : ""}` : "选择窗口";
    const [text, colour] = place ? STATES[place.state] ?? [place.state, ""] : ["", ""];
    $("place-state").textContent = text;
    $("place-state").className = `badge ${colour}`;
    const other = this.view !== null && theirs(this.view, this.badge);
    $("relief-who").textContent = other ? (place.clerk ? `在岗的是工号 ${place.clerk}，不是您` : "还没有登记谁在岗") : "";
    $("take-over").hidden = !other;
    $("take-over").disabled = this.blocked;
    $("leave").hidden = !["open", "paused"].includes(place?.state);
    $("leave").disabled = this.blocked;
    const cut = this.lost !== null || this.cut;
    $("link").textContent = !this.link ? "" : cut ? "没有连接" : "已连接";
    $("link").className = `link ${cut ? "lost" : "fresh"}`;
    $("stale").hidden = this.lost === null || !this.link;
    $("stale").textContent = this.lost
      ? `正在重新连接… 下面是 ${clock(this.lost + (this.link?.apart ?? 0), true)} 的情况，可能已经变了。连上以后自动更新。`
      : "正在连接中心…";
  }

  pick(name) {
    this.tab = name;
    if (this.view) this.show();
    ($("rows").querySelector("li[tabindex]") ?? $("tabs").querySelector(`[data-key="${name}"]`))?.focus();
  }

  tickPaper(item, material, on) {
    this.ticks.tick(item, material, on);
  }

  // Only what time itself changes.
  tick() {
    if (!this.link) return;
    const now = this.link.now();
    for (const place of document.querySelectorAll("[data-since]")) {
      const seconds = place.dataset.since ? (now - Date.parse(place.dataset.since)) / 1000 : 0;
      place.textContent = span(seconds);
      const expected = Number(place.dataset.expected) * 60;
      place.classList.toggle("late", expected > 0 && seconds > expected);
      const bar = place.parentElement.querySelector("progress");
      if (bar) bar.value = Math.min(seconds, expected);
    }
    for (const place of document.querySelectorAll("[data-until]")) {
      const left = (Date.parse(place.dataset.until) - now) / 1000;
      place.textContent = held(left);
      place.classList.toggle("late", left <= 0);
    }
  }

}

const page = new Page();
page.begin();
