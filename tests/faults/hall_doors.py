"""Every door of the center, who may go through it, and what is sensibly said there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, NamedTuple

import httpx

from kiosk.hall.kiosks import enrol
from tests.hall.conftest import CALLER, TOKENS, Asked, fresh
from tests.hall.staff_room import Person, at_work, employ

ANYBODY = ("nobody", "kiosk", "caller", "rater", "exchange", "clerk", "manager", "administrator")
KIOSK = ("kiosk",)
RATERS = ("caller", "rater")
STAFF = ("clerk", "manager", "administrator")
CLERKS = ("caller", *STAFF)
MANAGERS = ("manager", "administrator")
ADMINISTRATOR = ("administrator",)

RATER = "token-of-the-raters"
CITY = "token-of-the-city-platform"
_TOKENS = {"kiosk": TOKENS["kiosk-1"], "caller": CALLER, "rater": RATER, "exchange": CITY}

DOORS: dict[str, tuple[str, ...]] = {
    "GET /v1/hall": ANYBODY,
    "GET /v1/catalogue": ANYBODY,
    "GET /v1/health": ANYBODY,
    "POST /v1/quote": KIOSK,
    "POST /v1/tickets": KIOSK,
    "POST /v1/tickets/adopt": KIOSK,
    "POST /v1/tickets/settle": KIOSK,
    "GET /v1/tickets/{code}": ANYBODY,
    "POST /v1/tickets/{code}/cancel": ANYBODY,
    "GET /v1/kiosks/me": KIOSK,
    "POST /v1/kiosks/me/events": KIOSK,
    "GET /v1/windows": ANYBODY,
    "GET /v1/windows/{number}": CLERKS,
    "POST /v1/windows/{number}/acts": CLERKS,
    "POST /v1/windows/{number}/notices": STAFF,
    "POST /v1/hall/close": MANAGERS,
    "POST /v1/staff/session": ANYBODY,
    "DELETE /v1/staff/session": STAFF,
    "GET /v1/staff/me": STAFF,
    "POST /v1/staff/alive": STAFF,
    "POST /v1/staff/password": STAFF,
    "GET /v1/staff/accounts": ADMINISTRATOR,
    "POST /v1/staff/accounts": ADMINISTRATOR,
    "PATCH /v1/staff/accounts/{account}": ADMINISTRATOR,
    "POST /v1/staff/accounts/{account}/password": ADMINISTRATOR,
    "DELETE /v1/staff/accounts/{account}": ADMINISTRATOR,
    "GET /v1/board": ANYBODY,
    "GET /v1/board/stream": ANYBODY,
    "GET /v1/calls": ANYBODY,
    "GET /v1/calls/stream": ANYBODY,
    "GET /v1/ratings/options": ANYBODY,
    "GET /v1/windows/{number}/invitation": RATERS,
    "POST /v1/ratings": RATERS,
    "GET /v1/tickets/{code}/rating": ANYBODY,
    "POST /v1/tickets/{code}/rating": ANYBODY,
    "GET /v1/ratings/published": ANYBODY,
    "GET /v1/ratings": MANAGERS,
    "GET /v1/ratings/figures": MANAGERS,
    "GET /v1/ratings/suspicions": MANAGERS,
    "GET /v1/ratings/follow-ups": MANAGERS,
    "POST /v1/ratings/follow-ups/{number}/steps": MANAGERS,
    "POST /v1/ratings/{rating}/appeals": MANAGERS,
    "POST /v1/ratings/appeals/{number}/decision": MANAGERS,
    "GET /v1/manage/live": MANAGERS,
    "POST /v1/identity/portrait-checks": KIOSK,
    "POST /v1/identity/codes": KIOSK,
    "POST /v1/identity/codes/{code}/answers": KIOSK,
    "POST /v1/identity/staff-confirmations": KIOSK,
    "POST /v1/identity/consents": KIOSK,
    "POST /v1/identity/checks": KIOSK,
    "GET /v1/identity/pass-key": KIOSK,
    "POST /v1/identity/passes": KIOSK,
    "POST /v1/papers/available": KIOSK,
    "POST /v1/papers/previews": KIOSK,
    "POST /v1/papers": KIOSK,
    "GET /v1/papers/{paper}/file": KIOSK,
    "POST /v1/papers/outcomes": KIOSK,
    "POST /v1/ratings/papers": KIOSK,
    "POST /v1/papers/fees": KIOSK,
    "POST /v1/papers/reprints": KIOSK,
    "POST /v1/papers/{paper}/acts": MANAGERS,
    "POST /v1/cases": STAFF,
    "POST /v1/cases/received": KIOSK,
    "POST /v1/cases/tracks": KIOSK,
    "GET /v1/cases": STAFF,
    "GET /v1/cases/{case}": STAFF,
    "POST /v1/cases/{case}/acts": STAFF,
    "GET /v1/fees": KIOSK,
    "GET /v1/fees/orders": STAFF,
    "GET /v1/fees/orders/{order}": KIOSK,
    "POST /v1/fees/orders/{order}/decisions": MANAGERS,
    "POST /v1/fees/closings": KIOSK,
    "GET /v1/fees/slips/{code}": KIOSK,
    "POST /v1/fees/slips/{code}/payments": KIOSK,
    "POST /v1/fees/slips": STAFF,
    "POST /v1/fees/notices/{number}": ANYBODY,
    "GET /v1/filing/forms": KIOSK,
    "GET /v1/filing/forms/{item}": KIOSK,
    "POST /v1/filing/drafts": KIOSK,
    "POST /v1/filing/drafts/resumed": KIOSK,
    "POST /v1/filing/drafts/erased": KIOSK,
    "GET /v1/filing/drafts/{draft}": KIOSK,
    "POST /v1/filing/drafts/{draft}/fields": KIOSK,
    "POST /v1/filing/drafts/{draft}/files": KIOSK,
    "POST /v1/filing/drafts/{draft}/files/removed": KIOSK,
    "POST /v1/filing/drafts/{draft}/hands": KIOSK,
    "POST /v1/filing/drafts/{draft}/kept": KIOSK,
    "POST /v1/filing/drafts/{draft}/submitted": KIOSK,
    "GET /v1/filing/files/{case}": STAFF,
    "GET /v1/filing/files/{case}/{n}": STAFF,
    "GET /v1/exchange/cases": ("exchange", *ADMINISTRATOR),
    "GET /v1/exchange/supervision": ("exchange", *ADMINISTRATOR),
}
PAGES: dict[str, tuple[str, ...]] = {
    "GET /t/{code}": ANYBODY,
    "GET /t/{code}/cancel": ANYBODY,
    "POST /t/{code}/cancel": ANYBODY,
    "GET /n/{code}": ANYBODY,
    "GET /board": ANYBODY,
    "GET /rate": ANYBODY,
    "GET /staff/login": ANYBODY,
    "GET /staff/password": STAFF,
    "GET /staff/accounts": ADMINISTRATOR,
    "GET /window": STAFF,
    "GET /window/facts": STAFF,
    "GET /manage": MANAGERS,
    "GET /manage/statistics": MANAGERS,
    "GET /manage/report": MANAGERS,
    "GET /manage/staffing": MANAGERS,
    "GET /manage/follow-ups": MANAGERS,
    "GET /manage/statistics.xlsx": MANAGERS,
    "GET /manage/report.xlsx": MANAGERS,
    "GET /manage/mine": STAFF,
    "GET /manage/face": MANAGERS,
    "GET /manage/face/record": MANAGERS,
    "GET /cases": STAFF,
    "GET /cases/{case}": STAFF,
    "GET /cases/slip/{case}": STAFF,
    "GET /cases/notice/{case}": STAFF,
    "GET /case/{code}": ANYBODY,
    "GET /verify": ANYBODY,
    "GET /verify/{code}": ANYBODY,
}

ITEM = "shijian-001"
_HOLDER = {"kind": "typed", "number": "990101198505050025", "name": "张三"}
_WHEN = "2026-10-12T09:00:00+08:00"
_VISIT = "0123456789abcdef0123456789abcdef"
_ADOPTED = {"number": "A1001", "code": "ABCDEFGHJK", "day": "2026-10-12", "issued_at": _WHEN, "items": [ITEM]}
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
}


class Asking(NamedTuple):
    """A request that is ready but for who sends it."""

    method: str
    path: str
    content: bytes | None = None
    headers: dict[str, str] = {}  # noqa: RUF012 - never changed


class People:
    """One of each kind, at the center's doors. `places` stands for the words in braces."""

    def __init__(self, center: Asked, staff: dict[str, Person], places: dict[str, str]) -> None:
        self.center = center
        self.places = places
        self._staff = staff

    def path(self, door: str) -> tuple[str, str]:
        method, _, path = door.partition(" ")
        if path.startswith("/v1/windows/"):
            return method, path.replace("{number}", "01")
        return method, path.format(**self.places)

    def client_of(self, who: str) -> tuple[httpx.Client, dict[str, str]]:
        """Their client and what proves them."""
        if who in self._staff:
            client = self._staff[who].client
            return client, {"X-CSRF-Token": client.cookies.get("csrf") or ""}
        return self.center.client, {"Authorization": f"Bearer {_TOKENS[who]}"} if who in _TOKENS else {}

    def send(self, who: str, asking: Asking) -> httpx.Response:
        """Only the status and headers of an endless answer are waited for."""
        client, known = self.client_of(who)
        headers = known | asking.headers
        with client.stream(asking.method, asking.path, content=asking.content, headers=headers) as answer:
            if not answer.headers.get("content-type", "").startswith("text/event-stream"):
                answer.read()
            return answer

    def say(self, who: str, door: str, content: bytes, *, key: str = "", path: str = "") -> httpx.Response:
        method, usual = self.path(door)
        headers = {"Content-Type": "application/json", "Idempotency-Key": key or fresh()}
        return self.send(who, Asking(method, path or usual, content, headers))


@contextmanager
def people(center: Asked) -> Iterator[People]:
    """A hall in which a citizen waits, one is at window 01 and one was served and has rated badly."""
    enrol(center.desk.store, "raters", RATER, role="rater")
    enrol(center.desk.store, "city", CITY, role="exchange")
    with ExitStack() as stack:
        staff = {
            role: stack.enter_context(at_work(center, badge, role))
            for badge, role in (("0101", "clerk"), ("0102", "manager"), ("0103", "administrator"))
        }
        yield People(center, staff, _places(center))


def _places(center: Asked) -> dict[str, str]:
    for window in ("01", "02"):
        assert center.act(window, "open").status_code == 200
    ticket = [center.take(ITEM).json() for _ in range(3)][-1]
    assert center.act("01", "callNext").status_code == 200
    assert center.act("01", "finish").status_code == 200
    rated = center.client.post(
        "/v1/ratings",
        json={"window": "01", "level": "veryDissatisfied", "channel": "keypad"},
        headers={"Authorization": f"Bearer {RATER}", "Idempotency-Key": fresh()},
    )
    assert rated.status_code == 201, rated.text
    assert center.act("01", "callNext").status_code == 200
    rating = center.rows("SELECT id FROM ratings")[0]["id"]
    follow_up = center.rows("SELECT id FROM follow_ups")[0]["id"]
    account = employ(center.desk, "0104")
    nothing = "0" * 24
    known = {"code": ticket["code"], "number": follow_up, "rating": rating, "account": account}
    return known | dict.fromkeys(("paper", "case", "order", "draft"), nothing) | {"item": ITEM, "n": "1"}
