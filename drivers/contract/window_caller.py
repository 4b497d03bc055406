"""The key pads and rating pads of windows on one line."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from drivers.contract.words import Health, Outcome


class CallerAction(StrEnum):
    """What a key of a window's key pad asks for (devices.md §13.2; function and data meanings have a single source)."""

    CALL = "call"
    RECALL = "recall"
    ASK_RATING = "askRating"
    CANCEL = "cancel"
    CONFIRM = "confirm"
    DISCARD = "discard"
    """弃号: called and did not come."""
    SUSPEND = "suspend"
    """挂起: steps aside for a while."""
    CALL_BACK = "callBack"
    """回呼: whoever was suspended."""
    ONE_METRE_LINE = "oneMetreLine"
    PAUSE = "pause"
    TRANSFER = "transfer"
    OTHER = "other"
    """A key of no known meaning: `data` tells which."""


class CallerDetail(StrEnum):
    UNPLUGGED = "unplugged"
    GARBAGE = "garbage"
    LINE_BUSY = "lineBusy"


@dataclass(frozen=True, slots=True)
class CallerKey:
    """A key pressed at `address` (0 … 255). `repeat`: the pad only said again what it was not heard to have said."""

    address: int
    action: CallerAction
    digits: str = ""
    data: bytes = b""
    repeat: bool = False


@dataclass(frozen=True, slots=True)
class RatingKey:
    """One of the four keys, 0 … 3, as the pad numbers them; what level each stands for is a setting of the hall."""

    address: int
    key: int
    repeat: bool = False


@dataclass(frozen=True, slots=True)
class CallerResult:
    """SUCCESS with `press`; TIMEOUT: nobody pressed. A command ends UNCONFIRMED: these pads prove nothing they show."""

    outcome: Outcome
    detail: CallerDetail | None = None
    press: CallerKey | RatingKey | None = None


class WindowCaller(Protocol):
    """The key pads and four-key rating pads of many windows on one line. Presses are acknowledged as they are heard."""

    verified: bool

    def status(self, deadline: float) -> Health:
        """Of the line alone: ONLINE or NO_DEVICE. Whether a pad hangs on it shows only when a key is pressed."""

    def listen(self, deadline: float) -> CallerResult: ...

    def show_waiting(self, address: int, count: int | None, deadline: float) -> CallerResult: ...

    def show_ticket(self, address: int, number: int | None, deadline: float) -> CallerResult: ...

    def beep(self, address: int, deadline: float) -> CallerResult: ...

    def show_stars(self, address: int, stars: int, deadline: float) -> CallerResult: ...

    def start_rating(self, address: int, deadline: float) -> CallerResult: ...

    def close(self) -> None: ...
