// Which papers the citizen has brought, as the clerk ticked them: kept over a reload or a new sign-in, gone with the ticket.

const NAME = "window-ticks";

export class Ticks {
  constructor() {
    let kept = {};
    try { kept = JSON.parse(sessionStorage.getItem(NAME) ?? "{}"); } catch { /* begin anew */ }
    this.kept = kept;
  }

  // Ticks belong to one ticket at a time: another one begins with none.
  begin(ticket) {
    if (this.kept.ticket !== ticket) this.#keep({ ticket, brought: [], noticed: [] });
  }

  brought(item, material) { return this.kept.brought.includes(`${item}\n${material}`); }

  tick(item, material, on) {
    const name = `${item}\n${material}`;
    const rest = this.kept.brought.filter((each) => each !== name);
    this.#keep({ ...this.kept, brought: on ? [...rest, name] : rest });
  }

  noticed(item) { return this.kept.noticed.includes(item); }

  notice(items) { this.#keep({ ...this.kept, noticed: [...new Set([...this.kept.noticed, ...items])] }); }

  #keep(kept) {
    this.kept = kept;
    try { sessionStorage.setItem(NAME, JSON.stringify(kept)); } catch { /* kept as long as the page stands */ }
  }
}
