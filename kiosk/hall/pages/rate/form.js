// The form of one rating: five faces, then reasons and words. It knows nothing of where ratings go.
import { BAD, LEVELS } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
const PHONE = /^[0-9+][0-9 -]{5,19}$/;
const of = (id) => document.getElementById(id);

export class Form {
  #options = [];
  #level = "";
  #reasons = new Set();
  #all = false;
  #words;

  // `told.level(level)` when a face is pressed, `told.send()` when the rating is to be sent, `told.back()` to the faces.
  constructor(told) {
    this.told = told;
    of("send").addEventListener("click", () => this.#check() && told.send());
    of("back").addEventListener("click", () => told.back());
    of("more").addEventListener("click", () => { this.#all = true; this.#drawOptions(); });
    of("text").addEventListener("input", () => this.#count());
    of("phone").addEventListener("input", () => of("phone").setCustomValidity(""));
  }

  offer({ options, most_text: most }) {
    this.#options = options.filter((option) => option.using);
    of("text").maxLength = most;
    this.#count();
  }

  speak(words, english) {
    this.#words = words;
    this.english = english;
    this.#drawFaces();
    if (this.#level) this.#drawLevel();
  }

  clear() {
    this.#level = "";
    this.#reasons.clear();
    this.#all = false;
    of("text").value = of("phone").value = "";
    this.#count();
    this.#drawFaces();
  }

  choose(level) {
    if (level !== this.#level) this.#reasons.clear();
    this.#level = level;
    this.#all = false;
    this.#drawLevel();
  }

  // What was chosen; with `words` what was written, too: only a press of the button says that it is meant.
  said(words) {
    const bad = BAD.has(this.#level);
    const order = this.#options.map((option) => option.code).filter((code) => this.#reasons.has(code));
    return {
      level: this.#level,
      reasons: order,
      text: words ? of("text").value.trim() : "",
      phone: words && bad ? of("phone").value.trim() : "",
    };
  }

  #check() {
    const phone = of("phone");
    const wrong = BAD.has(this.#level) && phone.value.trim() && !PHONE.test(phone.value.trim());
    phone.setCustomValidity(wrong ? this.#words.phoneWrong : "");
    return phone.reportValidity();
  }

  #count() {
    const text = of("text");
    of("count").textContent = `${text.value.length} / ${text.maxLength}`;
  }

  #drawFaces() {
    of("faces").replaceChildren(...LEVELS.map((level) => {
      const button = pressed("level", this.#level === level);
      const label = document.createElement("span");
      label.textContent = this.#words.levels[level];
      button.append(face(level), label);
      button.dataset.level = level;
      button.addEventListener("click", () => this.told.level(level));
      return button;
    }));
  }

  #drawLevel() {
    of("chosen-face").setAttribute("href", `#face-${this.#level}`);
    of("chosen-level").textContent = this.#words.levels[this.#level];
    of("phone-field").hidden = !BAD.has(this.#level);
    this.#drawOptions();
  }

  #drawOptions() {
    const own = this.#options.filter((option) => option.level === this.#level);
    const first = own.filter((option) => !option.extended || this.#all || this.#reasons.has(option.code));
    of("options").replaceChildren(...first.map((option) => this.#option(option)));
    of("more").hidden = first.length === own.length;
    of("more").textContent = this.#words.more(own.length - first.length);
  }

  #option(option) {
    const button = pressed("option", this.#reasons.has(option.code));
    const label = document.createElement("span");
    label.textContent = this.english && option.name_en ? option.name_en : option.name;
    button.append(box(), label);
    button.dataset.code = option.code;
    button.addEventListener("click", () => {
      const on = !this.#reasons.delete(option.code);
      if (on) this.#reasons.add(option.code);
      button.setAttribute("aria-pressed", String(on));
    });
    return button;
  }
}

export function face(level) {
  const picture = document.createElementNS(SVG, "svg");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#face-${level}`);
  picture.setAttribute("viewBox", "0 0 96 96");
  picture.setAttribute("aria-hidden", "true");
  picture.append(use);
  return picture;
}

function box() {
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("viewBox", "0 0 48 48");
  picture.setAttribute("aria-hidden", "true");
  const edge = document.createElementNS(SVG, "rect");
  for (const [name, value] of Object.entries({ x: 4, y: 4, width: 40, height: 40, rx: 9 })) edge.setAttribute(name, value);
  const tick = document.createElementNS(SVG, "path");
  tick.setAttribute("d", "M13 25l8 8 14-17");
  picture.append(edge, tick);
  return picture;
}

function pressed(kind, on) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = kind;
  button.setAttribute("aria-pressed", String(on));
  return button;
}
