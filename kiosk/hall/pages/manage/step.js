// One dialog for every step: a question with choices, words to write, one button.

import { ask, freshKey, make, Refused } from "/staff/staff.js";

const place = (id) => document.getElementById(`step${id}`);
const dialog = place("");
let send = null;

// `choices`: [value, words] pairs, the first one chosen; `save(choice, note)` throws words to show when it fails.
export function step({ title, says, choices = [], label, save }) {
  place("-title").textContent = title;
  place("-says").textContent = says;
  place("-label").textContent = label;
  place("-note").value = "";
  place("-fault").textContent = "";
  place("-choices").replaceChildren(...choices.map(([value, words], at) => {
    const radio = make("input");
    radio.type = "radio";
    radio.name = "choice";
    radio.value = value;
    radio.checked = at === 0;
    return make("label", "check", radio, words);
  }));
  send = save;
  dialog.showModal();
  place("-note").focus();
}

// What a dialog sends: one key for one dialog, so that pressing its button twice is one decision. `why`: reason of a
// refusal → words to show.
export function sender(why) {
  const key = freshKey();
  return async (path, body) => {
    try {
      await ask("POST", path, body, { "Idempotency-Key": key });
    } catch (fault) {
      if (fault instanceof Refused) fault.words = why[fault.body?.reason];
      throw fault;
    }
  };
}

place("-cancel").addEventListener("click", () => dialog.close());
place("-form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const chosen = place("-choices").querySelector("input:checked")?.value ?? "";
  place("-send").disabled = true;
  try {
    await send(chosen, place("-note").value.trim());
    dialog.close();
  } catch (fault) {
    place("-fault").textContent = fault.words ?? "没有保存，请再试一次。";
  } finally {
    place("-send").disabled = false;
  }
});
