// A manager gives a fee back, takes it out of a window's till, or cancels a slip nobody has paid. Always with a reason;
// the platform is asked by the center itself, as long as it takes.

import { sender, step } from "/manage/files/step.js";

const WHY = {
  settled: "这一笔已经变了：缴了，在退，或已经退了。请刷新。",
  unknownOrder: "找不到这一笔，或已经作废。请刷新。",
  dayOver: "不是今天收的，不能在这里收回。请走财务退款。",
};
const ACTS = {
  refund: ["退费", "钱原路退回，不能撤回。已经给出的证明请先收回。"],
  take: ["收回窗口收款", "请当面退还现金，或在刷卡机上撤销，并收回凭条。只能当天收回。"],
  cancel: ["作废缴费单", "作废后哪里都不能再缴。还要缴，另开一张。"],
};

function open({ fee, act, number, amount }) {
  const [name, says] = ACTS[act];
  const send = sender(WHY);
  step({
    title: `${name} ${amount} 元`,
    says: `${number}。${says}`,
    label: "原因（不要写办事人的信息）",
    save: async (_choice, reason) => {
      if (act === "cancel") await send(`/v1/fees/orders/${fee}/cancellations`, { reason });
      else await send(`/v1/fees/orders/${fee}/decisions`, { verb: "refund", reason });
      location.reload();
    },
  });
}

for (const button of document.querySelectorAll("button[data-fee]")) button.addEventListener("click", () => open(button.dataset));
