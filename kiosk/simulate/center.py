"""A real center as a hall to play in: a process of its own, asked over HTTP by kiosks, clerks and rating tablets."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from kiosk.center.contract import Paper, Reason, Refusal, Ticket
from kiosk.center.contract.ratings import Channel, Level
from kiosk.center.contract.staff import DeviceRole
from kiosk.center.contract.windows import Act, ActReason, ActRefusal, Finish, Prioritize, WindowView
from kiosk.hall.clock import ClockHand
from kiosk.hall.kiosks import enrol
from kiosk.hall.staff.command import Register
from kiosk.simulate.citizens import Citizen
from kiosk.simulate.counter import Given, Standing
from kiosk.simulate.people import identity_of, name_of
from kiosk.simulate.wire import Answer, Wire

KIOSKS = ("kiosk-1", "kiosk-2", "kiosk-3")
MANAGER = "9001"
_RATER = "raters"
_LEVELS = tuple(Level)
_BY_HAND = {"appointment": "预约已核对", "green": "老弱病残孕，现场核对"}
"""Priorities that a clerk at the entrance gives, with the reason written down."""

_CLAIMED = ("disability", "soldier")


class CenterFailed(RuntimeError):
    """The center did not start, or answered with something nobody may answer."""


@dataclass(frozen=True, slots=True)
class Person:
    badge: str
    password: str


class Center:
    """Starts in the constructor; gone after `close`. Everybody who works there is enrolled and employed first."""

    def __init__(self, database: str, hall: Path, data: Path, start: datetime, windows: Iterable[str]) -> None:
        data.mkdir(parents=True, exist_ok=True)
        tokens = {kiosk: secrets.token_hex(16) for kiosk in KIOSKS}
        self.rater = enrol(database, _RATER, role=DeviceRole.RATER)
        register = Register(database, data)
        self.manager = Person(MANAGER, secrets.token_urlsafe(12))
        register.add(MANAGER, name_of(0, "manager"), "manager", self.manager.password)
        self.clerks: dict[str, Person] = {}
        for place, window in enumerate(windows, start=1):
            self.clerks[window] = Person(f"{place:04d}", secrets.token_urlsafe(12))
            register.add(f"{place:04d}", name_of(place, "clerk"), "clerk", self.clerks[window].password)
        self.tokens = tokens
        self.hand = ClockHand(data / "hall.clock", start)
        command = [sys.executable, "-m", "kiosk", "center", "serve", "--embedded", "--port", "0"]
        command += ["--database", database, "--hall", str(hall), "--data", str(data)]
        command += ["--clock", f"file:{data / 'hall.clock'}"]
        self._process = subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, env=os.environ | {"KIOSK_TOKENS": json.dumps(tokens)}
        )
        assert self._process.stdout is not None
        ready = self._process.stdout.readline()
        if not ready.startswith("center ready http://"):
            self.close()
            raise CenterFailed("the center did not start; what it wrote above says why")
        self.address = ready.split()[2]
        self.port = int(self.address.rsplit(":", 1)[1])

    def close(self) -> None:
        self._process.terminate()
        try:
            self._process.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.communicate()
        self.hand.close()


class Desk:
    """Somebody who signs in with a badge, and again whenever the session has ended."""

    def __init__(self, wire: Wire, person: Person) -> None:
        self._wire = wire
        self._person = person
        self._cookies: dict[str, str] = {}

    def post(self, path: str, body: object) -> Answer:
        key = secrets.token_hex(16)
        if not self._cookies:
            self._sign_in()
        answer = self._wire.post(path, body, self._headers(key))
        if answer.status == 401:
            self._sign_in()
            answer = self._wire.post(path, body, self._headers(key))
        return answer

    def _headers(self, key: str) -> dict[str, str]:
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        return {"Cookie": cookies, "X-CSRF-Token": self._cookies.get("csrf", ""), "Idempotency-Key": key}

    def _sign_in(self) -> None:
        asked = {"badge": self._person.badge, "password": self._person.password}
        answer = self._wire.post("/v1/staff/session", asked, {})
        if answer.status != 201:
            raise CenterFailed(f"badge {self._person.badge} could not sign in: {answer.status} {answer.body}")
        self._cookies = answer.cookies


class CenterHall:
    """The day of one center. Raises CenterFailed for every answer that is neither what was asked nor a refusal."""

    def __init__(self, center: Center, midnight: datetime) -> None:
        self._center = center
        self._midnight = midnight
        self._wire = Wire(center.port)
        self._clerks = {window: Desk(self._wire, person) for window, person in center.clerks.items()}
        self._manager = Desk(self._wire, center.manager)
        self._kiosks: dict[str, str] = {}

    @property
    def requests(self) -> int:
        return self._wire.asked

    def at(self, seconds: float) -> None:
        self._center.hand.put(self._midnight + timedelta(seconds=seconds))

    def take(self, citizen: Citizen) -> Given | Reason:
        kiosk, key = KIOSKS[citizen.place % len(KIOSKS)], secrets.token_hex(16)
        body: dict[str, Any] = {"items": citizen.items, "missing": citizen.missing}
        body["claims"] = [name for name in citizen.priorities if name in _CLAIMED]
        if citizen.identified:
            body["holder"] = {"kind": "resident", "number": identity_of(citizen), "name": name_of(citizen.place)}
        answer = self._wire.post("/v1/tickets", body, self._as_kiosk(kiosk, key))
        if answer.status == 409:
            return Refusal.model_validate(answer.body).reason
        ticket = Ticket.model_validate(_expected(answer, 201, "take"))
        assert ticket.span is not None and ticket.people_ahead is not None
        self._kiosks[key] = kiosk
        self._vouch(citizen, ticket.number)
        return Given(ticket.number, ticket.code, key, ticket.people_ahead, ticket.span)

    def settle(self, given: Given, paper: Paper) -> None:
        headers = self._as_kiosk(self._kiosks.pop(given.key), secrets.token_hex(16))
        answer = self._wire.post("/v1/tickets/settle", {"key": given.key, "paper": paper.value}, headers)
        _expected(answer, 200, "settle")

    def give_back(self, given: Given) -> bool:
        answer = self._wire.post(f"/v1/tickets/{given.code}/cancel", {}, {"Idempotency-Key": secrets.token_hex(16)})
        return answer.status != 409 and bool(_expected(answer, 200, "cancel"))

    def act(self, window: str, act: Act) -> Standing | ActReason:
        answer = self._clerks[window].post(f"/v1/windows/{window}/acts", act.model_dump(mode="json"))
        if answer.status == 409:
            return ActRefusal.model_validate(answer.body).reason
        view = WindowView.model_validate(_expected(answer, 200, act.verb))
        number = view.current.number if view.current else ""
        return Standing(number, *((view.service, view.service_number) if isinstance(act, Finish) else ()))

    def rate(self, window: str, service: str, level: int) -> bool:
        said = {"service": service, "level": _LEVELS[level].value, "channel": Channel.TABLET.value}
        headers = {"Authorization": f"Bearer {self._center.rater}", "Idempotency-Key": secrets.token_hex(16)}
        answer = self._wire.post("/v1/ratings", said, headers)
        return answer.status != 409 and bool(_expected(answer, 201, "rate"))

    def close_day(self) -> None:
        _expected(self._manager.post("/v1/hall/close", {}), 204, "close the day")

    def leave(self) -> None:
        self._wire.close()

    def _vouch(self, citizen: Citizen, number: str) -> None:
        for name in citizen.priorities:
            if name in _BY_HAND:
                act = Prioritize(number=number, priority=name, reason=_BY_HAND[name])
                window = next(iter(self._clerks))
                answer = self._manager.post(f"/v1/windows/{window}/acts", act.model_dump(mode="json"))
                _expected(answer, 200, act.verb)

    def _as_kiosk(self, kiosk: str, key: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._center.tokens[kiosk]}", "Idempotency-Key": key}


def _expected(answer: Answer, status: int, what: str) -> Any:
    if answer.status != status:
        raise CenterFailed(f"{what}: the center answered {answer.status}: {str(answer.body)[:300]}")
    return answer.body if answer.body is not None else True
