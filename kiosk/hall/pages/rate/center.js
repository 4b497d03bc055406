// What the page asks of the center. The device's token stays on the device; a ticket's page needs none.
const TOKEN = "rater-token";
const ASK_MS = 15_000; // longer than the center lets a question wait
const SAY_MS = 5_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 15_000;

export class Stranger extends Error {} // no token, or one that is not a rater's
export class Unknown extends Error {} // no such window or ticket

export const token = {
  has: () => Boolean(localStorage.getItem(TOKEN)),
  keep: (value) => localStorage.setItem(TOKEN, value.trim()),
  forget: () => localStorage.removeItem(TOKEN),
};

// A pairing link carries the token behind #, which no server sees; it is not left in the address.
export function pairFromAddress() {
  const found = new URLSearchParams(location.hash.slice(1)).get("token");
  if (!found) return;
  token.keep(found);
  history.replaceState(null, "", location.pathname + location.search);
}

export async function ask(path, { paired = false } = {}) {
  const answer = await fetch(path, { headers: paired ? proof() : {}, cache: "no-store", signal: AbortSignal.timeout(ASK_MS) });
  if (answer.status === 401 || answer.status === 403) throw new Stranger();
  if (answer.status === 404 || answer.status === 422) throw new Unknown();
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return answer.json();
}

// One rating. The answer is {status, body}; it throws when nobody answered or nothing was decided.
export async function say(path, key, body, { paired = false } = {}) {
  const headers = { "Content-Type": "application/json", "Idempotency-Key": key, ...(paired ? proof() : {}) };
  const answer = await fetch(path, { method: "POST", headers, body: JSON.stringify(body), signal: AbortSignal.timeout(SAY_MS) });
  if (answer.status >= 500 || answer.status === 401 || answer.status === 429) throw new Error(`status ${answer.status}`);
  return { status: answer.status, body: await answer.json() };
}

// Ratings given while the center is away: sent one after another, each with the time since it was given. They are in
// memory only, because they can hold a citizen's own words.
export class Outbox {
  #waiting = [];
  #sending = false;

  // `given` is when the citizen pressed, by performance.now().
  add(path, key, body, given) {
    return new Promise((told) => {
      this.#waiting.push({ path, key, body, given, told });
      this.#send();
    });
  }

  async #send() {
    if (this.#sending) return;
    this.#sending = true;
    let pause = FIRST_PAUSE_MS;
    while (this.#waiting.length) {
      const { path, key, body, given, told } = this.#waiting[0];
      try {
        told(await say(path, key, { ...body, ago: Math.max(0, (performance.now() - given) / 1000) }, { paired: true }));
        this.#waiting.shift();
        pause = FIRST_PAUSE_MS;
      } catch {
        await sleep(pause);
        pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
      }
    }
    this.#sending = false;
  }
}

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

export function freshKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `rate-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

const proof = () => ({ Authorization: `Bearer ${localStorage.getItem(TOKEN) ?? ""}` });
