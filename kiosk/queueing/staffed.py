"""When each window is usually worked at, learned from the days before: lunch in shifts, short afternoons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

SLOT = 15
"""Minutes in one slot."""

_SLOTS = 24 * 60 // SLOT

Staffing = Mapping[str, tuple[float, ...]]
"""Window → for each quarter of an hour from midnight, the part of it (0 to 1) it was worked at, as a mean of days."""


class Shift(NamedTuple):
    """A window begins or stops taking citizens. `minute` after midnight."""

    day: str
    window: str
    minute: float
    working: bool


def staffing_of(shifts: Iterable[Shift]) -> Staffing:
    """The mean over all the days in `shifts`, which must be in the order they happened; a day on which a window was
    never worked at counts as none of it. A window still worked at at the end of its day stopped at midnight."""
    days: set[str] = set()
    began: dict[tuple[str, str], float] = {}
    worked: dict[str, list[float]] = {}
    for shift in shifts:
        days.add(shift.day)
        key = (shift.day, shift.window)
        if shift.working:
            began.setdefault(key, shift.minute)
        elif key in began:
            _add(worked.setdefault(shift.window, [0.0] * _SLOTS), began.pop(key), shift.minute)
    for (_, window), minute in began.items():
        _add(worked.setdefault(window, [0.0] * _SLOTS), minute, 24 * 60.0)
    return {window: tuple(slot / SLOT / len(days) for slot in slots) for window, slots in worked.items()}


def _add(slots: list[float], begin: float, end: float) -> None:
    while begin < end:
        slot = int(begin // SLOT)
        until = min(end, (slot + 1) * SLOT)
        slots[slot] += until - begin
        begin = until
