// The strip over one window: the number it serves, or why it serves none.

import { at, put, run } from "./page.js";
import { reasonWords } from "./words.js";

let shown = "";

export function draw(board) {
  const window = board.windows[0];
  if (!window) throw new Error("the center knows no such window any more");
  const look = words(window);
  at("strip").dataset.state = look.state;
  put(at("number"), look.number ?? "");
  put(at("idle"), look.number ? "" : look.idle);
  put(at("says"), look.says);
  put(at("says-en"), look.english);
  put(at("waiting"), look.quiet || !window.waiting ? "" : `等候 ${window.waiting} 人`);
  at("number").classList.toggle("long", (look.number ?? "").length > 4);
  const called = `${look.state} ${board.called[0]?.id ?? 0}`;
  if (look.state === "called" && called !== shown) move(at("number"));
  shown = called;
}

function words(window) {
  if (window.ticket && window.ticket_state === "called")
    return { state: "called", number: window.ticket, says: "请到本窗口", english: "Please come here" };
  if (window.ticket)
    return { state: "serving", number: window.ticket, says: "正在办理", english: "Now serving" };
  if (window.state === "paused")
    return { state: "away", idle: "暂离", says: reasonWords(window.reason) || "马上回来", english: "Back soon" };
  if (window.state === "absent")
    return { state: "shut", idle: "无人", says: window.name, english: "Not staffed now", quiet: true };
  if (window.state !== "open")
    return { state: "shut", idle: "未开放", says: window.name, english: "Not open", quiet: true };
  if (window.waiting)
    return { state: "open", idle: "请等候叫号", says: window.name, english: "Please wait" };
  return { state: "open", idle: "空闲", says: window.name, english: window.name_en || "Free" };
}

function move(node) {
  node.getAnimations().forEach((each) => each.cancel());
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const from = { opacity: 0, transform: "translateY(2rem)" };
  node.animate([from, { opacity: 1, transform: "none" }], { duration: 200, easing: "ease-out" });
}

run({ window: document.body.dataset.window }, { draw });
