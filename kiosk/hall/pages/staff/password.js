// Changing one's own password.

import { ask, Refused } from "/staff/staff.js";

const HOME = { clerk: "/window", manager: "/manage", administrator: "/staff/accounts" };

const form = document.querySelector("#change");
const [old, fresh, again] = ["#old", "#new", "#again"].map((place) => document.querySelector(place));
const fault = document.querySelector("#fault");
const save = document.querySelector("#save");

function say(text, field) {
  fault.textContent = text;
  fault.hidden = !text;
  for (const each of [old, fresh, again]) each.removeAttribute("aria-invalid");
  field?.setAttribute("aria-invalid", "true");
  field?.focus();
}

const WEAK = {
  tooShort: "新密码太短。",
  tooLong: "新密码太长。",
  named: "新密码里不能有姓名或工号。",
  common: "这个密码太常见，别人很容易猜到。请换一个更长、更特别的。",
  tooEven: "新密码里重复的字符太多。",
  same: "新密码和现在的密码一样。",
};

function explain(wrong) {
  if (!(wrong instanceof Refused)) return say("连接不上中心，请检查网络后再试。");
  const { reason, weakness, seconds } = wrong.body ?? {};
  if (reason === "weakPassword") return say(WEAK[weakness] ?? "这个密码不能用。", fresh);
  if (reason === "wrongPassword") return say("现在的密码不对。", old);
  if (reason === "tooManyAttempts") return say(`输错次数太多，请 ${Math.ceil(seconds / 60)} 分钟后再试。`, old);
  return say("没有保存，请再试一次。");
}

async function submit(event) {
  event.preventDefault();
  if (!old.value) return say("请先输入现在的密码。", old);
  if (!fresh.value) return say("请输入新密码。", fresh);
  if (fresh.value !== again.value) return say("两次输入的新密码不一样。", again);
  say("");
  save.disabled = true;
  try {
    const me = await ask("POST", "/v1/staff/password", { old: old.value, new: fresh.value });
    location.replace(form.dataset.next || HOME[me.role]);
  } catch (wrong) {
    explain(wrong);
    save.disabled = false;
  }
  return undefined;
}

async function everywhere() {
  try {
    await ask("DELETE", "/v1/staff/session?everywhere=true");
    location.assign("/staff/login");
  } catch (wrong) {
    explain(wrong);
  }
}

form.addEventListener("submit", submit);
document.querySelector("#everywhere")?.addEventListener("click", everywhere);
