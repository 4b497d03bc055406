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

// Items that fit what was typed: by their own name or its initials first, then by other names; at most `most`.
export function find(typed, most = 30) {
  const wanted = typed.trim().toLowerCase();
  const ranked = [...known.values()].map((each) => [rank(each, wanted), each]).filter(([at]) => at >= 0);
  ranked.sort(([at, one], [then, other]) => at - then || one.name.length - other.name.length);
  return ranked.slice(0, most).map(([, each]) => each);
}

function rank(each, wanted) {
  const own = [each.name.toLowerCase(), each.initials.split(" ")[0]];
  if (own.some((word) => word.startsWith(wanted))) return 0;
  if (own.some((word) => word.includes(wanted))) return 1;
  return [each.plain, each.initials, each.pinyin, each.code, ...each.aliases].some((word) => word.toLowerCase().includes(wanted)) ? 2 : -1;
}
