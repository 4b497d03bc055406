"""What the center refused to hear of a kiosk, told to the hall like the word of a device, which every center takes:
an event `device` of source `outbox`, whose detail names the oldest one still to be looked at, or is `online` again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

OUTBOX = "outbox"
SENSELESS, UNREADABLE = "senseless", "unreadable"
"""Why, beside the reasons of a 409: the center answered 422; the kiosk itself can no longer open what it sealed."""


@dataclass(frozen=True, slots=True)
class Undelivered:
    """`path` is where it was sent, `since` when it was written; nothing of its body."""

    path: str
    why: str
    since: datetime

    def __str__(self) -> str:
        return f"{self.path} {self.why} {self.since.isoformat(timespec='minutes')}"


def parse(told: str) -> Undelivered | None:
    """What `str` of one says; None when it is nothing of the kind."""
    path, _, rest = told.partition(" ")
    why, _, since = rest.rpartition(" ")
    try:
        return Undelivered(path, why, datetime.fromisoformat(since)) if path.startswith("/") and why else None
    except ValueError:
        return None
