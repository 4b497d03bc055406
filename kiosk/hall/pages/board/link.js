// Follows the center's stream, and knows at every moment how old what it last heard is.
//
// Ages are taken from the monotonic clock, the time of day from the center: a screen whose own clock is wrong, or is set
// while it runs, shows the right time and notices a silence all the same.

const STALE_MS = 5000;
const DEAD_MS = 9000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 4000;
const ASLEEP_MS = 5000;

export class Link {
  // `draw` is given every board; when it throws, what stands on the screen counts as old. `heard` is called after it,
  // and whenever the center has said anything else.
  constructor(address, draw, heard) {
    this.address = address;
    this.draw = draw;
    this.tell = heard;
    this.now = null;
    this.offset = 0;
    this.heard = performance.now();
    this.source = null;
    this.pause = FIRST_PAUSE_MS;
    this.retry = 0;
    this.sound = false;
    this.drift = Date.now() - performance.now();
    addEventListener("online", () => this.open());
  }

  open() {
    clearTimeout(this.retry);
    this.source?.close();
    const source = new EventSource(this.address);
    this.source = source;
    this.opened = performance.now();
    source.addEventListener("board", (event) => this.take(JSON.parse(event.data)));
    source.addEventListener("tick", (event) => this.sound && this.hear(JSON.parse(event.data).now));
    source.addEventListener("error", () => this.source === source && this.lose());
  }

  take(board) {
    this.sound = false;
    this.draw(board);
    this.sound = true;
    this.hear(board.now);
  }

  hear(now) {
    this.now = Date.parse(now);
    this.offset = offsetOf(now);
    this.heard = performance.now();
    this.pause = FIRST_PAUSE_MS;
    this.tell();
  }

  lose() {
    this.source?.close();
    this.source = null;
    clearTimeout(this.retry);
    // Not all screens of a hall at the same moment when the center is back.
    this.retry = setTimeout(() => this.open(), this.pause * (0.5 + Math.random()));
    this.pause = Math.min(2 * this.pause, LONGEST_PAUSE_MS);
  }

  // Once a second. A computer that slept, or a cable that was pulled, closes no connection: its silence is what tells.
  watch() {
    const drift = Date.now() - performance.now();
    const slept = drift - this.drift > ASLEEP_MS;
    this.drift = drift;
    if (slept) {
      this.heard = Math.min(this.heard, performance.now() - STALE_MS - 1);
      this.open();
    } else if (this.source && performance.now() - Math.max(this.heard, this.opened) > DEAD_MS) {
      this.lose();
    }
  }

  get stale() {
    return performance.now() - this.heard > STALE_MS;
  }

  // The hall's wall time now, as a Date to be read with its UTC methods; null before anything was heard.
  wall(at = performance.now()) {
    return this.now === null ? null : new Date(this.now + (at - this.heard) + this.offset);
  }

  lastHeard() {
    return this.wall(this.heard);
  }
}

function offsetOf(iso) {
  const found = /([+-])(\d\d):(\d\d)$/.exec(iso);
  if (!found) return 0;
  const minutes = Number(found[2]) * 60 + Number(found[3]);
  return (found[1] === "-" ? -minutes : minutes) * 60000;
}
