"""Sets of windows as bits of a number: an estimate compares hundreds of them for every ticket."""

from __future__ import annotations

from functools import lru_cache
from itertools import count

_places: dict[str, int] = {}
"""Window → its bit, for as long as the process lives."""
_windows: dict[int, str] = {}
_next = count()


@lru_cache(maxsize=4096)
def mask_of(pool: frozenset[str]) -> int:
    return sum(1 << _place(window) for window in pool)


@lru_cache(maxsize=4096)
def members(mask: int) -> tuple[str, ...]:
    """The windows of a mask, always in the same order."""
    return tuple(_windows[place] for place in range(mask.bit_length()) if mask >> place & 1)


def _place(window: str) -> int:
    place = _places.get(window)
    if place is None:
        place = next(_next)  # two threads never get the same
        _windows[place] = window
        place = _places.setdefault(window, place)
    return place
