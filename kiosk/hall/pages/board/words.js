// What the boards say, from what the center tells them.

const AWAY_NAMED = 3;

// ["1","2","3","5"] → "1–3、5"
export function ranges(numbers) {
  const parts = [];
  for (const number of numbers) {
    const last = parts.at(-1);
    if (last && /^\d+$/.test(number) && Number(number) === Number(last.to) + 1) last.to = number;
    else parts.push({ from: number, to: number });
  }
  return parts.map(({ from, to }) => (from === to ? from : `${from}–${to}`)).join("、");
}

// 暂离 with their reasons; windows that should be open and are not, and those that are closed, by their numbers.
export function awayWords(windows) {
  const paused = windows.filter((each) => each.state === "paused");
  const those = (state) => windows.filter((each) => each.state === state).map((each) => each.number);
  const [absent, shut] = [those("absent"), those("closed")];
  const named = paused.slice(0, AWAY_NAMED).map((each) => `${each.number}号${bracketed(reasonWords(each.reason))}`);
  const rest = paused.slice(AWAY_NAMED).map((each) => each.number);
  if (rest.length) named.push(`${ranges(rest)}号`);
  const parts = [];
  if (named.length) parts.push(`暂离 Away  ${named.join("、")}`);
  if (absent.length) parts.push(`无人 Not staffed  ${ranges(absent)}号`);
  if (shut.length) parts.push(`未开放 Not open  ${ranges(shut)}号`);
  return parts.join("　");
}

// A reason that says no more than 暂离 is none.
export function reasonWords(reason) {
  return reason === "暂离" ? "" : reason;
}

function bracketed(words) {
  return words && `（${words}）`;
}

export function lineWords(line) {
  return {
    lane: line.lane,
    title: line.name,
    windows: line.windows.length ? `${ranges(line.windows)}号` : "",
    count: `${line.waiting}人`,
    span: line.span ? `${line.span.low}–${line.span.high}分钟` : "—",
  };
}

export function placeWords(call) {
  return [call.floor, call.zone, call.window_name].filter(Boolean).join(" · ");
}

export function dutyWords(duty) {
  return [duty.role, duty.name, duty.phone].filter(Boolean).join("  ");
}
