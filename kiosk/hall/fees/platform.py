"""Where money is taken: the city's payment platform over HTTPS, a demonstration's sandbox, or nowhere.

A platform is asked three things, each with the order's number, each as often as one likes: a repeat changes nothing.
What it says of its own accord (a notice) is only a reason to ask.
"""

from __future__ import annotations

import json
import os
import time
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from kiosk.hall.fees.settings import Payment
from kiosk.hall.outward import NotReached, Outward

LARGEST = 8192
"""Bytes of an answer."""
LONGEST_PAY = 512
"""Characters of a QR's text that a telephone still reads from a screen."""
SANDBOX = "sandbox-payments"
_SANDBOX_DAYS = 30


class Told(StrEnum):
    """What a platform says about an order."""

    OWED = "owed"
    PAID = "paid"
    FAILED = "failed"
    REFUNDING = "refunding"
    REFUNDED = "refunded"


class Due(NamedTuple):
    number: str
    amount: int
    """Fen."""
    name: str
    until: datetime


class Platform(Protocol):
    """Every method blocks, with a deadline of its own, and returns None when there is no useful answer."""

    def create(self, due: Due) -> str | None:
        """The text of the QR to pay with. An order that failed or ran out can be paid again afterwards."""

    def ask(self, due: Due) -> Told | None: ...

    def refund(self, due: Due) -> Told | None:
        """All of it."""


class NoPlatform:
    """This hall takes no money."""

    def create(self, due: Due) -> str | None:
        return None

    def ask(self, due: Due) -> Told | None:
        return None

    def refund(self, due: Due) -> Told | None:
        return None


class HttpPlatform:
    """A service that answers POST {"do": "create", "number", "amount", "currency", "name", "until"} with {"pay": text},
    {"do": "ask", "number"} and {"do": "refund", "number", "amount"} with {"state": owed | paid | failed | refunding |
    refunded, "amount": fen}."""

    def __init__(self, outward: Outward) -> None:
        self._outward = outward

    def create(self, due: Due) -> str | None:
        wanted = {"amount": due.amount, "currency": "CNY", "name": due.name, "until": due.until.isoformat()}
        pay = self._post({"do": "create", "number": due.number} | wanted).get("pay")
        return pay if isinstance(pay, str) and 0 < len(pay) <= LONGEST_PAY else None

    def ask(self, due: Due) -> Told | None:
        return self._state(due, {"do": "ask", "number": due.number})

    def refund(self, due: Due) -> Told | None:
        return self._state(due, {"do": "refund", "number": due.number, "amount": due.amount})

    def _state(self, due: Due, question: dict[str, object]) -> Told | None:
        answer = self._post(question)
        try:
            told = Told(answer.get("state", ""))
        except ValueError:
            return None
        # What was paid is what was owed, or nobody here can say what happened.
        return told if told in (Told.OWED, Told.FAILED) or answer.get("amount") == due.amount else None

    def _post(self, question: dict[str, object]) -> dict[str, Any]:
        try:
            answer = self._outward.ask(question)
            told = json.loads(answer.content) if answer.status == 200 else None
        except (NotReached, ValueError, RecursionError):
            return {}
        return told if isinstance(told, dict) else {}


class Sandbox:
    """For a demonstration: a folder in place of a platform, which the dock works from its own process.

    `NUMBER.json` is an order; `NUMBER.did`, put there by the dock, says {"did": "paid" or "failed", "at": seconds since
    1970, maybe yet to come}; `NUMBER.back` is a refund; while there is a file `shut` nobody is answered.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        for path in folder.iterdir():  # a demonstration's wall of paper must not grow for ever
            if path.stat().st_mtime < time.time() - _SANDBOX_DAYS * 86400:
                path.unlink(missing_ok=True)

    def create(self, due: Due) -> str | None:
        if self._shut():
            return None
        if self._did(due) is Told.FAILED:
            self._file(due, "did").unlink(missing_ok=True)
        order = {"number": due.number, "amount": due.amount, "name": due.name, "at": time.time()}
        self._put(self._file(due, "json"), order | {"until": due.until.isoformat()})
        return f"BMSANDBOX:{due.number}/{due.amount}"

    def ask(self, due: Due) -> Told | None:
        if self._shut():
            return None
        return Told.REFUNDED if self._file(due, "back").exists() else self._did(due)

    def refund(self, due: Due) -> Told | None:
        if self._shut() or self._did(due) is not Told.PAID:
            return None
        self._put(self._file(due, "back"), {"amount": due.amount})
        return Told.REFUNDED

    def _did(self, due: Due) -> Told:
        try:
            said = json.loads(self._file(due, "did").read_text(encoding="utf-8"))
            return Told(said["did"]) if said["at"] <= time.time() else Told.OWED
        except (FileNotFoundError, ValueError, KeyError):
            return Told.OWED

    def _shut(self) -> bool:
        return (self._folder / "shut").exists()

    def _file(self, due: Due, kind: str) -> Path:
        return self._folder / f"{due.number}.{kind}"

    def _put(self, path: Path, content: dict[str, Any]) -> None:
        fresh = path.with_name(f"{path.name}.{os.getpid()}")
        fresh.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        fresh.replace(path)


def platform(wanted: Payment, folder: Path, data: Path) -> Platform:
    """ConfigError."""
    if wanted.way == "http":
        return HttpPlatform(Outward(wanted, folder, LARGEST))
    return Sandbox(data / SANDBOX) if wanted.way == "sandbox" else NoPlatform()
