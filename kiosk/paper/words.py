"""The words on our paper, by language. Screens have their own; paper must not need Qt."""

from __future__ import annotations

Words = dict[str, str]

_WORDS: dict[str, Words] = {
    "zh": {
        "reprint": "（补打）",
        "void": "号票 {number} 作废 VOID",
        "spoilt": "此票未印完，作废；号码 {number} 仍有效",
        "wait": "前面 {ahead} 人 · 约 {low}–{high} 分钟",
        "wait_unknown": "请留意叫号，等候人数以大屏为准",
        "place": "{floor} {name} {numbers} 号",
        "list": "、",
        "more": " 等",
        "comma": "、",
        "missing": "还要带：",
        "claim": "优先：{label}，叫到时出示{proof}",
        "proof": "能证明的证件",
        "scan": "手机扫一扫，随时看还差几位",
        "rule": "过号后再等 {after} 位，请工作人员重新叫号。",
        "today": "{time} 当日有效",
        "receipt": "打印凭条",
        "paper_number": "编号 {number}",
        "paper_code": "验证码 {code}",
        "sheets": "每份 {pages} 页，共 {copies} 份",
        "paper_check": "真假：扫证明上的二维码核验。",
        "fee_receipt": "缴费凭条",
        "fee_paid": "已缴费 {amount} 元",
        "fee_number": "缴款单号 {number}",
        "fee_basis": "收费依据：{basis}",
        "fee_ask": "退款、开票请凭单号到窗口。",
        "fee_spoilt": "此凭条未印完，作废；缴费有效",
        "fee_unsure": "证明可能没有打完整，由工作人员核对：没打完整的，原路退款",
    },
    "en": {
        "reprint": "(REPRINT)",
        "void": "TICKET {number} VOID 作废",
        "spoilt": "Incomplete slip, void 作废; number {number} is still valid",
        "wait": "{ahead} ahead of you, about {low}-{high} min",
        "wait_unknown": "Please watch the boards for your number",
        "place": "{floor}, {name} {numbers}",
        "list": ", ",
        "more": " ...",
        "comma": ", ",
        "missing": "Still to bring: ",
        "claim": "Priority: {label}. Show when called: {proof}",
        "proof": "a document that proves it",
        "scan": "Scan to see your place in the queue",
        "rule": "Missed your call? Wait {after} more, then ask.",
        "today": "{time}, valid today",
        "receipt": "Receipt",
        "paper_number": "No. {number}",
        "paper_code": "Code {code}",
        "sheets": "Pages a copy: {pages}, copies: {copies}",
        "paper_check": "Genuine? Scan the code on the paper.",
        "fee_receipt": "Fee receipt",
        "fee_paid": "Paid: CNY {amount}",
        "fee_number": "Payment No. {number}",
        "fee_basis": "Standard: {basis}",
        "fee_ask": "Refund or invoice: ask at a window.",
        "fee_spoilt": "Incomplete slip, void 作废; the payment holds",
        "fee_unsure": "The paper may not be complete. Staff check: if it is not, the money goes back",
    },
}


def words_of(language: str) -> Words:
    """The words of a language; Chinese for one we do not have."""
    return _WORDS.get(language, _WORDS["zh"])


def yuan(fen: int) -> str:
    """1000 → "10.00"."""
    return f"{fen // 100}.{fen % 100:02d}"


def in_fours(code: str) -> str:
    """The code of a paper as people read it aloud: 7KM2 QX9T RDVA."""
    return " ".join(code[place : place + 4] for place in range(0, len(code), 4))
