// 日终: the day ends for everybody who is still here. What becomes of them is said before, and whoever is still waiting
// has to be ticked off: their numbers are gone for good.

import { ask, freshKey, make, mustBeAnswer, toast } from "/staff/staff.js";

const place = (id) => document.getElementById(`closing${id}`);
const dialog = place("");
const open = document.getElementById("closing-open");
let hall = null;
let key = "";
let busy = false;

// Who is still here, by what becomes of them.
function still() {
  const called = hall.windows.filter((each) => each.ticket_state === "called").length;
  const windows = hall.windows.filter((each) => each.state !== "closed").length;
  return { waiting: hall.waiting, called, held: hall.held, passed: hall.passed, serving: hall.serving, windows };
}

function describe() {
  const now = still();
  const lost = now.waiting + now.called + now.held + now.passed;
  place("-what").replaceChildren(
    fate("作废", lost, `等候 ${now.waiting}，已叫未到 ${now.called}，挂起 ${now.held}，过号 ${now.passed}。今天不再叫他们。`),
    fate("算办结", now.serving, "正在窗口办理的人，按现在办结记。"),
    fate("关窗", now.windows, "还没关的窗口。明天按原定安排。"),
  );
  const people = lost + now.serving;
  place("-sure").hidden = !people;
  place("-yes").textContent = people ? `日终，${lost} 个号作废` : "日终";
  place("-yes").disabled = busy || (people > 0 && !place("-told").checked);
}

function fate(name, count, words) {
  return make("li", "", make("b", "", `${name} ${count}`), make("span", "soft", words));
}

export function refresh(seen) {
  hall = seen;
  open.disabled = false;
  if (dialog.open) describe();
}

open.addEventListener("click", () => {
  key = freshKey(); // one key for one dialog: pressing it again after a cut is the same closing
  place("-told").checked = false;
  place("-fault").textContent = "";
  describe();
  dialog.showModal();
  place("-no").focus();
});

place("-told").addEventListener("change", describe);
place("-yes").addEventListener("click", async () => {
  busy = true;
  describe();
  place("-fault").textContent = "";
  try {
    await ask("POST", "/v1/hall/close", undefined, { "Idempotency-Key": key });
    dialog.close();
    toast("今天已经日终。窗口都关了，要再办请重新开窗。");
  } catch (fault) {
    mustBeAnswer(fault);
    place("-fault").textContent = fault.status === 403 ? "您的账号不能这样做。" : "没有得到中心的回答，请再按一次，只会办一次。";
  } finally {
    busy = false;
    describe();
  }
});
