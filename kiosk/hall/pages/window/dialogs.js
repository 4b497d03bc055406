// Dialogs that need no mouse: focus goes in, Enter or F2 agrees, Esc leaves everything as it was.

import { el, kbd } from "./dom.js";

const TWICE_MS = 300; // a key pressed twice by mistake does not also agree to what it opened

// One dialog at a time. `agree(tell)` returns a text to stay with (what is wrong), or nothing to close; `tell` shows a
// text meanwhile. With `ticket` it is about that number, and is closed when another stands at the window (`outdated`).
export function open({ title, body, yes, agree, ticket = "", no = "不做了", wide = false, danger = false, focus = null }) {
  if (document.querySelector("dialog[open]")) return null;
  const fault = el("p", { class: "fault", role: "alert" });
  const sure = el("button", { class: danger ? "danger large" : "primary large", type: "submit" }, yes, kbd("Enter"));
  const away = no ? el("button", { type: "button", class: "large", onclick: () => box.close() }, no, kbd("Esc")) : null;
  const form = el("form", { class: "stack" }, el("h2", {}, title), body, fault, el("div", { class: "line end" }, away ?? "", sure));
  const box = el("dialog", { class: wide ? "wide" : "", "aria-label": title, data: { ticket } }, form);
  const opened = performance.now();
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (performance.now() - opened < TWICE_MS || sure.disabled) return;
    sure.disabled = true;
    const wrong = await agree((text) => { fault.textContent = text; });
    sure.disabled = false;
    if (wrong) fault.textContent = wrong;
    else box.close();
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "F2") {
      event.preventDefault();
      if (!event.repeat) form.requestSubmit();
    }
  });
  box.addEventListener("close", () => box.remove());
  document.body.append(box);
  box.showModal();
  (typeof focus === "string" ? box.querySelector(focus) : focus ?? sure)?.focus();
  return box;
}

// Closes the dialog that is about somebody who no longer stands at the window; their number, or "".
export function outdated(present) {
  const box = document.querySelector("dialog[open]");
  const about = box?.dataset.ticket;
  if (!about || about === present) return "";
  box.close();
  return about;
}

// <fieldset> of radio buttons as one row of choices; arrows move. `options`: [value, text][].
export function choices(name, legend, options, chosen) {
  const labels = options.map(([value, text], index) => el("label", {},
    el("input", { type: "radio", name, value, checked: value === chosen || (chosen === undefined && index === 0) }),
    el("span", {}, text)));
  return el("fieldset", { class: "field" }, el("legend", {}, legend), el("div", { class: "choices" }, labels));
}

export function chosen(body, name) {
  return body.querySelector(`input[name="${name}"]:checked`)?.value ?? "";
}

// A line to type a reason in; the arrow keys go through the hall's usual ones.
export function reason(label, usual) {
  const input = el("input", { name: "reason", maxlength: "50", autocomplete: "off", "aria-label": label });
  const left = el("span", { class: "hint push" });
  const count = () => { left.textContent = `还可写 ${50 - input.value.length} 个字`; };
  const take = (text) => { input.value = text; count(); input.focus(); };
  const buttons = usual.map((text) =>
    el("button", { type: "button", class: "small", tabindex: "-1", onclick: () => take(text) }, text));
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !usual.length) return;
    event.preventDefault();
    const at = usual.indexOf(input.value);
    take(usual[at < 0 ? (step > 0 ? 0 : usual.length - 1) : (at + step + usual.length) % usual.length]);
  });
  input.addEventListener("input", count);
  count();
  const hint = usual.length ? el("span", { class: "hint" }, kbd("↑"), kbd("↓"), " 选常用的") : null;
  return el("div", { class: "field" }, el("label", {}, label), input, el("div", { class: "line usual" }, buttons),
    el("div", { class: "line" }, hint, left));
}

// What stands in the reason's line; "" when nothing was written.
export function given(body) {
  return body.querySelector('input[name="reason"]').value.trim();
}
