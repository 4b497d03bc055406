// Building and replacing parts of the page. Text is always text, never HTML.

// el("p", { class: "soft", onclick: f, hidden: false }, "text", node, null)
export function el(tag, about = {}, ...inside) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(about)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name === "class") made.className = value;
    else if (name === "data") Object.assign(made.dataset, value);
    else if (name in made && typeof value !== "string") made[name] = value;
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...inside.flat().filter((each) => each !== null && each !== undefined && each !== false && each !== ""));
  return made;
}

export function kbd(key) {
  return el("kbd", { "aria-hidden": "true" }, key);
}

// Put `children` into `place`. What would look the same stays as it is: a key under a held mouse must not be taken away
// from it. So a handler may not depend on more than its element shows. Whoever had the focus there (by `data-key`) keeps
// it, and so does the scrolled place.
export function fill(place, ...children) {
  const focused = place.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  const scrolled = place.scrollTop;
  const there = [...place.childNodes];
  const fresh = children.flat().filter(Boolean);
  fresh.forEach((each, index) => {
    if (index >= there.length) place.append(each);
    else if (!same(there[index], each)) there[index].replaceWith(each);
  });
  for (const each of there.slice(fresh.length)) each.remove();
  place.scrollTop = scrolled;
  if (focused === undefined || place.contains(document.activeElement)) return;
  place.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

function same(one, other) {
  const ticks = (part) => [...part.querySelectorAll("input")].map((each) => each.checked).join();
  return one.isEqualNode(other) && ticks(one) === ticks(other);
}

export function remember(name, value) {
  try { localStorage.setItem(name, value); } catch { /* a browser that keeps nothing still works */ }
}

export function recall(name) {
  try { return localStorage.getItem(name) ?? ""; } catch { return ""; }
}

// ↑ and ↓ typed in a search line walk through the <select> below it. True when the key was one of them.
export function walk(event, list) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return false;
  event.preventDefault();
  list.selectedIndex = Math.min(list.options.length - 1, Math.max(0, list.selectedIndex + step));
  return true;
}
