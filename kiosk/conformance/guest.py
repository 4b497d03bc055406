"""What the checks ask with: a kiosk's token, an item that tickets are given for, invented citizens; and what they left
behind, so that it can be taken back."""

from __future__ import annotations

import random
import secrets
from collections.abc import Callable
from typing import Any, NamedTuple

from kiosk.center.contract import Holder
from kiosk.center.contract.fees import FeeOrder
from kiosk.center.contract.filing import ERASED
from kiosk.center.contract.papers import OUTCOMES, PaperState
from kiosk.conformance.wire import Answer, Line

_MOST_TRIED = 40
"""Items of a catalogue that are asked about until one is found that tickets are given for."""
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


class Badge(NamedTuple):
    """A clerk, manager or administrator of the center that is checked."""

    badge: str
    password: str

    def __repr__(self) -> str:
        return f"Badge({self.badge})"


class Guest:
    def __init__(self, line: Line, person: Holder, badge: Badge | None = None) -> None:
        """`person`: invented; what the center's registers, if it has any, may know of."""
        self.line = line
        self.person = person
        self.badge = badge
        self.keys: list[str] = []
        """Of every ticket that was or may have been made."""
        self.cases: list[str] = []
        self.papers: list[str] = []
        self.drafts: list[str] = []
        self.slips: list[FeeOrder] = []
        self._wish: dict[str, Any] | None = None
        self._identity = False
        self.why_no_item = ""
        self.session: Clerk | None = None
        """Somebody who was signed in here, and is signed out at the end."""
        self.why_no_staff = ""

    # ------------------------------------------------------------------------------- tickets

    def wish(self) -> dict[str, Any] | None:
        """A request for a ticket that this center would give now, each time for another citizen; None when it would
        give none, and `why_no_item` says why."""
        if self._wish is None and not self.why_no_item:
            self._look_for_item()
        if self._wish is None:
            return None
        return self._wish | ({"holder": invented()} if self._identity else {})

    def take(self, wish: Any, key: str, **more: Any) -> Answer:
        self.keys.append(key)
        return self.line.ask("POST", "/v1/tickets", wish, key=key, **more)

    def settle(self, key: str, paper: str) -> Answer:
        return self.line.ask("POST", "/v1/tickets/settle", {"key": key, "paper": paper, "reason": "conformance"})

    def _look_for_item(self) -> None:
        told = self.line.ask("GET", "/v1/catalogue").json
        told = told if isinstance(told, dict) else {}
        codes = [*told.get("wanted", ()), *(item.get("code", "") for item in told.get("items", ()))]
        why: dict[str, None] = {}
        for code in list(dict.fromkeys(codes))[:_MOST_TRIED]:
            answer = self.line.ask("POST", "/v1/quote", {"items": [code]})
            if answer.status == 200 and isinstance(answer.json, dict):
                self._identity = answer.json.get("identity") == "required"
                self._wish = {"items": [code]}
                return
            why[answer.reason or str(answer.status)] = None
        self.why_no_item = f"no ticket is given now: {', '.join(why) or 'the catalogue is empty'}"

    def item(self, fits: Callable[[dict[str, Any]], bool]) -> dict[str, Any] | None:
        """The first item of the catalogue that does."""
        told = self.line.ask("GET", "/v1/catalogue").json
        items = told.get("items", ()) if isinstance(told, dict) else ()
        return next(filter(fits, items), None)

    def now(self) -> str:
        """The hall's own time, which may be another than this machine's."""
        told = self.line.ask("GET", "/v1/hall").json
        return str(told.get("now", "")) if isinstance(told, dict) else ""

    def void_paper(self, paper: str) -> Answer:
        told = {"paper": paper, "state": PaperState.VOID, "sheets": 0, "reason": "conformance", "at": self.now()}
        answer = self.line.ask("POST", OUTCOMES, told, key=fresh())
        if answer.status == 202:
            self.papers.remove(paper)
        return answer

    def erase_draft(self, draft: str) -> Answer:
        answer = self.line.ask("POST", ERASED, {"draft": draft}, key=fresh())
        if answer.status == 202:
            self.drafts.remove(draft)
        return answer

    # ------------------------------------------------------------------------------- staff

    def staff(self) -> Clerk | None:
        """Somebody signed in who may work with cases; None when nobody is, and `why_no_staff` says why."""
        if self.session is None and not self.why_no_staff:
            self.why_no_staff = self._sign_in()
        return None if self.why_no_staff else self.session

    def _sign_in(self) -> str:
        if self.badge is None:
            return "a case is withdrawn and a slip written by staff only: give --staff"
        told = {"badge": self.badge.badge, "password": self.badge.password}
        answer = self.line.ask("POST", "/v1/staff/session", told, token="")
        if answer.status == 201:
            self.session = Clerk(self.line, _cookies(answer.headers.get("set-cookie", "")))
        may = self.session.ask("GET", "/v1/cases") if self.session else answer
        return "" if may.status == 200 else f"this badge may not work with cases: {may}"


class Clerk:
    """A session at the center, as a browser would hold it."""

    def __init__(self, line: Line, cookies: dict[str, str]) -> None:
        self._line = line
        self._headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
            "X-CSRF-Token": cookies.get("csrf", ""),
        }

    def withdraw(self, case: str, key: str) -> Answer:
        return self.ask("POST", f"/v1/cases/{case}/acts", {"verb": "withdraw"}, key=key)

    def cancel_slip(self, order: str, key: str) -> Answer:
        return self.ask("POST", f"/v1/fees/orders/{order}/cancellations", {"reason": "conformance"}, key=key)

    def leave(self) -> Answer:
        return self.ask("DELETE", "/v1/staff/session")

    def ask(self, method: str, path: str, body: Any = None, *, key: str = "") -> Answer:
        return self._line.ask(method, path, body, key=key, token="", headers=self._headers)


def fresh() -> str:
    return f"conformance-{secrets.token_hex(12)}"


def invented() -> dict[str, str]:
    """A citizen nobody is: a number of the unassigned district 99 with its check digit (GB 11643)."""
    draw = random.SystemRandom()
    digits = f"9901{draw.randrange(100):02d}{draw.randrange(1950, 2001)}{draw.randrange(1, 13):02d}"
    digits += f"{draw.randrange(1, 29):02d}{draw.randrange(1000):03d}"
    check = "10X98765432"[sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 11]
    return {"kind": "typed", "number": digits + check}


def _cookies(told: str) -> dict[str, str]:
    """From the Set-Cookie headers, which requests joins with commas; no value of ours holds one."""
    found = {}
    for part in told.split(","):
        name, _, value = part.split(";")[0].strip().partition("=")
        if name in ("session", "csrf"):
            found[name] = value
    return found
