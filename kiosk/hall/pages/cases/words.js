// Every sentence of these pages that depends on what the center said.

export const STATES = {
  received: ["待受理", "blue"], correction: ["待补正", "amber"], accepted: ["已受理", "blue"], review: ["审核中", "blue"],
  approval: ["审批中", "blue"], special: ["特别程序", ""], granted: ["已批准，待出件", "green"], denied: ["不予批准", "red"],
  refused: ["不予受理", "red"], withdrawn: ["已撤回", ""], issued: ["待领取", "green"], delivered: ["已送达", ""],
  revoked: ["已撤销", "red"],
};

export const CHECKS = { open: ["承诺待核查", "amber"], true: ["承诺属实", "green"], untrue: ["承诺不实", "red"] };

// Required, not there, and no commitment stands for it.
export const lacking = (view) => view.materials.filter((each) => each.required && !each.handed_in && !each.committed);

// What accepting is called, by what is missing.
export function acceptance(view) {
  const open = view.materials.filter((each) => each.required && !each.handed_in);
  if (!open.length) return "受理";
  return open.every((each) => each.by_commitment) ? "告知承诺受理" : "容缺受理";
}

// A light is a word and a shape; the colour only repeats them.
export const LIGHTS = { red: ["红灯", "■"], yellow: ["黄灯", "▲"], green: ["绿灯", "●"], paused: ["停表", "‖"], "": ["已结", "–"] };
export const LIGHT_MEANS = {
  red: "这一步已经过期", yellow: "快到期了", green: "时间还够", paused: "特别程序，或等申请人", "": "没有要做的了",
};

export const CHANNELS = { window: "窗口收件", kiosk: "自助机收件", phone: "手机申报" };
export const HANDLES = { immediate: "即办件", promised: "承诺件", other: "其他" };

export const DONE = {
  receive: "收件", correct: "一次告知补正", supplement: "补正材料收到", accept: "受理", refuse: "不予受理", forward: "转下一步", pause: "特别程序开始",
  resume: "特别程序结束", extend: "延长期限", complete: "容缺材料补齐", grant: "准予", deny: "不予批准", withdraw: "申请人撤回", issue: "出件", deliver: "送达", verify: "核查属实", disprove: "核查不实",
  deemedAccepted: "到期未告知，依法视为受理", lapsed: "到期未补齐，视为撤回",
};

// Of the page of one case only: [["hearing", "听证"], …]
export const SPECIALS = JSON.parse(document.getElementById("case")?.dataset.specials ?? "[]");

const named = (no) => (no.names?.length ? `：${no.names.join("、")}` : "");

const REFUSALS = {
  unknownItem: () => "目录里没有这个事项了。请重新找一次事项。",
  noCases: () => "这个事项在本大厅不收件：只提供咨询，或者由别的系统办理。",
  unknownCase: () => "没有这个办件。",
  notNow: () => "办件现在不在这一步，可能刚被别人办了。页面已经更新，请看现在能做什么。",
  gapsOpen: (no) => `必交材料还缺${named(no)}。可以一次告知补正；要容缺受理，得把缺的全部列上、写明期限；作决定以前要先补齐。`,
  newGap: (no) => `补正只能告知一次，上次没有说的不能再要${named(no)}。请去掉这几样。`,
  notOnList: (no) => `公开的材料清单里没有，不能要${named(no)}。`,
  notByCommitment: (no) => `这些不能用告知承诺代替，或者已经交了${named(no)}。`,
  distrusted: () => "这位申请人以前的承诺核查不实：信用修复以前不能用告知承诺，请照常收材料；修复以后由主管受理。",
  notAllowed: () => "这一步要由主管来办；送审的人也不能自己批。延长的天数不能超过本大厅的规定。",
  late: () => "已经超过承诺期限：作决定必须写明超期原因，申请人看得到。",
  extended: () => "这个办件已经延长过一次，不能再延长。",
  usedUp: () => "今天的办件编号用完了，请联系系统管理员。",
  tooMany: () => "试得太多了，请过一会儿再来。",
};

export function refusal(no) {
  return (REFUSALS[no?.reason] ?? (() => "中心没有同意这一步，请看一眼现在的情况再试。"))(no);
}

const ZONE = { timeZone: "Asia/Shanghai" };
const WEEK = "日一二三四五六";
const MOMENT = new Intl.DateTimeFormat("zh-CN", { ...ZONE, month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit", hour12: false });
const WITH_YEAR = new Intl.DateTimeFormat("zh-CN", { ...ZONE, year: "numeric", month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit", hour12: false });
const ISO = new Intl.DateTimeFormat("sv-SE", ZONE);

export function moment(text, whole = false) {
  return (whole ? WITH_YEAR : MOMENT).format(new Date(text)).replaceAll("/", "-");
}

// 10月22日 周四; with the year when it is another one.
export function day(text, today) {
  const [year, month, date] = text.split("-").map(Number);
  const weekday = WEEK[new Date(Date.UTC(year, month - 1, date)).getUTCDay()];
  return `${today?.startsWith(`${year}-`) === false ? `${year}年` : ""}${month}月${date}日 周${weekday}`;
}

// How far a limit is away; "" when it is not near.
export function near(text, today) {
  const days = Math.round((Date.parse(text) - Date.parse(today)) / 86400000);
  if (days < 0) return `过期 ${-days} 天`;
  return { 0: "今天到期", 1: "明天到期" }[days] ?? "";
}

// The hall's day, whatever this PC's clock says: the bar knows how far they are apart.
const apart = Number(document.querySelector(".bar .clock")?.dataset.now ?? Date.now()) - Date.now();
export function today() {
  return ISO.format(Date.now() + apart);
}

// 2026 1120 000 013; the whole number with the place before it: 990100 0001 2026 1120 000 013.
export function grouped(number) {
  return number.replace(/^(?:(\d{6})(\d{4}))?(\d{4})(\d{4})(\d{3})(\d{3})$/, (_whole, ...groups) => groups.slice(0, 6).filter(Boolean).join(" "));
}

export function period(days) {
  if (days === null || days === undefined) return "没有规定";
  return days ? `${days} 个工作日` : "当场办结";
}
