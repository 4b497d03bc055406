"""One day's rows → tallies, by every breakdown at once. Pure: rows in, tallies out."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from kiosk.hall.manage.tally import Tally

_SECOND = 1_000_000
HALF = 1800
"""Seconds in half an hour."""

_NEVER = frozenset({"waiting", "cancelled", "expired", "passed", "held", "called"})
"""Ticket states of somebody who, when the day is over, was not served."""


class By(StrEnum):
    """A breakdown. Keys: half hours as `0` to `47`, slots as lane and half hour (`A18`), everything else its code."""

    TOTAL = "total"
    HALF = "half"
    LANE = "lane"
    SLOT = "slot"
    WINDOW = "window"
    CLERK = "clerk"
    ITEM = "item"
    DEPARTMENT = "department"


class Stay(NamedTuple):
    """A row of `services`; moments in µs."""

    ticket: str
    prefix: str
    window: str
    clerk: str
    items: str
    ready_at: int
    called_at: int
    started_at: int | None
    ended_at: int
    ended: str


class Present(NamedTuple):
    """Somebody called to or served at a window now; µs."""

    window: str
    clerk: str
    prefix: str
    called_at: int


class Arrival(NamedTuple):
    """A row of `tickets`."""

    id: str
    prefix: str
    items: str
    state: str
    issued_at: int


class Shift(NamedTuple):
    """A window's change of state, in the order they happened."""

    at: int
    window: str
    state: str
    clerk: str


@dataclass(frozen=True, slots=True)
class Place:
    """What the rows alone do not say."""

    midnight: int
    """The day's beginning in µs."""
    until: int
    """The day's end, or now: windows left open count until then (µs)."""
    over: bool
    """The day is past: who still waits has gone."""
    department_of: Callable[[str], str]
    lanes_of: Callable[[str], Iterable[str]]


Tallies = dict[By, dict[str, Tally]]


def count(
    stays: Sequence[Stay],
    arrivals: Iterable[Arrival],
    shifts: Sequence[Shift],
    place: Place,
    present: Iterable[Present] = (),
) -> Tallies:
    """Waits count in the half hour in which they began, open and busy time where it passed.

    A service of several items counts for each of them, its time in equal parts. Who is `present` keeps the
    window busy until now; the service itself counts when it is over.
    """
    found: defaultdict[By, defaultdict[str, Tally]] = defaultdict(lambda: defaultdict(Tally))
    _count_stays(found, stays, place)
    for each in present:
        _count_busy(found, each, place.until, place)
    begun = {stay.ticket for stay in stays if stay.started_at is not None}
    _count_arrivals(found, arrivals, begun, place)
    _count_shifts(found, shifts, stays, place)
    return {by: dict(keys) for by, keys in found.items()}


Found = Mapping[By, Mapping[str, Tally]]


def _count_stays(found: Found, stays: Sequence[Stay], place: Place) -> None:
    seen: set[tuple[By, str, str]] = set()
    for stay in stays:
        half = _half(stay.ready_at, place)
        items = codes(stay.items)
        for by, key, share in _keys(stay, half, items, place):
            tally = found[by][key]
            _add_stay(tally, stay, share)
            if (by, key, stay.ticket) not in seen:
                seen.add((by, key, stay.ticket))
                tally.tickets += 1
        _count_busy(found, stay, stay.ended_at, place)


def _count_busy(found: Found, who: Stay | Present, until: int, place: Place) -> None:
    seconds = max(0, until - who.called_at) / _SECOND
    for tally in (found[By.TOTAL][""], found[By.WINDOW][who.window], found[By.CLERK][who.clerk]):
        tally.busy += seconds
    for number, part in _halves(who.called_at, until, place):
        found[By.HALF][str(number)].busy += part
        found[By.SLOT][f"{who.prefix}{number}"].busy += part


def _keys(stay: Stay, half: int, items: tuple[str, ...], place: Place) -> Iterator[tuple[By, str, float]]:
    yield By.TOTAL, "", 1.0
    yield By.HALF, str(half), 1.0
    yield By.LANE, stay.prefix, 1.0
    yield By.WINDOW, stay.window, 1.0
    yield By.CLERK, stay.clerk, 1.0
    departments = dict.fromkeys(place.department_of(code) for code in items)
    for department in departments:
        yield By.DEPARTMENT, department, 1 / len(departments)
    for code in items:
        yield By.ITEM, code, 1 / len(items)


def _add_stay(tally: Tally, stay: Stay, share: float) -> None:
    tally.stays += 1
    tally.waited(max(0, stay.called_at - stay.ready_at) / _SECOND)
    if stay.started_at is not None:
        tally.way.add(max(0, stay.started_at - stay.called_at) / _SECOND)
        tally.service.add(max(0, stay.ended_at - stay.started_at) / _SECOND * share)
    tally.done += stay.ended == "done"
    tally.absent += stay.ended == "passed" and stay.started_at is None
    tally.transferred += stay.ended == "transferred"
    tally.held += stay.ended == "held"


def _count_arrivals(found: Found, arrivals: Iterable[Arrival], begun: set[str], place: Place) -> None:
    for arrival in arrivals:
        if arrival.state == "void":
            continue
        half = _half(arrival.issued_at, place)
        items = codes(arrival.items)
        left = arrival.id not in begun and (arrival.state in _NEVER if place.over else arrival.state == "cancelled")
        tallies = [
            found[By.TOTAL][""],
            found[By.HALF][str(half)],
            found[By.LANE][arrival.prefix],
            found[By.SLOT][f"{arrival.prefix}{half}"],
            *(found[By.DEPARTMENT][each] for each in dict.fromkeys(map(place.department_of, items))),
            *(found[By.ITEM][code] for code in items),
        ]
        for tally in tallies:
            tally.arrived += 1
            tally.gone += left


def _count_shifts(found: Found, shifts: Sequence[Shift], stays: Sequence[Stay], place: Place) -> None:
    for window, clerk, begin, end, state in _spells(shifts, place):
        seconds = (end - begin) / _SECOND
        for tally in (found[By.TOTAL][""], found[By.WINDOW][window], found[By.CLERK][clerk]):
            if state == "open":
                tally.open += seconds
            else:
                tally.paused += seconds
        if state == "open":
            for number, part in _halves(begin, end, place):
                found[By.HALF][str(number)].open += part
                for lane in place.lanes_of(window):
                    found[By.SLOT][f"{lane}{number}"].open += part


def _spells(shifts: Sequence[Shift], place: Place) -> Iterator[tuple[str, str, int, int, str]]:
    """(window, clerk, from, to, "open" or "paused") of the day."""
    last: dict[str, Shift] = {}
    for shift in shifts:
        before = last.get(shift.window)
        if before is not None and before.state in ("open", "paused") and shift.at > before.at:
            yield shift.window, before.clerk, before.at, shift.at, before.state
        last[shift.window] = shift
    for window, shift in last.items():
        if shift.state in ("open", "paused") and place.until > shift.at:
            yield window, shift.clerk, shift.at, place.until, shift.state


def _half(at: int, place: Place) -> int:
    return min(47, max(0, (at - place.midnight) // (HALF * _SECOND)))


def _halves(begin: int, end: int, place: Place) -> Iterator[tuple[int, float]]:
    """A stretch of time cut at the half hours: (which, seconds)."""
    size = HALF * _SECOND
    while begin < end:
        number = _half(begin, place)
        edge = place.midnight + (number + 1) * size
        stop = end if edge <= begin else min(end, edge)
        yield number, (stop - begin) / _SECOND
        begin = stop


@lru_cache(maxsize=16_384)
def codes(stored: str) -> tuple[str, ...]:
    """Item codes of a stored list: of codes (services) or of items (tickets)."""
    return tuple(dict.fromkeys(item if isinstance(item, str) else str(item["code"]) for item in json.loads(stored)))
