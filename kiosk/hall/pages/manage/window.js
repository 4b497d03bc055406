// One window in a dialog: open it, close it, or give it other lanes for today.

import { ask, freshKey, make, mustBeAnswer, toast } from "/staff/staff.js";

const STATES = { open: "开着", paused: "暂离", closed: "关着", absent: "未到岗" };
const WHY = {
  windowBusy: "窗口正有人，请等办完再关。",
  unknownWindow: "没有这个窗口。",
  notAllowed: "您的账号不能这样做。",
  windowNotOpen: "窗口没有开。",
  wrongState: "窗口已经是这个状态。",
};

const place = (id) => document.getElementById(`window${id}`);
const dialog = place("");
const names = JSON.parse(document.getElementById("live").dataset.lanes);
let hall = null;
let number = "";
let touched = false;

function found() {
  return hall?.windows.find((each) => each.number === number);
}

export function refresh(seen) {
  hall = seen;
  if (dialog.open) describe();
}

export function openWindow(wanted) {
  number = wanted;
  touched = false;
  place("-fault").textContent = "";
  describe();
  dialog.showModal();
}

function describe() {
  const window = found();
  place("-title").textContent = `${window.number}号 ${window.name}`;
  place("-state").textContent = STATES[window.state];
  const told = [window.clerk ? `${window.clerk} 在岗。` : "没有人在岗。"];
  if (window.ticket) told.push(`${window.ticket_state === "serving" ? "正在办理" : "正在叫"} ${window.ticket}，${window.for_minutes} 分钟。`);
  told.push(window.waiting ? `${window.waiting} 人在等，这个窗口能办。` : "没有人等这个窗口。");
  if (window.served) told.push(`今天已办 ${window.served} 件，平均 ${window.mean_minutes} 分钟。`);
  place("-now").textContent = told.join("");
  place("-open").disabled = window.state === "open";
  place("-close").disabled = window.state === "closed";
  place("-plan").hidden = !window.own_lanes;
  if (!touched) lanes(window);
}

function lanes(window) {
  place("-lanes").replaceChildren(...Object.entries(names).sort().map(([prefix, name]) => {
    const box = make("input");
    box.type = "checkbox";
    box.value = prefix;
    box.checked = window.lanes.includes(prefix);
    box.addEventListener("change", () => { touched = true; });
    return make("label", "check", box, `${prefix} ${name}`);
  }));
}

async function act(body, said) {
  const buttons = dialog.querySelectorAll("button");
  for (const button of buttons) button.disabled = true;
  place("-fault").textContent = "";
  try {
    await ask("POST", `/v1/windows/${encodeURIComponent(number)}/acts`, body, { "Idempotency-Key": freshKey() });
    touched = false;
    dialog.close();
    toast(`${number}号窗口${said}`);
  } catch (fault) {
    mustBeAnswer(fault);
    place("-fault").textContent = WHY[fault.body?.reason] ?? "没有成功，请再试一次。";
  } finally {
    for (const button of buttons) button.disabled = false;
    if (found()) describe();
  }
}

place("-open").addEventListener("click", () => act({ verb: "open" }, "已开"));
place("-close").addEventListener("click", () => act({ verb: "close" }, "已关"));
place("-plan").addEventListener("click", () => act({ verb: "setLanes", lanes: [] }, "恢复原定队列"));
place("-save").addEventListener("click", () => {
  const chosen = [...place("-lanes").querySelectorAll("input:checked")].map((box) => box.value);
  if (!chosen.length) {
    place("-fault").textContent = "至少选一个队列；要停办请关窗。";
    return;
  }
  act({ verb: "setLanes", lanes: chosen }, `今天办 ${chosen.join("、")}`);
});
