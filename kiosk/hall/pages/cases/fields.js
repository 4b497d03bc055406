// What the dialogs of cases ask in: a text that counts its letters, a number, a tick with a note.

import { el } from "/window/dom.js";

export function text(label, hint) {
  const input = el("textarea", { rows: "3", maxlength: "300" });
  const counted = el("span", { class: "hint" }, "");
  const count = () => { counted.textContent = `${hint}不写姓名和证件号。还可写 ${300 - input.value.length} 个字`; };
  input.addEventListener("input", count);
  // A line break is wanted rarely, agreeing always.
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    input.form.requestSubmit();
  });
  count();
  return [el("label", { class: "field" }, el("span", {}, label), input, counted), input];
}

export function number(label, value, least, most) {
  const input = el("input", { type: "number", value: String(value), min: String(least), max: String(most), required: "", class: "count" });
  return [el("label", { class: "field" }, el("span", {}, label), input), input];
}

export function tick(name, checked, note) {
  const input = el("input", { type: "checkbox", checked });
  return { name, input, part: el("label", { class: "tick" }, input, el("b", {}, name), el("small", {}, note)) };
}
