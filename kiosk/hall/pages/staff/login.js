// Signing in: badge and password, and why it did not work, in plain words.

import { ask, Refused } from "/staff/staff.js";

const HOME = { clerk: "/window", manager: "/manage", administrator: "/staff/accounts" };

const form = document.querySelector("#login");
const badge = document.querySelector("#badge");
const password = document.querySelector("#password");
const fault = document.querySelector("#fault");
const enter = document.querySelector("#enter");

function say(text) {
  fault.textContent = text;
  fault.hidden = !text;
}

function why(wrong) {
  if (!(wrong instanceof Refused)) return "连接不上中心，请检查网络后再试。";
  const minutes = Math.max(1, Math.ceil((wrong.body?.seconds ?? 0) / 60));
  return {
    wrongPassword: "工号或密码不对。",
    tooManyAttempts: `输错次数太多，请 ${minutes} 分钟后再试，或联系系统管理员。`,
    locked: "这个账号已被停用，请联系系统管理员。",
    busy: "正在登录的人太多，请稍候再试。",
  }[wrong.body?.reason] ?? "没有登录成功，请再试一次。";
}

async function submit(event) {
  event.preventDefault();
  if (!badge.value.trim() || !password.value) {
    say("请输入工号和密码。");
    (badge.value.trim() ? password : badge).focus();
    return;
  }
  say("");
  enter.disabled = true;
  try {
    const me = await ask("POST", "/v1/staff/session", { badge: badge.value, password: password.value });
    const next = form.dataset.next || HOME[me.role];
    location.replace(me.must_change ? `/staff/password?next=${encodeURIComponent(next)}` : next);
  } catch (wrong) {
    say(why(wrong));
    password.value = "";
    password.focus();
    enter.disabled = false;
  }
}

form.addEventListener("submit", submit);
password.addEventListener("keyup", (event) => {
  document.querySelector("#caps").hidden = !event.getModifierState("CapsLock");
});
