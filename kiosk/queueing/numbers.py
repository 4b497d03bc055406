"""Ticket numbers as they are called: a letter for the lane and digits, `A027`."""

from __future__ import annotations

import re

OFFLINE_START = 1000
OFFLINE_BLOCK = 100
MOST_KIOSKS = 89
"""The last block that still has four digits: kiosk 89 gives 9900–9999."""

_SPELLING = re.compile(r"([A-Z])([0-9]{1,6})")


def spell(prefix: str, number: int, digits: int = 3) -> str:
    """`("A", 27)` → `A027`. Numbers above the usual digits are written in full: `A1107`."""
    return f"{prefix}{number:0{digits}d}"


def parse(text: str) -> tuple[str, int]:
    """`A027` → `("A", 27)`. ValueError when it is not a letter followed by one to six digits."""
    found = _SPELLING.fullmatch(text)
    if found is None:
        raise ValueError(f"not a ticket number: {text[:12]!r}")
    return found[1], int(found[2])


def following(last: int, highest: int) -> int | None:
    """The number after `last` (0 at the start of a day), or None when the day's numbers are used up."""
    return last + 1 if last < highest else None


def offline_range(ordinal: int) -> tuple[int, int]:
    """First and last number the kiosk may give by itself, per letter and day (DECISIONS 4): kiosk 1 → 1100, 1199."""
    if not 1 <= ordinal <= MOST_KIOSKS:
        raise ValueError(f"a hall has numbers for kiosks 1 to {MOST_KIOSKS}, not for kiosk {ordinal}")
    first = OFFLINE_START + OFFLINE_BLOCK * ordinal
    return first, first + OFFLINE_BLOCK - 1
