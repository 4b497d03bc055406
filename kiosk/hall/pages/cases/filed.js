// What the applicant filed by themselves, at a kiosk or from a phone: the answers, and the files of each material.

import { call } from "/window/link.js";
import { open } from "/window/dialogs.js";
import { el } from "/window/dom.js";
import { moment } from "/cases/files/words.js";

const ORIGINS = { card: "读证件", register: "政务数据", typed: "本人填写" };
const CONFIRMED = { face: "刷脸核对过本人", staff: "工作人员当面确认过本人", code: "短信验证码确认过本人" };

export async function filed(id) {
  const answer = await call("GET", `/v1/filing/files/${id}`);
  if (answer.status === 200) show(id, answer.body);
  else told(answer.status === 404 ? "没有网上申报的内容：材料是当面收的纸质件，或者已经过了保存期限。" : "现在读不到，请稍后再试。");
}

function told(text) {
  open({ title: "申报的内容和材料", body: el("p", {}, text), yes: "知道了", no: "", agree: () => "" });
}

function show(id, { answers, files, confirmed }) {
  const body = el("div", { class: "stack" },
    CONFIRMED[confirmed] ? el("p", { class: "message good" }, `${CONFIRMED[confirmed]}。`) : null,
    el("dl", { class: "facts" }, answers.map((each) => el("div", {}, el("dt", {}, each.label), el("dd", {}, each.value || "—", el("small", { class: "soft" }, ORIGINS[each.origin] ?? ""))))),
    files.length ? el("ul", { class: "materials" }, files.map((each) => file(id, each))) : el("p", { class: "soft" }, "没有上传文件。"));
  open({ title: "申报的内容和材料", body, yes: "看完了", no: "", wide: true, focus: "a", agree: () => "" });
}

function file(id, each) {
  const what = each.kind === "application/pdf" ? `PDF，${each.pages} 页，下载查看` : "图片";
  return el("li", {}, el("span", { class: "what" }, el("b", {}, each.material || "申请人签名"), el("small", {}, `${what} · ${Math.ceil(each.size / 1024)} KB · ${moment(each.at)}`)),
    el("a", { class: "button small", href: `/v1/filing/files/${id}/${each.n}`, target: "_blank", rel: "noopener" }, "打开"));
}
