// Which window this PC stands at: asked once, remembered by the browser and by the address.

import { open } from "./dialogs.js";
import { el, recall, remember } from "./dom.js";
import { call, signInAgain } from "./link.js";
import { STATES } from "./words.js";

const NAME = "window-number";

export function remembered() {
  return new URLSearchParams(location.search).get("window") ?? recall(NAME);
}

// The address carries the number too, so that it survives a new sign-in in a browser that remembers nothing.
export function keep(number) {
  remember(NAME, number);
  history.replaceState(null, "", `/window?window=${encodeURIComponent(number)}`);
}

export async function windows() {
  const answer = await call("GET", "/v1/windows");
  if (answer.status === 401) signInAgain();
  return answer.status === 200 ? answer.body.windows : null;
}

export async function choose(now, chosen) {
  const all = await windows();
  if (!all) return false;
  const list = el("div", { class: "offers two" }, all.map((each) => el("label", {},
    el("input", { type: "radio", name: "place", value: each.number, checked: each.number === (now || all[0]?.number) }),
    el("span", {}, el("b", { class: "place-number" }, each.number), el("b", {}, each.name),
      el("small", {}, [each.zone, each.floor, (STATES[each.state] ?? [each.state])[0], each.clerk && `工号 ${each.clerk}`].filter(Boolean).join(" · "))))));
  open({ title: "我坐在哪个窗口？", body: list, yes: "就是这个", wide: true, focus: "input:checked", agree: () => {
    const number = list.querySelector("input:checked")?.value;
    if (!number) return "请选一个窗口。";
    chosen(number);
    return "";
  } });
  return true;
}
