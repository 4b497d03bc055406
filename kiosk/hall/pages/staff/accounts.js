// The accounts of the hall's own people, kept by administrators.

import { ask, make, Refused, toast } from "/staff/staff.js";

const ROLES = { clerk: "窗口人员", manager: "大厅主管", administrator: "系统管理员" };
const WORDS = {
  badgeTaken: "这个工号已经有人用了。",
  lastAdministrator: "这是最后一位系统管理员，请先设另一位。",
  inUse: "这个账号登录过，统计里有记录，只能停用。",
  unknownAccount: "这个账号已经不在了。",
  notAllowed: "您没有这个权限。",
  crossSite: "请刷新页面后再试。",
  busy: "中心正忙，请稍候再试。",
};
const WHEN = new Intl.DateTimeFormat("zh-CN", {
  timeZone: "Asia/Shanghai", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
});

const place = (id) => document.getElementById(id);
let accounts = [];
let edited = null; // the account in the dialog; null is a new one

function explain(wrong) {
  if (!(wrong instanceof Refused)) return "连接不上中心，请检查网络后再试。";
  if (wrong.status === 422) return "请检查姓名和工号：姓名不能为空，工号只能用字母、数字和“-”。";
  return WORDS[wrong.body?.reason] ?? "没有保存，请再试一次。";
}

async function load() {
  try {
    accounts = (await ask("GET", "/v1/staff/accounts")).accounts;
    show();
  } catch (wrong) {
    toast(explain(wrong), "bad");
  }
}

function show() {
  const wanted = place("search").value.trim().toLowerCase();
  const found = accounts.filter((each) => `${each.badge} ${each.name}`.toLowerCase().includes(wanted));
  place("rows").replaceChildren(...found.map(row));
  place("none").hidden = found.length > 0;
  place("count").textContent = `共 ${accounts.length} 个`;
}

function state(account) {
  if (account.locked) return make("span", "badge red", "已停用");
  if (account.must_change) return make("span", "badge amber", "待设密码");
  return make("span", "badge green", "正常");
}

function action(text, act, danger = false) {
  const button = make("button", danger ? "quiet small danger" : "quiet small", text);
  button.type = "button";
  button.addEventListener("click", act);
  return button;
}

function row(account) {
  const seen = account.signed_in_at ? WHEN.format(new Date(account.signed_in_at)) : "从未登录";
  const actions = [action("修改", () => edit(account)), action("重置密码", () => reset(account))];
  if (account.locked) actions.push(action("恢复", () => lock(account, false)));
  else if (account.signed_in_at) actions.push(action("停用", () => lock(account, true), true));
  else actions.push(action("删除", () => remove(account), true));
  const made = make("tr", "",
    make("td", "", make("b", "", account.badge)), make("td", "", account.name), make("td", "", ROLES[account.role]),
    make("td", "", state(account)), make("td", "soft", seen), make("td", "do", ...actions));
  made.dataset.badge = account.badge;
  return made;
}

function edit(account) {
  edited = account;
  place("edit-title").textContent = account ? "修改账号" : "新建账号";
  place("name").value = account?.name ?? "";
  place("badge").value = account?.badge ?? "";
  for (const each of document.getElementsByName("role")) each.checked = each.value === (account?.role ?? "clerk");
  fault("");
  place("edit").showModal();
  place("name").focus();
}

function fault(text) {
  place("edit-fault").textContent = text;
  place("edit-fault").hidden = !text;
}

async function save(event) {
  event.preventDefault();
  const role = [...document.getElementsByName("role")].find((each) => each.checked).value;
  const wanted = { name: place("name").value.trim(), badge: place("badge").value.trim(), role };
  place("edit-save").disabled = true;
  try {
    if (edited) {
      await ask("PATCH", `/v1/staff/accounts/${edited.id}`, wanted);
      toast("已保存。");
    } else {
      hand(await ask("POST", "/v1/staff/accounts", wanted));
    }
    place("edit").close();
    await load();
  } catch (wrong) {
    fault(explain(wrong));
  } finally {
    place("edit-save").disabled = false;
  }
}

function hand(made) {
  place("handed-whom").textContent = `${made.account.name} · ${ROLES[made.account.role]} ${made.account.badge}`;
  place("handed-password").textContent = made.password;
  place("handed").showModal();
}

function sure(title, text, yes, act) {
  place("sure-title").textContent = title;
  place("sure-text").textContent = text;
  place("sure-yes").textContent = yes;
  place("sure-yes").onclick = async () => {
    place("sure").close();
    try {
      await act();
      await load();
    } catch (wrong) {
      toast(explain(wrong), "bad");
    }
  };
  place("sure").showModal();
}

const called = (account) => `${account.name}（${account.badge}）`;

function reset(account) {
  sure("重置密码", `给${called(account)}一个新的一次性密码？原来的密码马上失效，正在进行的登录会退出。`, "重置密码",
    async () => hand(await ask("POST", `/v1/staff/accounts/${account.id}/password`)));
}

function lock(account, locked) {
  const change = async () => {
    await ask("PATCH", `/v1/staff/accounts/${account.id}`, { locked });
    toast(locked ? "已停用。" : "已恢复。");
  };
  if (locked) sure("停用账号", `停用${called(account)}？本人会马上退出，不能再登录；统计记录保留。`, "停用", change);
  else sure("恢复账号", `恢复${called(account)}？可以用原来的密码登录。`, "恢复", change);
}

function remove(account) {
  sure("删除账号", `删除${called(account)}？这个账号从未登录过。`, "删除", async () => {
    await ask("DELETE", `/v1/staff/accounts/${account.id}`);
    toast("已删除。");
  });
}

place("add").addEventListener("click", () => edit(null));
place("edit-form").addEventListener("submit", save);
place("edit-form").addEventListener("input", () => fault(""));
place("search").addEventListener("input", show);
for (const each of document.querySelectorAll("[data-close]")) {
  each.addEventListener("click", () => each.closest("dialog").close());
}
place("handed").addEventListener("close", () => { place("handed-password").textContent = ""; });
load();
