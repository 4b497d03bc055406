"""What clerks at 48 windows and citizens at kiosks do next, drawn by lot so that the hall stays in balance."""

from __future__ import annotations

import json
import random
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from kiosk.bench.call_hall import ITEMS, LETTERS, PRIORITIES, WINDOWS

_WAITING_WANTED = 150
_OTHERS_WINDOW = 0.04
"""How often somebody else presses at a window too: a clerk and the key pad beside them."""


class Wish(NamedTuple):
    """One request. `verb` is that of the act, or take, cancel, view, progress."""

    verb: str
    path: str
    body: bytes | None
    kiosk: bool = False
    window: str = ""
    key: str = ""


@dataclass(slots=True)
class _Window:
    """As the last answer showed it."""

    state: str = "unknown"
    number: str = ""
    at: str = ""
    waiting: list[str] = field(default_factory=list)
    held: list[str] = field(default_factory=list)
    passed: list[str] = field(default_factory=list)


class Play:
    """Shared by all clients of one process."""

    def __init__(self, seed: int) -> None:
        self._lot = random.Random(seed)
        self._windows = {number: _Window() for number in WINDOWS}
        self._codes: list[str] = []
        self._waiting = _WAITING_WANTED // 2

    def wish(self, windows: list[str]) -> Wish:
        """What whoever works at these windows does next."""
        lot = self._lot.random()
        if lot < (0.30 if self._waiting < _WAITING_WANTED else 0.02):
            return self._take()
        if lot > 0.985 and self._codes:
            return _cancel(self._codes.pop(self._lot.randrange(len(self._codes))))
        if lot > 0.975 and self._codes:
            return Wish("progress", f"/v1/tickets/{self._lot.choice(self._codes)}", None, kiosk=True)
        if self._lot.random() < _OTHERS_WINDOW:
            return self._act(self._lot.choice(WINDOWS), "callNext")
        return self._at(self._lot.choice(windows))

    def heard(self, wish: Wish, status: int, answer: dict[str, Any]) -> None:
        """Take in an answer."""
        if wish.verb == "take" and status == 201:
            self._codes.append(answer["code"])
            self._codes = self._codes[-60:]
            self._waiting += 1
        elif wish.window and status == 200:
            self._saw(self._windows[wish.window], answer)
        elif wish.window:
            self._windows[wish.window].state = "unknown"

    def _saw(self, window: _Window, view: dict[str, Any]) -> None:
        current = view["current"]
        window.state = view["window"]["state"]
        window.number, window.at = (current["number"], current["state"]) if current else ("", "")
        if not view["brief"]:
            window.waiting = [each["number"] for each in view["waiting"]]
            window.held = [each["number"] for each in view["held"]]
            window.passed = [each["number"] for each in view["passed"]]
        # Every window sees about a sixth of the hall; smoothed, because some see more than others.
        self._waiting += round((view["waiting_count"] * 6 - self._waiting) * 0.05)

    def _at(self, number: str) -> Wish:
        window = self._windows[number]
        if window.state == "unknown" or self._lot.random() < 0.06:
            return Wish("view", f"/v1/windows/{number}", None, window=number)
        if window.state in ("closed", "absent"):
            return self._act(number, "open")
        if window.at == "called":
            return self._drawn(number, _CALLED)
        if window.at == "serving":
            return self._drawn(number, _SERVING)
        if window.state == "paused":
            return self._act(number, "resume")
        return self._drawn(number, _FREE)

    def _drawn(self, number: str, among: dict[str, float]) -> Wish:
        verb = self._lot.choices(list(among), list(among.values()))[0]
        return self._act(number, verb)

    def _act(self, number: str, verb: str) -> Wish:
        more: dict[str, Any] | None = _MORE[verb](self._windows[number], self._lot) if verb in _MORE else {}
        if more is None:  # there is nobody to do it with
            verb, more = "callNext", {}
        body = json.dumps({"verb": verb} | more).encode()
        return Wish(verb, f"/v1/windows/{number}/acts", body, window=number, key=secrets.token_hex(12))

    def _take(self) -> Wish:
        items = self._lot.sample(ITEMS, 2 if self._lot.random() < 0.1 else 1)
        number = f"99{self._lot.randrange(10**13):013d}"
        body: dict[str, Any] = {"items": items, "holder": {"kind": "typed", "number": number, "name": "压测"}}
        if self._lot.random() < 0.1:
            body["claims"] = [self._lot.choice(PRIORITIES)]
        return Wish("take", "/v1/tickets", json.dumps(body).encode(), kiosk=True, key=secrets.token_hex(12))


def _cancel(code: str) -> Wish:
    return Wish("cancel", f"/v1/tickets/{code}/cancel", b"", kiosk=True, key=secrets.token_hex(12))


_FREE = {
    "callNext": 0.72,
    "callNumber": 0.05,
    "bringBack": 0.06,
    "return": 0.07,
    "prioritize": 0.05,
    "pause": 0.03,
    "close": 0.02,
}
_CALLED = {"start": 0.62, "recall": 0.15, "pass": 0.08, "hold": 0.03, "finish": 0.04, "callNext": 0.02, "pause": 0.02}
_SERVING = {"finish": 0.72, "transfer": 0.13, "hold": 0.07, "callNext": 0.06, "pause": 0.02}


def _one_of(name: str, **more: Any) -> Callable[[_Window, random.Random], dict[str, Any] | None]:
    def with_number(window: _Window, lot: random.Random) -> dict[str, Any] | None:
        found = getattr(window, name)
        return {"number": lot.choice(found), **more} if found else None

    return with_number


def _transfer(_window: _Window, lot: random.Random) -> dict[str, Any]:
    target = lot.choice([{"window": lot.choice(WINDOWS)}, {"lane": lot.choice(LETTERS)}, {"item": lot.choice(ITEMS)}])
    place = lot.choice(["front", "end", "waited"])
    return {**target, "place": place, "come_back": lot.random() < 0.3, "reason": "换个窗口"}


_MORE: dict[str, Callable[[_Window, random.Random], dict[str, Any] | None]] = {
    "callNext": lambda window, lot: {"finishing": bool(window.number)},
    "callNumber": _one_of("waiting", reason="带着小孩"),
    "bringBack": _one_of("held"),
    "return": _one_of("passed"),
    "prioritize": lambda window, lot: (
        {"number": lot.choice(window.waiting), "priority": lot.choice(PRIORITIES), "reason": "已看证件"}
        if window.waiting
        else None
    ),
    "pause": lambda window, lot: {"reason": "暂离"},
    "hold": lambda window, lot: {"minutes": lot.choice([1, 5]), "reason": "去复印"},
    "transfer": _transfer,
}
