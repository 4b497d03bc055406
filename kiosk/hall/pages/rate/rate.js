// The page /rate: which step stands, how long, and what it leads to. ?window=3 is a tablet, ?ticket=CODE a citizen's phone.
import { Outbox, Stranger, Unknown, ask, freshKey, pairFromAddress, say, sleep, token } from "./center.js";
import { Form, face } from "./form.js";
import { BAD, WORDS } from "./words.js";

const REASONS_SECONDS = 60; // without a touch; then the level and the reasons chosen are sent
const THANKS_SECONDS = 5;
const LOOK_MS = 1_000; // while somebody is asked: a keypad may have answered

const query = new URLSearchParams(location.search);
const place = query.get("window") ?? "";
const code = query.get("ticket") ?? "";
const of = (id) => document.getElementById(id);

let language = query.get("lang") === "en" || (code && !navigator.language.startsWith("zh") && query.get("lang") !== "zh") ? "en" : "zh";
let options = null;
let about = null; // the service that is asked about
let again = false;
let pressed = 0; // when a face was pressed: a rating is as old as that, however long its words took
let deadline = 0; // both by performance.now()
let over = () => {}; // what happens then
let drawn = () => {}; // draws the words of the step that stands
let handled = ""; // the service this tablet is done with
let last = null; // the newest invitation
let tried = { said: "", key: "" }; // a phone's last try: the same again is a repeat, not another rating
const outbox = new Outbox();
const form = new Form({ level: chosen, send: () => send(true), back: () => asking(about) });
const words = () => WORDS[language];

// ------------------------------------------------------------------------------------------------ steps

function show(step, draw, seconds = 0, then = () => {}) {
  document.body.dataset.step = step;
  deadline = seconds ? performance.now() + seconds * 1000 : 0;
  over = then;
  drawn = draw;
  draw();
  tick();
}

function resting(found) {
  about = null;
  show("resting", () => {
    of("rest-hall").textContent = english(found.hall, found.hall_en);
    of("rest-window").textContent = words().window(found.window);
    of("rest-name").textContent = english(found.window_name, found.window_name_en);
  });
}

function asking(service, seconds = 0) {
  const fresh = about?.service !== service.service;
  if (fresh) form.clear();
  about = service;
  const left = seconds || (place ? Math.max(15, (deadline - performance.now()) / 1000) : 0);
  show("asking", () => {
    of("ask-title").textContent = words().title(service.window);
    const items = service.items.map((item) => english(item.name, item.name_en)).join(language === "en" ? ", " : "、");
    of("ask-about").textContent = [service.number, items, service.clerk && words().clerk(service.clerk)].filter(Boolean).join(" · ");
  }, left, notRated);
}

function chosen(level) {
  form.choose(level);
  pressed = performance.now();
  if (document.body.dataset.step === "reasons") return;
  show("reasons", () => {}, place ? REASONS_SECONDS : 0, () => send(false));
  document.querySelector(".choices").scrollTop = 0;
}

function notRated() {
  handled = about.service;
  told(() => [words().notRated, words().notRatedText], THANKS_SECONDS);
}

function thanks(said, kept = false) {
  const text = () => {
    if (kept) return words().kept;
    if (!BAD.has(said.level)) return words().thanksText;
    return said.phone ? words().thanksCall(options.contact_days) : words().thanksBad;
  };
  show("thanks", () => {
    of("thanks-title").textContent = words().thanks;
    of("thanks-text").textContent = text();
  }, THANKS_SECONDS, rest);
}

function told(texts, seconds = 0) {
  show("told", () => { [of("told-title").textContent, of("told-text").textContent] = texts(); }, seconds, rest);
}

function refused(reason) {
  told(() => words().refused[reason] ?? words().refused.other, THANKS_SECONDS);
}

function rest() {
  if (place) language = "zh"; // the next citizen begins anew
  form.clear();
  about = null;
  if (code) tickets();
  else resting(last);
  speak();
}

function pairing(wrong) {
  show("pairing", () => { of("pairing-why").textContent = wrong ? words().pairingWrong : words().pairingWhy; });
}

// ---------------------------------------------------------------------------------------------- sending

async function send(meant) {
  const service = about.service;
  const said = form.said(meant);
  handled = service;
  of("send").disabled = true;
  of("send").textContent = words().sending;
  deadline = 0;
  try {
    if (place) await sendFromTablet(service, said);
    else await sendFromPhone(service, said);
  } finally {
    of("send").disabled = false;
    of("send").textContent = words().send;
  }
}

async function sendFromTablet(service, said) {
  const answer = outbox.add("/v1/ratings", freshKey(), { service, channel: "tablet", ...said }, pressed);
  // Nobody is kept standing before a tablet whose center is away.
  const soon = await Promise.race([answer, sleep(2_500)]);
  if (about?.service !== service) return; // the next citizen is asked already
  if (!soon) thanks(said, true);
  else if (soon.status === 201) thanks(said);
  else refused(soon.body.reason);
}

async function sendFromPhone(service, said) {
  const text = JSON.stringify([service, again, said]);
  if (tried.said !== text) tried = { said: text, key: freshKey() };
  const { key } = tried;
  for (let left = 3; left > 0; left -= 1) {
    try {
      const answer = await say(`/v1/tickets/${encodeURIComponent(code)}/rating`, key, { service, again, ...said });
      if (answer.status === 201) thanks(said);
      else refused(answer.body.reason);
      return;
    } catch {
      await sleep(1_000);
    }
  }
  away(true); // what was written still stands there
}

// ------------------------------------------------------------------------------------- the tablet's loop

async function watch() {
  let after = null;
  let missed = 0;
  for (;;) {
    const step = document.body.dataset.step;
    if (step === "pairing" && !token.has()) { await sleep(300); continue; }
    try {
      const found = await ask(invitation(step === "resting" ? after : null), { paired: true });
      options ?? (await learn());
      missed = 0;
      away(false);
      after = found.seq;
      last = found;
      follow(found);
      if (document.body.dataset.step !== "resting") await sleep(LOOK_MS);
    } catch (fault) {
      if (fault instanceof Stranger) { token.forget(); pairing(true); }
      else if (fault instanceof Unknown) told(() => words().unknownWindow);
      missed += 1;
      away(missed > 1 && !(fault instanceof Stranger));
      await sleep(Math.min(500 * missed, 5_000));
    }
  }
}

const invitation = (after) => `/v1/windows/${encodeURIComponent(place)}/invitation${after === null ? "" : `?after=${after}`}`;

function follow(found) {
  const step = document.body.dataset.step;
  const asked = found.asking && found.asking.service !== handled ? found.asking : null;
  if (asked && asked.service !== about?.service) {
    if (step === "reasons") send(false); // who chose has gone, the next citizen stands here
    asking(asked, found.seconds_left);
  } else if (!asked && (step === "asking" || step === "starting" || step === "pairing" || step === "told" && !deadline)) {
    if (step === "asking" && found.asking === null && deadline - performance.now() < 2_000) return; // over here, too, in a moment
    resting(found);
  }
}

// ---------------------------------------------------------------------------------------- the ticket's page

async function tickets() {
  try {
    options ?? (await learn());
    const found = await ask(`/v1/tickets/${encodeURIComponent(code)}/rating`);
    away(false);
    show("ticket", () => list(found));
  } catch (fault) {
    if (fault instanceof Unknown) { told(() => words().unknownTicket); return; }
    away(true);
    await sleep(3_000);
    tickets();
  }
}

function list(found) {
  of("ticket-title").textContent = words().ticket(found.number);
  of("ticket-until").textContent = standing(found);
  of("services").replaceChildren(...found.services.map(card));
}

function standing({ services, until }) {
  if (services.length === 0) return words().notYet;
  if (services.some((each) => each.may_rate || each.may_rate_again)) return words().until(until);
  return services.every((each) => each.rated) ? words().complete : words().over;
}

function card(service) {
  const made = element("article", "service");
  const items = service.asking.items.map((item) => english(item.name, item.name_en)).join("、");
  made.append(element("p", "lead", `${words().window(service.asking.window)} · ${items}`));
  if (service.rated) made.append(saying(service.rated, words().rated));
  if (service.rated_again) made.append(saying(service.rated_again, words().ratedAgain));
  if (service.answer) made.append(element("p", "answer", words().answer + service.answer));
  if (service.may_rate) made.append(button("primary", words().rate, () => begin(service.asking, false)));
  if (service.may_rate_again) made.append(button("pill", words().again, () => begin(service.asking, true)));
  return made;
}

function begin(service, further) {
  again = further;
  about = null;
  asking(service);
}

function saying(level, text) {
  const line = element("p", "said");
  line.append(face(level), element("span", "", text(words().levels[level])));
  return line;
}

// ------------------------------------------------------------------------------------------------ words

function speak() {
  document.documentElement.lang = language === "en" ? "en" : "zh-CN";
  for (const each of document.querySelectorAll("[data-word]")) each.textContent = words()[each.dataset.word];
  form.speak(words(), language === "en");
  drawn();
  tick();
}

function tick() {
  const seconds = deadline ? Math.max(0, Math.ceil((deadline - performance.now()) / 1000)) : 0;
  of("left").textContent = place && deadline ? words().left(seconds) : "";
  of("sends").textContent = place && deadline ? words().sends(seconds) : "";
  if (!deadline || performance.now() < deadline) return;
  deadline = 0;
  over();
}

function touched() {
  if (document.body.dataset.step === "reasons" && deadline) deadline = performance.now() + REASONS_SECONDS * 1000;
}

async function learn() {
  options = await ask("/v1/ratings/options");
  form.offer(options);
}

const away = (is) => { of("away").hidden = !is; };
const english = (chinese, text) => (language === "en" && text ? text : chinese);

function element(name, kind, text = "") {
  const made = document.createElement(name);
  made.className = kind;
  made.textContent = text;
  return made;
}

function button(kind, text, act) {
  const made = element("button", kind, text);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

of("language").addEventListener("click", () => {
  language = language === "en" ? "zh" : "en";
  if (document.body.dataset.step === "resting" && language === "en") {
    deadline = performance.now() + 60_000; // whoever pressed it has gone
    over = rest;
  }
  speak();
});
of("skip").addEventListener("click", () => { handled = about.service; rest(); });
of("pair").addEventListener("submit", (event) => {
  event.preventDefault();
  token.keep(of("token").value);
  of("token").value = "";
  show("starting", () => {});
});
for (const kind of ["pointerdown", "keydown", "input"]) document.addEventListener(kind, touched);
setInterval(tick, 250);

pairFromAddress();
speak();
if (code) tickets();
else if (!token.has()) { pairing(false); watch(); }
else watch();
