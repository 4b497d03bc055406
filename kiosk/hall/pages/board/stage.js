// Which call stands large. Every new one gets its seconds, in order; the newest stays. Never more than a few wait.

const DWELL_SECONDS = 4;
const FRESH_SECONDS = 20;
const MOST_PENDING = 3;

export class Stage {
  constructor() {
    this.call = null;
    this.age = FRESH_SECONDS;
    this.pending = [];
    this.newest = null;
  }

  // The board's calls, newest first, and the hall's time in milliseconds. True when another call stands large now.
  take(called, now) {
    const top = called[0] ?? null;
    if (!top) return this.clear();
    const first = this.newest === null || top.id < this.newest;
    const known = first ? top.id - 1 : this.newest;
    const fresh = called.filter((call) => call.id > known).reverse();
    this.newest = top.id;
    if (first) {
      this.pending = [];
      this.put(top, Math.max(0, (now - Date.parse(top.at)) / 1000));
      return true;
    }
    this.pending.push(...fresh);
    this.pending.splice(0, this.pending.length - MOST_PENDING);
    return this.age >= DWELL_SECONDS && this.next();
  }

  // A second has passed. True when another call stands large now.
  beat() {
    this.age += 1;
    return this.age >= DWELL_SECONDS && this.next();
  }

  get fresh() {
    return this.call !== null && this.age < FRESH_SECONDS;
  }

  next() {
    const call = this.pending.shift();
    if (!call) return false;
    this.put(call, 0);
    return true;
  }

  put(call, age) {
    this.call = call;
    this.age = age;
  }

  clear() {
    const changed = this.call !== null;
    this.call = null;
    this.newest = null;
    this.pending = [];
    return changed;
  }
}
