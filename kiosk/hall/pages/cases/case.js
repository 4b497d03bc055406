// One case: who applied, what is there and what is missing, its limits, its book, and what can be done now.

import { el, fill, kbd } from "/window/dom.js";
import { ACTS, ask } from "/cases/files/acts.js";
import { Sender, Watch } from "/cases/files/center.js";
import * as fees from "/cases/files/fees.js";
import { filed } from "/cases/files/filed.js";
import { wrong } from "/cases/files/numbers.js";
import { NOTICES, notice, signed, slip } from "/cases/files/printing.js";
import { CHANNELS, CHECKS, DONE, HANDLES, LIGHTS, SPECIALS, STATES, acceptance, day, grouped, lacking, moment, near, period, refusal, today } from "/cases/files/words.js";

const place = (id) => document.getElementById(id);
const { case: id, manager, fees: feesTaken } = place("case").dataset;
const sender = new Sender();
const may = (verb) => verb !== "extend" || manager !== undefined;
let view = null;

function show(answer) {
  if (answer.status !== 200) {
    const why = answer.status === 404 ? "没有这个办件，或者已经过了保存期限。" : "您的账号不能看办件，请找大厅管理员。";
    fill(place("title"), el("p", { class: "empty" }, why));
    for (const part of ["acts", "materials", "book", "limits", "fees", "applicant", "papers"]) place(part).hidden = true;
    return;
  }
  take(answer.body);
}

function take(seen) {
  view = seen;
  document.title = `${grouped(seen.row.short)} ${seen.row.item_name}`;
  fill(place("title"), title(seen));
  part("acts", acts(seen));
  part("materials", materials(seen));
  part("book", book(seen));
  part("limits", limits(seen));
  if (feesTaken !== undefined && seen.fee) part("fees", fees.part(seen, askFee, takeFee));
  part("applicant", applicant(seen));
  part("papers", papers(seen));
}

function part(name, inside) {
  place(name).hidden = false;
  fill(place(name), inside);
}

function title(seen) {
  const { row, code } = seen;
  const [word, shape] = LIGHTS[row.light];
  const [state, colour] = STATES[row.state];
  return [
    el("h1", {}, row.item_name),
    el("p", { class: "line" }, el("span", { class: `lamp-${row.light || "none"}` }, el("i", { "aria-hidden": "true" }, shape), word),
      el("span", { class: `badge ${colour}` }, state), seen.checked ? el("span", { class: `badge ${CHECKS[seen.checked][1]}` }, CHECKS[seen.checked][0]) : null, feesTaken === undefined ? null : fees.badge(seen), el("span", { class: "badge" }, HANDLES[row.handle_type]), el("span", { class: "soft" }, row.department)),
    el("p", { class: "soft number" }, `编号 ${grouped(row.number)} · 跟踪码 ${code} · ${moment(row.received_at, true)} ${CHANNELS[row.channel]}`),
  ];
}

function acts(seen) {
  const shown = ordered(seen);
  if (!shown.length) return [el("h2", {}, "现在能做的"), el("p", { class: "soft" }, "这个办件已经办完，没有要做的了。")];
  return [el("h2", {}, "现在能做的"), el("div", { class: "acts" }, shown.map((verb, index) => {
    const about = ACTS[verb];
    const look = about.danger ? "danger" : index === 0 ? "primary" : "";
    return el("button", { type: "button", class: look, disabled: !may(verb), title: may(verb) ? "" : "由主管来办", data: { key: verb }, onclick: () => act(verb) }, about.name(seen), kbd(String(index + 1)));
  }))];
}

// What is most likely next comes first, what ends the case badly last.
const USUAL = ["resume", "supplement", "complete", "accept", "forward", "grant", "issue", "deliver", "verify", "correct", "pause", "extend", "refuse", "deny", "disprove", "withdraw"];

function ordered(seen) {
  const incomplete = lacking(seen).length > 0 && acceptance(seen) === "容缺受理";
  const able = USUAL.filter((verb) => seen.acts.includes(verb) && (verb !== "complete" || seen.gaps.length));
  return incomplete && able.includes("correct") ? ["correct", ...able.filter((verb) => verb !== "correct")] : able;
}

function materials(seen) {
  const lost = lacking(seen).length;
  const open = new Set(seen.gaps);
  return [
    el("h2", { class: "line" }, "材料", el("span", { class: `badge ${lost ? "amber" : "green"}` }, lost ? `必交的还缺 ${lost} 样` : "必交的都有了")),
    seen.gaps.length ? el("p", { class: "message warn" }, `${seen.row.state === "correction" ? "已一次告知要补" : "容缺，申请人承诺补交"}：${seen.gaps.join("、")}${seen.gaps_until ? `。最迟 ${day(seen.gaps_until, today())}，到期没有补齐视为撤回` : ""}。`) : null,
    seen.materials.length ? el("ul", { class: "materials" }, seen.materials.map((each) => material(each, open))) : el("p", { class: "soft" }, "这个事项不用交材料。"),
  ];
}

function material(each, open) {
  const [look, sign, colour, word] = each.handed_in ? ["there", "✓", "green", "已收"] : each.committed ? ["there", "✎", "blue", "签承诺书代替"]
    : each.required || open.has(each.name) ? ["missing", each.required ? "✗" : "·", each.required ? "amber" : "", each.required ? "没有交" : "可不交"] : ["", "·", "", "可不交"];
  return el("li", { class: look }, el("i", { "aria-hidden": "true" }, sign), el("span", { class: "what" }, el("b", {}, each.name), el("small", {}, amount(each))),
    el("span", { class: `badge ${colour}` }, word));
}

function amount(each) {
  if (!each.handed_in) return each.by_commitment && !each.committed ? "可以签告知承诺书代替" : "";
  const parts = [each.originals ? `原件 ${each.originals} 份` : "", each.copies ? `复印件 ${each.copies} 份` : ""].filter(Boolean);
  return parts.length ? parts.join("、") : "系统里已有，不用交";
}

function book(seen) {
  return [el("h2", {}, "办理记录"), el("ol", { class: "book" }, seen.entries.toReversed().map((each) => el("li", {},
    el("time", {}, moment(each.at, !each.at.startsWith(today().slice(0, 4)))), el("div", {}, el("p", {}, el("b", {}, DONE[each.verb] ?? each.verb), " → ", STATES[each.state][0]),
      each.words ? el("p", { class: "words" }, each.words) : null), el("span", { class: "soft" }, each.by ? `工号 ${each.by}` : each.verb === "receive" ? "自助机" : "系统"))))];
}

function limits(seen) {
  const { row } = seen;
  const line = (name, value, until = "") => {
    const soon = until ? near(until, today()) : "";
    return el("div", {}, el("dt", {}, name), el("dd", {}, value, soon ? el("b", { class: soon.startsWith("过期") ? "late" : "soon" }, soon) : null));
  };
  const special = SPECIALS.find(([name]) => name === seen.special)?.[1];
  return [el("h2", {}, "期限"), el("dl", { class: "facts" },
    line("这一步最迟", row.step_due ? day(row.step_due, today()) : row.light === "paused" ? "停表" : "—", row.step_due),
    line("承诺", period(seen.promised_days)),
    row.due ? line("承诺最迟", day(row.due, today()), row.due) : null,
    line("法定", period(seen.statutory_days)),
    seen.legal_due ? line("法定最迟", day(seen.legal_due, today()), seen.legal_due) : null,
    seen.accepted_on ? line("受理", day(seen.accepted_on, today())) : null,
    special ? line("特别程序", `${special}，不计时`) : null,
    seen.gaps_until ? line("补齐最迟", day(seen.gaps_until, today()), seen.gaps_until) : null,
    seen.committed ? line("告知承诺", "已签承诺书") : null,
    row.check_due ? line("核查最迟", day(row.check_due, today()), row.check_due) : null,
    seen.result ? line("结果", seen.result) : null),
  seen.late ? el("p", { class: "message bad" }, "已经超过承诺期限：作决定时必须写明原因。") : null];
}

const KINDS = { resident: "居民身份证", hkmt: "港澳台居民居住证", foreigner: "外国人永久居留证", typed: "证件号码" };
const called = (who) => (wrong("organization", who.number) ? KINDS[who.kind] ?? "证件号码" : "统一社会信用代码");

function applicant(seen) {
  const who = seen.applicant;
  const gone = who.number === "-";
  return [el("h2", {}, "申请人"), gone ? el("p", { class: "soft" }, `保存期已过，只留 ${seen.row.shown || "编号"}。`) : el("dl", { class: "facts" },
    el("div", {}, el("dt", {}, "姓名、名称"), el("dd", { class: "big" }, who.name || "—")),
    el("div", {}, el("dt", {}, called(who)), el("dd", { class: "number" }, who.number)),
    el("div", {}, el("dt", {}, "电话"), el("dd", { class: "number" }, seen.phone || "没有留")))];
}

function papers(seen) {
  const told = new Set(seen.entries.map((each) => (each.verb === "deemedAccepted" ? "accept" : each.verb)));
  const kinds = Object.keys(NOTICES).filter((kind) => told.has(kind));
  return [el("h2", {}, "文书"), el("div", { class: "papers" },
    el("button", { type: "button", data: { key: "paper slip" }, onclick: () => slip(id) }, "跟踪单"),
    seen.committed && seen.commitment ? el("button", { type: "button", data: { key: "paper commitment" }, onclick: () => signed(id) }, "告知承诺书") : null,
    kinds.map((kind) => el("button", { type: "button", data: { key: `paper ${kind}` }, onclick: () => notice(id, kind) }, NOTICES[kind])),
    seen.row.channel === "window" ? null : el("button", { type: "button", data: { key: "filed" }, onclick: () => filed(id) }, "申报的内容和材料"),
    el("a", { class: "button", href: `/case/${seen.code}`, target: "_blank" }, "申请人看到的进度"))];
}

// ------------------------------------------------------------------------------------------ acting

function act(verb) {
  if (!view?.acts.includes(verb) || !may(verb)) return;
  say("");
  ask(verb, view, (body, tell) => done(verb, body, tell));
}

function askFee() {
  if (feesTaken === undefined || !view || !fees.payable(view)) return;
  say("");
  fees.ask(view, (text) => fill(place("say"), el("p", { class: "message warn" }, text)), () => watch.read());
}

function takeFee() {
  if (feesTaken === undefined || !view || !fees.payable(view)) return;
  say("");
  fees.take(view, say, () => watch.read());
}

// What is wrong, or "" when it is done.
async function done(verb, body, tell) {
  const answer = await sender.send(`/v1/cases/${id}/acts`, { verb, ...body }, tell);
  if (answer.status === 409) { watch.read(); return refusal(answer.body); }
  if (answer.status === 0) return "一分钟没有连上，不知道送到没有。再按一次，只会办一次。";
  if (answer.status === 422) return "有内容填得不对，什么都没有改变。请检查字数和份数。";
  if (answer.status !== 200) return `中心没有办这一步（${answer.status}），什么都没有改变。`;
  take(answer.body);
  watch.read();
  const said = `已办：${DONE[verb]}。`;
  say(said);
  if (verb in NOTICES) setTimeout(() => notice(id, verb, said), 0);
  return "";
}

let silent = 0;
function say(text) {
  clearTimeout(silent);
  fill(place("say"), text ? el("p", { class: "message good" }, text) : null);
  if (text) silent = setTimeout(() => say(""), 8000);
}

function keys(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || document.querySelector("dialog[open]")) return;
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
  if (event.key === "Escape") leave();
  else if (event.key === "F2") { event.preventDefault(); location.assign("/cases?receive="); }
  else if (event.key === "F9") { event.preventDefault(); askFee(); }
  else if (event.key === "F10") { event.preventDefault(); takeFee(); }
  else if (digit && view && ordered(view)[digit - 1]) { event.preventDefault(); act(ordered(view)[digit - 1]); }
}

// Back to the list as it was left.
function leave(event) {
  const listed = document.referrer && new URL(document.referrer);
  if (history.length > 1 && listed && listed.origin === location.origin && listed.pathname === "/cases" && !listed.searchParams.has("receive")) {
    event?.preventDefault();
    history.back();
  } else if (!event) {
    location.assign("/cases");
  }
}

place("list").addEventListener("click", leave);
document.addEventListener("keydown", keys);
const watch = new Watch(() => `/v1/cases/${id}`, show);
watch.read();
