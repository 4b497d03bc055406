"""The hall's own clock: the computer's, or shifted for a demonstration."""

from __future__ import annotations

from datetime import datetime, timedelta

from kiosk.queueing.hours import CHINA


def shift_to(start: str | datetime | None) -> timedelta:
    """How far to shift so that it is `start` now: ISO 8601, Chinese time unless it has an offset. ValueError if not."""
    if start is None:
        return timedelta()
    wanted = datetime.fromisoformat(start) if isinstance(start, str) else start
    if wanted.tzinfo is None:
        wanted = wanted.replace(tzinfo=CHINA)
    return wanted - datetime.now(CHINA)


class Clock:
    def __init__(self, shift: timedelta = timedelta()) -> None:
        self._shift = shift

    def now(self) -> datetime:
        return datetime.now(CHINA) + self._shift


def micros(moment: datetime) -> int:
    """Microseconds since 1970: how moments are stored."""
    return round(moment.timestamp() * 1_000_000)


def moment(stored: int) -> datetime:
    return datetime.fromtimestamp(stored / 1_000_000, CHINA)
