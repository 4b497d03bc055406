// Is it a number of its kind? The check digits find nearly every slip of a finger (GB 11643, GB 32100).

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

function resident(number) {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return "10X98765432"[sum % 11] === number[17];
}

function organization(number) {
  let sum = 0;
  for (let index = 0, weight = 1; index < 17; index += 1, weight = (weight * 3) % 31) sum += weight * ALPHABET.indexOf(number[index]);
  return ALPHABET[(31 - (sum % 31)) % 31] === number[17];
}

const WRONG = "最后一位对不上：有一位输错了，请对照证件再看一遍。";

// What is wrong with it in plain words, or "".
export function wrong(kind, number) {
  if (!number) return kind === "organization" ? "请输统一社会信用代码。" : "请输证件号码。";
  if (kind === "organization") {
    if (!new RegExp(`^[${ALPHABET}]{18}$`).test(number)) return "信用代码是 18 位数字和字母，没有 I、O、S、V、Z。";
    return organization(number) ? "" : WRONG;
  }
  if (kind === "typed" || (kind === "foreigner" && number.length === 15)) return /^[0-9A-Z()（）-]{4,30}$/.test(number) ? "" : "证件号码是 4 到 30 位字母和数字。";
  if (!/^[0-9]{17}[0-9X]$/.test(number)) return "号码是 18 位，最后一位可以是 X。";
  return resident(number) ? "" : WRONG;
}

export const tidy = (typed) => typed.replace(/\s/g, "").toUpperCase();
