// The hall's items with their materials, fetched once and again after an hour (the center says when nothing changed).

const HOUR = 3600000;
let known = new Map();
let fetched = 0;

export async function catalogue() {
  if (known.size && Date.now() - fetched < HOUR) return known;
  try {
    const answer = await fetch("/v1/catalogue");
    if (answer.ok) {
      known = new Map((await answer.json()).items.map((item) => [item.code, item]));
      fetched = Date.now();
    }
  } catch { /* without it the page shows names and no materials, and asks again */ }
  return known;
}

export function item(code) {
  return known.get(code);
}

// Items whose name, other names or pinyin fit what was typed, the shortest name first; at most `most`.
export function find(typed, most = 30) {
  const wanted = typed.trim().toLowerCase();
  const fits = (each) => [each.name, each.plain, each.initials, each.pinyin, each.code, ...each.aliases]
    .some((word) => word.toLowerCase().includes(wanted));
  return [...known.values()].filter(fits).sort((one, other) => one.name.length - other.name.length).slice(0, most);
}
