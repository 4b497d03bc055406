// What staff decide about a paper: it came out, it is void, it may be printed once more. Always with a reason.

import { sender, step } from "/manage/files/step.js";

const page = document.getElementById("papers");
const WORDS = {
  cameOut: ["确认已出纸", "看到全部张数才确认。当天次数照算。"],
  void: ["确认作废", "已经出来的请收回销毁。当天次数退还。"],
  again: ["允许补打", `本人在所选终端重新核对身份后打印，${page.dataset.minutes} 分钟内有效。还是原来那一份证明，凭条上注明“补打”。`],
};
const WHY = {
  unknown: "找不到这份证明。",
  wrongState: "这份证明已经有了结果，或终端还在处理。请刷新。",
  tooLate: "超过了可以补打的时间。请本人重新打印一份。",
  fileGone: "文件已经不在。请本人重新打印一份。",
  tooMany: "已经允许过补打。",
  unknownKiosk: "没有这台终端。",
  paidBack: "费用已经退还。请本人重新打印一份。",
};

function places(own) {
  const all = JSON.parse(page.dataset.kiosks).filter((each) => each !== own);
  return [[own, `在 ${own}（原来的终端）`], ...all.map((each) => [each, `在 ${each}`])];
}

function open({ act, paper, number, kiosk }) {
  const send = sender(WHY);
  step({
    title: `${WORDS[act][0]} ${number}`,
    says: WORDS[act][1],
    choices: act === "again" ? places(kiosk) : [],
    label: "原因（不要写办事人的信息）",
    save: async (where, reason) => {
      await send(`/v1/papers/${paper}/acts`, { act, reason, kiosk: act === "again" ? where : "" });
      location.reload();
    },
  });
}

for (const button of document.querySelectorAll("button[data-act]")) button.addEventListener("click", () => open(button.dataset));
