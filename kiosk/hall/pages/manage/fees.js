// A manager gives a fee back. Always with a reason; the platform is asked by the center itself, as long as it takes.

import { ask, Refused } from "/staff/staff.js";
import { step } from "/manage/files/step.js";

const WHY = {
  settled: "这一笔已经在退，或已经退了。请刷新。",
  unknownOrder: "找不到这一笔。",
};

function fresh() {
  // randomUUID is missing where the hall's network has no https
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function open({ fee, number, amount }) {
  const key = fresh(); // one key for one dialog: pressing 退费 twice is one decision
  step({
    title: `退费 ${amount} 元`,
    says: `${number}。钱原路退回，不能撤回。已经给出的证明请先收回。`,
    label: "原因（不要写办事人的信息）",
    save: async (_choice, reason) => {
      try {
        await ask("POST", `/v1/fees/orders/${fee}/decisions`, { verb: "refund", reason }, { "Idempotency-Key": key });
      } catch (fault) {
        if (fault instanceof Refused) fault.words = WHY[fault.body?.reason];
        throw fault;
      }
      location.reload();
    },
  });
}

for (const button of document.querySelectorAll("button[data-fee]")) button.addEventListener("click", () => open(button.dataset));
