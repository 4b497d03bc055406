"""How six digits reach the telephone on record: the city's message gateway, a demonstration's sandbox, or not at all.

The gateway knows the telephone; this center never does, and shows it masked.
"""

from __future__ import annotations

import json
import os
import re
import threading
from datetime import datetime
from pathlib import Path
from typing import Protocol

from kiosk.center.contract import Holder
from kiosk.center.contract.identity import IdentityReason
from kiosk.hall.identity.settings import Messages
from kiosk.hall.outward import Outward
from kiosk.identity.masking import public_phone

INVENTED = "99"
"""What the numbers of invented citizens begin with: no region has this code."""

_NONE = {404: IdentityReason.UNKNOWN_PERSON, 410: IdentityReason.NO_PHONE}
_LARGEST_ANSWER = 4096
_PHONE = re.compile(r"[0-9*+ -]{4,20}")
_MOST_LINES = 20

SANDBOX_FILE = "sandbox-codes.jsonl"


class Sent(str):
    """The masked telephone a code went to."""


class MessageWay(Protocol):
    def send(self, holder: Holder, code: str, minutes: int, now: datetime) -> Sent | IdentityReason:
        """Send the code, good for so many minutes. Blocks with a deadline of its own."""


class NoWay:
    """This hall is not connected to a gateway."""

    def send(self, holder: Holder, code: str, minutes: int, now: datetime) -> Sent | IdentityReason:
        return IdentityReason.NOT_CONNECTED


class HttpGateway:
    """A gateway that takes POST {"number", "name", "code", "minutes", "hall"}: 200 {"phone"} when the message is on its
    way, 410 when no telephone is on record."""

    def __init__(self, outward: Outward, hall: str) -> None:
        self._outward = outward
        self._hall = hall

    def send(self, holder: Holder, code: str, minutes: int, now: datetime) -> Sent | IdentityReason:
        asked = {"number": holder.number, "name": holder.name, "code": code, "minutes": minutes, "hall": self._hall}
        answer = self._outward.told(asked, _NONE, IdentityReason.AWAY)
        return answer if isinstance(answer, IdentityReason) else _masked(answer.content)


def _masked(content: bytes) -> Sent | IdentityReason:
    try:
        told = json.loads(content)
    except (ValueError, RecursionError):
        return IdentityReason.AWAY
    phone = told.get("phone") if isinstance(told, dict) else None
    if not isinstance(phone, str) or not _PHONE.fullmatch(phone):
        return IdentityReason.AWAY
    return Sent(phone if "*" in phone else public_phone(phone))


class Sandbox:
    """For a demonstration: the code is put where the dock shows it, in a file only this user can read. Invented
    citizens only, so that a hall which forgot to change its settings cannot pretend to send anybody a message."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.Lock()

    def send(self, holder: Holder, code: str, minutes: int, now: datetime) -> Sent | IdentityReason:
        if not holder.number.startswith(INVENTED):
            return IdentityReason.NOT_CONNECTED
        digits = "".join(letter for letter in holder.number if letter.isdecimal())
        phone = public_phone(f"1000000{digits[-4:]:0>4}")
        line = json.dumps({"at": now.isoformat(timespec="seconds"), "phone": phone, "code": code})
        with self._lock:
            self._put(line)
        return Sent(phone)

    def _put(self, line: str) -> None:
        old = self._file.read_text(encoding="utf-8").splitlines() if self._file.exists() else []
        fresh = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        fresh.unlink(missing_ok=True)
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write("\n".join([*old[1 - _MOST_LINES :], line]) + "\n")
        fresh.replace(self._file)


def message_way(wanted: Messages, folder: Path, hall: str, data: Path) -> MessageWay:
    """ConfigError."""
    if wanted.way == "http":
        return HttpGateway(Outward(wanted, folder, _LARGEST_ANSWER), hall)
    return Sandbox(data / SANDBOX_FILE) if wanted.way == "sandbox" else NoWay()
