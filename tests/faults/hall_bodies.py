"""What is sensibly said at every door of the center that reads a body."""

from __future__ import annotations

from typing import Any

from tests.faults.hall_doors import ITEM
from tests.hall.cases.case_hall import ITEM as CASE
from tests.hall.filing.office import ITEM as FORM

_HOLDER = {"kind": "typed", "number": "990101198505050025", "name": "张三"}
_WHEN = "2026-10-12T09:00:00+08:00"
_VISIT = "0123456789abcdef0123456789abcdef"
_ADOPTED = {"number": "A1001", "code": "ABCDEFGHJK", "day": "2026-10-12", "issued_at": _WHEN, "items": [ITEM]}
_MATERIAL = {"name": "申请表", "originals": 1, "copies": 2}
_CASE = {"item": CASE, "applicant": _HOLDER, "phone": "13900000000", "materials": [_MATERIAL]}
_GAPS = [{"item": ITEM, "gaps": [{"material": "申请表", "note": "签字"}]}]
BODIES: dict[str, list[dict[str, Any]]] = {
    "POST /v1/quote": [{"items": [ITEM], "holder": _HOLDER}],
    "POST /v1/tickets": [
        {"items": [ITEM], "holder": _HOLDER, "missing": ["照片"], "claims": ["age60"], "language": "zh"}
    ],
    "POST /v1/tickets/adopt": [{**_ADOPTED, "holder": _HOLDER, "missing": ["照片"], "language": "zh"}],
    "POST /v1/tickets/settle": [{"key": "k" * 16, "paper": "printed", "reason": "缺纸"}],
    "POST /v1/kiosks/me/events": [{"kind": "help", "at": _WHEN, "source": "Home", "detail": "求助"}],
    "POST /v1/windows/{number}/acts": [
        {"verb": "pause", "reason": "暂离"},
        {"verb": "callNext", "finishing": True},
        {"verb": "callNumber", "number": "A001", "reason": "带着小孩"},
        {"verb": "hold", "minutes": 10, "reason": "去复印"},
        {"verb": "bringBack", "number": "A001"},
        {"verb": "return", "number": "A001"},
        {"verb": "transfer", "window": "02", "place": "end", "come_back": True, "reason": "换窗口"},
        {"verb": "transfer", "lane": "A", "reason": "换窗口"},
        {"verb": "transfer", "item": ITEM, "reason": "换窗口"},
        {"verb": "finish", "outcomes": [{"item": ITEM, "kind": "promised", "solved": False}]},
        {"verb": "prioritize", "number": "A001", "priority": "age60", "reason": "已看证件"},
        {"verb": "setLanes", "lanes": ["A", "B"]},
    ],
    "POST /v1/windows/{number}/notices": [
        {"number": "A001", "items": _GAPS, "deadline": "2026-10-20", "remark": "带原件", "way": "printed"}
    ],
    "POST /v1/staff/session": [{"badge": "0999", "password": "heron-quartz-72"}],
    "POST /v1/staff/password": [{"old": "not-the-old-one", "new": "heron-quartz-73"}],
    "POST /v1/staff/accounts": [{"name": "李四", "badge": "0555", "role": "clerk"}],
    "PATCH /v1/staff/accounts/{account}": [{"name": "李四", "badge": "0555", "role": "clerk", "locked": True}],
    "POST /v1/ratings": [
        {
            "window": "01",
            "level": "dissatisfied",
            "channel": "keypad",
            "ago": 1.5,
            "text": "等太久",
            "phone": "0990123456",
        },
        {"service": "0" * 24, "level": "satisfied", "reasons": ["201"]},
    ],
    "POST /v1/tickets/{code}/rating": [{"service": "0" * 24, "level": "satisfied", "text": "好", "again": False}],
    "POST /v1/ratings/follow-ups/{number}/steps": [
        {"step": "contact", "reached": True, "note": "已回访"},
        {"step": "settle", "how": "explained", "answer": "已说明"},
        {"step": "close"},
    ],
    "POST /v1/ratings/{rating}/appeals": [{"kind": "mistaken", "grounds": "按错了"}],
    "POST /v1/ratings/appeals/{number}/decision": [{"upheld": True, "reason": "属实"}],
    "POST /v1/identity/portrait-checks": [{"holder": _HOLDER, "purpose": "take_ticket"}],
    "POST /v1/identity/codes": [{"holder": _HOLDER, "purpose": "take_ticket", "visit": _VISIT}],
    "POST /v1/identity/codes/{code}/answers": [{"digits": "123456"}],
    "POST /v1/identity/staff-confirmations": [
        {
            "badge": "0999",
            "pin": "482915",
            "why": "guardian",
            "holder": _HOLDER,
            "purpose": "take_ticket",
            "visit": _VISIT,
        }
    ],
    "POST /v1/identity/consents": [
        {
            "consent": _VISIT,
            "at": _WHEN,
            "purpose": "take_ticket",
            "text": "2026-11",
            "answer": "refused",
            "way": "staff",
            "guardian": True,
            "holder": _HOLDER,
        }
    ],
    "POST /v1/identity/checks": [
        {
            "consent": _VISIT,
            "at": _WHEN,
            "purpose": "take_ticket",
            "verdict": "match",
            "score": 0.5,
            "real": 0.9,
            "engine": "opencv",
            "policy": "match 0.4",
            "attempt": 1,
            "shots": 5,
            "seconds": 5.5,
            "detail": "",
            "holder": _HOLDER,
        }
    ],
    "POST /v1/identity/passes": [{"code": "BMP1:e30.c2lnbmF0dXJl"}],
    "POST /v1/papers/available": [{"holder": _HOLDER, "confirmed": "face"}],
    "POST /v1/papers/previews": [{"holder": _HOLDER, "kind": "no_property", "confirmed": "code", "width": 600}],
    "POST /v1/papers": [{"holder": _HOLDER, "kind": "no_property", "copies": 1, "confirmed": "staff", "visit": _VISIT}],
    "POST /v1/papers/outcomes": [{"paper": "0" * 24, "state": "void", "sheets": 1, "reason": "paperOut", "at": _WHEN}],
    "POST /v1/papers/reprints": [{"holder": _HOLDER, "confirmed": "face"}],
    "POST /v1/papers/fees": [
        {"holder": _HOLDER, "kind": "low_income", "copies": 1, "confirmed": "face", "visit": _VISIT}
    ],
    "POST /v1/papers/{paper}/acts": [{"act": "void", "reason": "没有出来", "kiosk": "kiosk-1"}],
    "POST /v1/ratings/papers": [
        {"paper": "0" * 24, "level": "dissatisfied", "reasons": ["207"], "text": "太慢", "phone": "", "at": _WHEN}
    ],
    "POST /v1/cases": [{**_CASE, "window": "01", "ticket": "0" * 24}],
    "POST /v1/cases/received": [_CASE],
    "POST /v1/cases/tracks": [
        {"code": "AAAAAAAAAA"},
        {"number": "20260105000013", "last_four": "0019"},
        {"holder": _HOLDER},
    ],
    "POST /v1/cases/{case}/acts": [
        {"verb": "correct", "gaps": ["申请表"], "days": 5},
        {"verb": "supplement", "materials": [_MATERIAL]},
        {"verb": "accept", "gaps": ["申请表"], "days": 5, "committed": ["平面图"]},
        {"verb": "pause", "procedure": "siteVisit", "reason": "到现场查看"},
        {"verb": "resume", "result": "看过了"},
        {"verb": "extend", "days": 5, "reason": "情况复杂"},
        {"verb": "grant", "late_reason": "系统故障"},
        {"verb": "deny", "reason": "不符合条件", "late_reason": ""},
        {"verb": "issue", "result": "许可证", "number": "第1号"},
        {"verb": "refuse", "reason": "不归这里办"},
        {"verb": "verify"},
        {"verb": "disprove", "reason": "现场不符", "late_reason": ""},
    ],
    "POST /v1/fees/closings": [{"order": "0" * 24, "reason": "left", "at": _WHEN}],
    "POST /v1/cases/{case}/fees": [{"copies": 1}],
    "POST /v1/fees/slips": [{"item": CASE, "copies": 1}],
    "POST /v1/fees/slips/{code}/payments": [{"visit": _VISIT}],
    "POST /v1/fees/orders/{order}/payments": [{"way": "cash"}, {"way": "card", "receipt": "POS-0001"}],
    "POST /v1/fees/orders/{order}/cancellations": [{"reason": "开错了"}],
    "POST /v1/fees/orders/{order}/decisions": [{"verb": "refund", "reason": "重复缴费"}],
    "POST /v1/filing/drafts": [{"item": FORM, "holder": _HOLDER, "address": "便民路1号", "confirmed": "face"}],
    "POST /v1/filing/drafts/resumed": [
        {"code": "AAAAAAAAAAAAAAAAAAAA", "last_four": "0019"},
        {"code": "AAAAAAAAAAAAAAAAAAAA", "holder": _HOLDER},
    ],
    "POST /v1/filing/drafts/erased": [{"draft": "0" * 24}],
    "POST /v1/filing/drafts/{draft}/fields": [{"values": {"remark": "腿脚不便", "people": "2", "since": "2026-01-05"}}],
    "POST /v1/filing/drafts/{draft}/files": [{"material": "银行卡", "content": "AAAA"}],
    "POST /v1/filing/drafts/{draft}/files/removed": [{"n": 1}],
    "POST /v1/filing/drafts/{draft}/hands": [{"material": "银行卡"}, {"page": 2}],
    "POST /v1/filing/drafts/{draft}/kept": [{}],
    "POST /v1/filing/drafts/{draft}/submitted": [{"signature": "AAAA", "confirmed": "face"}],
    "POST /hand/{secret}/fields": [{"values": {"remark": "腿脚不便"}}],
}
