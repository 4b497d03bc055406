// Every sentence of the page that depends on what the center said.

export const STATES = { open: ["正在服务", "green"], paused: ["暂离", "amber"], closed: ["已关窗", ""], absent: ["还没开窗", "amber"] };

export const TICKET = { waiting: "等候", called: "已叫号", serving: "正在办理", passed: "已过号", held: "已挂起", done: "已办结",
  cancelled: "已取消", void: "已作废", expired: "已过期" };

export const KINDS = [["immediate", "即办"], ["promised", "承诺"], ["joint", "联办"], ["returned", "退办"], ["supplement", "补办"]];

export const PLACES = [["waited", "按已等时间"], ["front", "排在最前"], ["end", "排在最后"]];

export const VERBS = { open: "开窗", close: "关窗", pause: "暂离", resume: "恢复服务", callNext: "叫号", callNumber: "指定叫号",
  recall: "重叫", start: "开始办理", hold: "挂起", bringBack: "请回", pass: "过号", return: "报到", transfer: "转出", finish: "办结", prioritize: "给优先" };

const REFUSALS = {
  nobodyWaits: () => "现在没有人在等。",
  windowBusy: () => "这个窗口已经有人在办，先办结或过号再叫下一位。",
  windowNotOpen: () => "窗口还没开，先开窗再叫号。",
  nobodyHere: () => "窗口前已经没有人了，可能刚在别处办结。",
  anotherHere: (no) => `窗口前现在是 ${no.number}，刚才这一步没有办。`,
  wrongState: (no) => `${no.number || "这个号"}现在是“${TICKET[no.state] ?? no.state}”，不能这样操作。`,
  unknownTicket: (no) => `今天没有 ${no.number || "这个号"}，请核对号票。`,
  elsewhere: (no) => `${no.number || "这个号"}在 ${no.window || "别的"} 号窗口，请让那边操作。`,
  unknownWindow: () => "没有这个窗口。",
  noWindow: () => "现在没有窗口能办，换一个去处。",
  unknownItem: () => "有个事项不在这张号票上，请刷新后再办结。",
  notAllowed: () => "您的账号不能做这一步，请找大厅管理员。",
};

export function refusal(no) {
  return (REFUSALS[no.reason] ?? (() => "中心没有同意这一步，请看一眼现在的情况再试。"))(no);
}

export function clock(moment, seconds = false) {
  const shape = { timeZone: "Asia/Shanghai", hour: "2-digit", minute: "2-digit", hour12: false };
  if (seconds) shape.second = "2-digit";
  return new Intl.DateTimeFormat("zh-CN", shape).format(new Date(moment));
}

export function span(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const parts = [Math.floor(whole / 60) % 60, whole % 60].map((part) => String(part).padStart(2, "0"));
  return whole >= 3600 ? `${Math.floor(whole / 3600)}:${parts.join(":")}` : parts.join(":");
}
