"""Every door of the center, who may go through it, and what is sensibly said there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import NamedTuple

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
_ELSEWHERE = {
    "/v1/windows/": {"number": "01"},
    "/v1/fees/slips/": {"code": "000000000000"},
}
"""What a name stands for in some rooms, and not in the others."""
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
    "GET /v1/identity/ways": KIOSK,
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
    "POST /v1/cases/{case}/fees": STAFF,
    "GET /v1/fees": KIOSK,
    "GET /v1/fees/orders": STAFF,
    "GET /v1/fees/orders/{order}": KIOSK,
    "POST /v1/fees/orders/{order}/decisions": MANAGERS,
    "POST /v1/fees/orders/{order}/payments": STAFF,
    "POST /v1/fees/orders/{order}/cancellations": STAFF,
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
    "GET /cases/commitment/{case}": STAFF,
    "GET /fees/slip/{order}": STAFF,
    "GET /case/{slip}": ANYBODY,
    "GET /verify": ANYBODY,
    "GET /verify/{proof}": ANYBODY,
    "GET /manage/papers": MANAGERS,
    "GET /manage/papers.xlsx": MANAGERS,
    "GET /manage/fees": MANAGERS,
    "GET /manage/fees.xlsx": MANAGERS,
    "GET /draft/{draft}": ANYBODY,
    "GET /hand/{secret}": ANYBODY,
    "POST /hand/{secret}/files": ANYBODY,
    "POST /hand/{secret}/fields": ANYBODY,
}

ITEM = "shijian-001"


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
        here = next((names for room, names in _ELSEWHERE.items() if path.startswith(room)), {})
        return method, path.format(**(self.places | here))

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
    known |= dict.fromkeys(("paper", "case", "order", "draft"), nothing) | {"item": ITEM, "n": "1"}
    return known | dict.fromkeys(("slip", "proof", "secret"), ticket["code"])
