// The line to the center: what is shown is read again every few seconds, what is done is done once.

import { call, insist, signInAgain } from "/window/link.js";
import { freshKey, here } from "/staff/staff.js";

const EVERY_MS = 5000;
const STALE_MS = 12000;

// Reads `path()` again and again. `show(answer)` gets every answer of the center; #stale says when there is none.
export class Watch {
  constructor(path, show) {
    Object.assign(this, { path, show, heard: Date.now(), turn: 0, timer: 0 });
    this.stale = document.getElementById("stale");
    addEventListener("online", () => this.read());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.read());
    setInterval(() => this.judge(), 1000);
  }

  async read() {
    clearTimeout(this.timer);
    const mine = ++this.turn;
    const answer = await call("GET", this.path());
    if (mine !== this.turn) return; // asked anew meanwhile
    this.timer = setTimeout(() => this.read(), EVERY_MS);
    if (!proved(answer)) return;
    if (answer.status && answer.status < 500) {
      this.heard = Date.now();
      this.show(answer);
    }
    this.judge();
  }

  judge() {
    const quiet = Date.now() - this.heard;
    this.stale.hidden = quiet < STALE_MS;
    document.body.classList.toggle("lost", quiet >= STALE_MS);
    this.stale.textContent = `中心没有回应，下面是 ${Math.round(quiet / 1000)} 秒前的情况。恢复后自动更新。`;
  }
}

// Whoever is not signed in any more is led there.
function proved(answer) {
  if (answer.status === 401) signInAgain();
  else if (answer.body?.reason === "mustChange") location.assign(`/staff/password?next=${here()}`);
  else return true;
  return false;
}

// One key for one press. Where nobody knows whether it arrived, the same words pressed again have the same key.
export class Sender {
  open = null;

  async send(path, body, tell) {
    const said = JSON.stringify([path, body]);
    if (this.open?.said !== said) this.open = { said, key: freshKey() };
    const answer = await insist(path, body, () => tell("网络断了，正在重新送出，只会办一次，请不要离开…"), this.open.key);
    if (answer.status) this.open = null;
    proved(answer);
    return answer;
  }
}
