// A paper of a case as it will come out. Enter prints.

import { open } from "/window/dialogs.js";
import { el, recall, remember } from "/window/dom.js";

const PAPERS = { slip: "80 毫米小票", a5: "A5 纸" };

export const NOTICES = {
  correct: "补正告知书", accept: "受理通知书", refuse: "不予受理决定书", pause: "特别程序告知书", extend: "延长期限告知书", deny: "不予批准决定书",
  disprove: "核查不实的决定书",
};

export function slip(id, said = "", closed = () => {}) {
  preview("办件跟踪单", `/cases/slip/${id}?`, "slip", said, closed);
}

export function notice(id, kind, said = "") {
  preview(NOTICES[kind], `/cases/notice/${id}?kind=${kind}&`, "a5", said, () => {});
}

const commitment = (id, materials) => `/cases/commitment/${id}?${new URLSearchParams(materials.map((name) => ["material", name]))}&`;

// As it was signed.
export function signed(id) {
  preview("告知承诺书", commitment(id, []), "a5", "", () => {});
}

// To be signed for these materials: printed as soon as it is there, within the dialog that asks whether it was.
export function commitmentPaper(id, materials) {
  const frame = el("iframe", { title: "告知承诺书", class: "paper", src: `${commitment(id, materials)}paper=a5` });
  frame.addEventListener("load", () => frame.contentWindow.print());
  return frame;
}

// `address` is the page of the paper, ready for `paper=…`; `closed` is called when the dialog is gone.
export function preview(title, address, usual, said, closed) {
  const name = `case-paper-${usual}`;
  const kept = PAPERS[recall(name)] ? recall(name) : usual;
  const frame = el("iframe", { title, class: "paper" });
  const show = (paper) => { frame.src = `${address}paper=${paper}`; remember(name, paper); };
  const pick = el("div", { class: "choices" }, Object.entries(PAPERS).map(([value, text]) => el("label", {},
    el("input", { type: "radio", name: "paper", value, checked: value === kept, onchange: () => show(value) }), el("span", {}, text))));
  show(kept);
  const body = el("div", { class: "stack" }, said ? el("p", { class: "message good" }, said) : null, pick, frame);
  const box = open({ title, body, yes: "打印", no: "不打印", wide: true, agree: () => { frame.contentWindow.print(); } });
  box?.addEventListener("close", closed);
}
