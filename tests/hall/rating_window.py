"""A window with its rater for tests: citizens are served there, minute by minute of the hall's own clock."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, NamedTuple

import httpx

from kiosk.hall.clock import Clock, shift_to
from kiosk.hall.kiosks import enrol
from tests.hall.conftest import MONDAY, Asked, fresh
from tests.hall.staff_room import Person, at_work

RATER = "token-of-the-rater-of-window-1"


class Served(NamedTuple):
    service: str
    number: str
    code: str
    """Of the ticket."""


class RatingWindow:
    """Window 01 with a clerk signed in, and a rater. To be closed (`with`)."""

    def __init__(self, center: Asked, window: str = "01") -> None:
        self.center = center
        self.window = window
        self.now = datetime.fromisoformat(MONDAY)
        self.set(self.now)
        enrol(center.desk.store, "rater-1", RATER, "rater")
        self.clerk = at_work(center, "0107")
        self._act({"verb": "open"})

    def __enter__(self) -> RatingWindow:
        return self

    def __exit__(self, *_: object) -> None:
        self.clerk.close()

    # ------------------------------------------------------------------------------------- time

    def set(self, moment: datetime) -> None:
        """The clock then runs on from here."""
        self.now = moment
        self.center.desk.clock = Clock(shift_to(moment))

    def later(self, seconds: float) -> None:
        self.set(self.now + timedelta(seconds=seconds))

    # ----------------------------------------------------------------------------------- service

    def serve(self, item: str = "shijian-001", seconds: float = 300) -> Served:
        """One citizen from ticket to the end of the service."""
        ticket = self.center.take(item).json()
        self._act({"verb": "callNumber", "number": ticket["number"], "reason": "test"})
        self._act({"verb": "start"})
        self.later(seconds)
        view = self._act({"verb": "finish"})
        assert view["service_number"] == ticket["number"]
        return Served(view["service"], ticket["number"], ticket["code"])

    def pass_over(self) -> str:
        """Somebody who is called and never comes; the id of what was no service."""
        ticket = self.center.take("shijian-001").json()
        self._act({"verb": "callNumber", "number": ticket["number"], "reason": "test"})
        self._act({"verb": "pass"})
        return str(self.center.rows("SELECT id FROM services WHERE ended = 'passed'")[0]["id"])

    def _act(self, act: dict[str, Any]) -> dict[str, Any]:
        answer = self.clerk.ask("POST", f"/v1/windows/{self.window}/acts", act, **{"Idempotency-Key": fresh()})
        assert answer.status_code == 200, answer.text
        view: dict[str, Any] = answer.json()
        return view

    # ------------------------------------------------------------------------------------ rating

    def rate(self, level: str = "verySatisfied", *, key: str = "", **more: Any) -> httpx.Response:
        """Through the rater, of this window unless a `service` is named."""
        place = {} if "service" in more or "window" in more else {"window": self.window}
        body = {"level": level, "channel": "keypad", **place, **more}
        headers = {"Authorization": f"Bearer {RATER}", "Idempotency-Key": key or fresh()}
        return self.center.client.post("/v1/ratings", json=body, headers=headers)

    def phone(self, served: Served, level: str = "satisfied", *, key: str = "", **more: Any) -> httpx.Response:
        body = {"service": served.service, "level": level, **more}
        path = f"/v1/tickets/{served.code}/rating"
        return self.center.client.post(path, json=body, headers={"Idempotency-Key": key or fresh()})

    def invitation(self, **query: Any) -> dict[str, Any]:
        path = f"/v1/windows/{self.window}/invitation"
        answer = self.center.client.get(path, params=query, headers={"Authorization": f"Bearer {RATER}"})
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found


def asked(person: Person, path: str) -> dict[str, Any]:
    """What somebody at a PC reads there."""
    answer = person.ask("GET", path)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def said(person: Person, path: str, body: dict[str, Any], key: str = "") -> httpx.Response:
    return person.ask("POST", path, body, **{"Idempotency-Key": key or fresh()})
