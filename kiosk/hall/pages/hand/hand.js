// Sends one photograph after the other, or the text, to the kiosk. Photographs are made smaller here: telephones take
// twelve megapixels, and a hall's network is slow.
"use strict";

const said = document.getElementById("said");
const words = JSON.parse(said.dataset.words);
const LONGEST = 2600;

function say(name, good) {
  said.textContent = words[name] || words.left;
  said.className = good === undefined ? "" : good ? "good" : "bad";
}

function key() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((each) => each.toString(16).padStart(2, "0")).join("");
}

async function smaller(file) {
  if (!file.type.startsWith("image/")) return file;
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return file; // the center says what is wrong with it
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext("2d");
  pen.fillStyle = "white";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob((blob) => done(blob || file), "image/jpeg", 0.85));
}

// The same key for the second try: what was heard the first time must not count twice.
async function post(what, body, type) {
  const headers = { "Idempotency-Key": key(), "Content-Type": type };
  for (let tries = 0; tries < 2; tries++) {
    if (tries) await new Promise((rested) => setTimeout(rested, 1500)); // the center may still wait for the first one
    const answer = await fetch(`${location.pathname}/${what}`, { method: "POST", body, headers }).catch(() => null);
    if (answer && answer.status < 500) return answer;
  }
  return null;
}

async function outcome(answer) {
  if (answer === null) return "left";
  if (answer.ok) return "";
  if (answer.status === 413) return "tooLarge";
  const told = await answer.json().catch(() => ({}));
  return told.reason && words[told.reason] ? told.reason : "left";
}

function show(blob) {
  const list = document.getElementById("sent");
  const line = list.appendChild(document.createElement("li"));
  if (!blob.type.startsWith("image/")) {
    line.textContent = "PDF";
    return;
  }
  const picture = line.appendChild(document.createElement("img"));
  picture.alt = "";
  picture.src = URL.createObjectURL(blob);
}

const files = document.getElementById("files");
if (files) {
  const chosen = document.getElementById("file");
  const button = files.querySelector("label.button");
  chosen.addEventListener("change", async () => {
    const file = chosen.files[0];
    if (!file) return;
    button.classList.add("busy");
    say("sending");
    const blob = await smaller(file);
    const type = blob.type || "application/octet-stream";
    const trouble = blob.size > Number(files.dataset.most) * 1048576 ? "tooLarge" : await outcome(await post("files", blob, type));
    button.classList.remove("busy");
    chosen.value = "";
    if (trouble) return say(trouble, false);
    show(blob);
    button.textContent = words.again;
    say("sent", true);
  });
}

const form = document.getElementById("fields");
if (form) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    say("sending");
    const values = Object.fromEntries(new FormData(form).entries());
    const trouble = await outcome(await post("fields", JSON.stringify({ values }), "application/json"));
    button.disabled = false;
    if (trouble) return say(trouble, false);
    form.reset();
    say("told", true);
  });
}
