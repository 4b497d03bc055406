// What the hall owes citizens who were not satisfied: call back, put right or explain, close; and appeals against ratings.

import { ask, make, mustBeAnswer, toast } from "/staff/staff.js";
import { sender, step } from "/manage/files/step.js";

const STATES = { open: ["待回访", "amber"], contacted: ["待整改", "amber"], rectified: ["已整改", "green"], explained: ["已说明", "green"], closed: ["已结案", ""] };
const LEVELS = { dissatisfied: "不满意", veryDissatisfied: "非常不满意", verySatisfied: "非常满意", satisfied: "满意", basicallySatisfied: "基本满意" };
const LATE = { contact: "回访超期", settle: "整改超期" };
const SHOWN = { due: [""], late: ["?overdue=true"], settled: ["?state=rectified", "?state=explained"], closed: ["?state=closed"] };
const NONE = { due: "没有要办的差评。", late: "没有超期的差评。", settled: "没有等着结案的差评。", closed: "还没有结案的差评。" };
const KINDS = { mistaken: "误评", malicious: "恶意差评" };
const SELF_SERVICE = "自助";
const WHY = {
  unknown: "找不到这件工单。",
  wrongState: "这件工单已经有人处理，请刷新。",
  alreadyOpen: "这次评价已经有申诉。",
  ownCase: "不能处理自己的申诉，也不能处理关于自己的评价，请另一位主管处理。",
};

const place = (id) => document.getElementById(id);
const which = () => document.querySelector("input[name=which]:checked").value;

function saver(path, body, said) {
  const send = sender(WHY);
  return async (choice, note) => {
    await send(path, body(choice, note));
    toast(said);
    await show();
  };
}

function contact(each) {
  step({
    title: `回访 ${each.rating.number}`,
    says: each.phone ? `电话 ${each.phone}。回访要在 ${each.contact_by} 前。` : "办事人没有留电话。可以按公开的答复处理。",
    choices: [["yes", "联系到了本人"], ["no", "没有联系到"]],
    label: "回访情况",
    save: saver(`/v1/ratings/follow-ups/${each.id}/steps`, (choice, note) => ({ step: "contact", reached: choice === "yes", note }), "回访已记录"),
  });
}

function settle(each) {
  step({
    title: `整改或说明 ${each.rating.number}`,
    says: `要在 ${each.settle_by} 前。${each.rating.window === SELF_SERVICE ? "自助终端上评价的人没有留电话，答复记入台账。" : "答复会显示在办事人的号票页面上。"}`,
    choices: [["rectified", "已整改"], ["explained", "没有依据，已作说明"]],
    label: "给办事人的答复",
    save: saver(`/v1/ratings/follow-ups/${each.id}/steps`, (how, answer) => ({ step: "settle", how, answer }), "答复已保存"),
  });
}

async function close(each) {
  try {
    await saver(`/v1/ratings/follow-ups/${each.id}/steps`, () => ({ step: "close" }), "已结案")();
  } catch (fault) {
    toast(fault.words ?? "没有结案，请再试一次。", "bad");
  }
}

function appeal(rating) {
  step({
    title: `申诉复核 ${rating.number}`,
    says: "另一位主管复核。认定后这次评价不计入数字，但一直保留。",
    choices: Object.entries(KINDS),
    label: "理由",
    save: saver(`/v1/ratings/${rating.id}/appeals`, (kind, grounds) => ({ kind, grounds }), "申诉已提出"),
  });
}

function decide(each, rating) {
  step({
    title: `复核申诉 ${rating.number}`,
    says: `${KINDS[each.kind]}：${each.grounds}`,
    choices: [["no", "维持评价"], ["yes", "认定申诉，不计入数字"]],
    label: "复核理由",
    save: saver(`/v1/ratings/appeals/${each.id}/decision`, (choice, reason) => ({ upheld: choice === "yes", reason }), "复核已保存"),
  });
}

function button(words, act, kind = "") {
  const made = make("button", `small ${kind}`, words);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

function actions(each) {
  const line = make("div", "line");
  if (each.state === "open") line.append(button("回访", () => contact(each), "primary"));
  if (each.state === "contacted") line.append(button("整改或说明", () => settle(each), "primary"));
  if (["rectified", "explained"].includes(each.state)) line.append(button("结案", () => close(each), "primary"));
  const heard = each.rating.appeal;
  if (!heard) line.append(button("申诉复核", () => appeal(each.rating), "quiet"));
  else if (heard.upheld === null) line.append(button("复核申诉", () => decide(heard, each.rating)));
  return line;
}

function where(rating) {
  if (rating.window === SELF_SERVICE) return `${rating.number} · 自助终端 · ${rating.items.join("、")}`;
  return `${rating.number} · ${rating.window}号窗口 · ${rating.clerk_name}`;
}

function reasons(rating) {
  if (rating.no_reason) return "未选择原因";
  return rating.reasons.map((reason) => reason.name).join("；");
}

function item(each) {
  const rating = each.rating;
  const [state, colour] = STATES[each.state];
  const head = make("div", "line", make("b", "", where(rating)), make("span", "badge red", LEVELS[rating.level]), make("span", `badge ${colour}`, state));
  if (each.overdue) head.append(make("span", "badge red", LATE[each.overdue]));
  if (rating.excluded) head.append(make("span", "badge", "申诉认定，不计"));
  const due = each.state === "open" ? `回访期限 ${each.contact_by}` : `整改期限 ${each.settle_by}`;
  head.append(make("span", "push soft fine", `${each.opened_at.slice(0, 16).replace("T", " ")} · ${due}`));
  const box = make("article", "case", head, make("p", "", reasons(rating)));
  if (rating.text) box.append(make("p", "", `“${rating.text}”`));
  if (each.contact_note) box.append(make("p", "soft fine", `回访（${each.contacted_by}，${each.reached ? "联系到" : "未联系到"}）：${each.contact_note}`));
  if (each.answer) box.append(make("p", "soft fine", `答复（${each.settled_by}）：${each.answer}`));
  const heard = rating.appeal;
  if (heard) {
    const ended = heard.upheld === null ? "待复核" : `${heard.upheld ? "认定" : "维持评价"}（${heard.decided_by}）：${heard.reason}`;
    box.append(make("p", "soft fine", `申诉（${heard.opened_by}）${KINDS[heard.kind]}：${heard.grounds}。${ended}`));
  }
  box.append(actions(each));
  return box;
}

function showCases(found) {
  const shown = found.flatMap((each) => each.follow_ups);
  const { overdue } = found[0];
  place("count").textContent = `${shown.length} 件${overdue ? `，超期 ${overdue} 件` : ""}`;
  place("cases").replaceChildren(...(shown.length ? shown.map(item) : [make("p", "empty", NONE[which()])]));
}

function showOdd([found]) {
  const rows = found.suspicions.slice(0, 30).map((each) => make("li", "", make("span", "", each.text), make("span", "push soft fine", each.at.slice(5, 10))));
  place("odd").replaceChildren(...(rows.length ? rows : [make("li", "soft", "没有不寻常的评价")]));
}

async function read(paths, where, render) {
  let found = null;
  try {
    found = await Promise.all(paths.map((path) => ask("GET", path)));
  } catch (fault) {
    mustBeAnswer(fault);
    place(where).replaceChildren(make("p", "empty", "现在读不到，请稍后刷新。"));
    return;
  }
  render(found);
}

const show = () => read(SHOWN[which()].map((query) => `/v1/ratings/follow-ups${query}`), "cases", showCases);

for (const choice of document.querySelectorAll("input[name=which]")) choice.addEventListener("change", show);
show();
read(["/v1/ratings/suspicions"], "odd", showOdd);
