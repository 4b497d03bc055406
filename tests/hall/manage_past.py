"""Days that a hall has behind it, written straight into its store: tickets, services and shifts that fit together."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from kiosk.hall.clock import micros
from kiosk.hall.desk import Desk
from kiosk.hall.dialects import add_rows
from kiosk.hall.tables import services, shifts, tickets
from kiosk.queueing.hours import CHINA, hours_of

_SECOND = 1_000_000
_BY_HOUR = {8: 0.6, 9: 1.6, 10: 1.5, 11: 1.1, 12: 0.5, 13: 0.9, 14: 1.2, 15: 1.0, 16: 0.6}


@dataclass(frozen=True, slots=True)
class Work:
    """One lane's windows, each with its clerk, and the items that come."""

    prefix: str
    windows: tuple[tuple[str, str], ...]
    items: tuple[str, ...]
    minutes: float


class Written(NamedTuple):
    tickets: int
    services: int


def open_days(desk: Desk, first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        if hours_of(day, desk.plan.week).spans:
            yield day
        day += timedelta(days=1)


def write(desk: Desk, days: Iterable[date], works: Sequence[Work], citizens: int, seed: int = 1) -> Written:
    """So many citizens a day, to each lane what its windows can bear."""
    chance = random.Random(seed)
    power = sum(len(work.windows) / work.minutes for work in works)
    made = [0, 0]
    for day in days:
        rows: tuple[list[dict[str, Any]], ...] = ([], [], [])
        for work in works:
            _lane(rows, chance, day, work, round(citizens * len(work.windows) / work.minutes / power))
        with desk.store.writing() as connection:
            for table, content in zip((tickets, services, shifts), rows, strict=True):
                add_rows(connection, table, content)
        made = [made[0] + len(rows[0]), made[1] + len(rows[1])]
    return Written(*made)


def _lane(rows: tuple[list[dict[str, Any]], ...], chance: random.Random, day: date, work: Work, citizens: int) -> None:
    midnight = micros(datetime.combine(day, time(), CHINA))
    opening, closing = midnight + 9 * 3600 * _SECOND, midnight + 17 * 3600 * _SECOND
    free = dict.fromkeys((window for window, _ in work.windows), opening)
    clerks = dict(work.windows)
    for window, clerk in work.windows:
        spell = {"day": day.isoformat(), "window": window, "clerk": clerk}
        rows[2].append({**spell, "at": opening, "state": "open", "reason": ""})
        rows[2].append({**spell, "at": closing, "state": "closed", "reason": ""})
    for number, came in enumerate(sorted(_arrivals(chance, midnight, citizens)), start=1):
        ticket = f"{day:%y%m%d}{work.prefix}{number:05d}"
        item = work.items[min(len(work.items) - 1, int(chance.expovariate(1.2)))]
        window = min(free, key=lambda each: free[each])
        called = max(came, free[window]) + 2 * _SECOND
        state, begun, ended = _fate(chance, called, work.minutes)
        if called > closing + 3600 * _SECOND:
            state = "expired"
        else:
            free[window] = ended
            rows[1].append(_service(ticket, work, window, clerks[window], item, day, came, called, begun, ended))
        rows[0].append(_ticket(ticket, work, number, item, day, came, state))


def _arrivals(chance: random.Random, midnight: int, citizens: int) -> list[int]:
    hours = chance.choices(list(_BY_HOUR), list(_BY_HOUR.values()), k=citizens)
    return [midnight + int((hour * 3600 + chance.random() * 3600) * _SECOND) for hour in hours]


def _fate(chance: random.Random, called: int, minutes: float) -> tuple[str, int | None, int]:
    if chance.random() < 0.06:
        return "passed", None, called + 90 * _SECOND
    begun = called + int(chance.uniform(10, 70) * _SECOND)
    return "done", begun, begun + int(minutes * 60 * chance.lognormvariate(-0.12, 0.5) * _SECOND)


def _service(
    ticket: str,
    work: Work,
    window: str,
    clerk: str,
    item: str,
    day: date,
    came: int,
    called: int,
    begun: int | None,
    ended: int,
) -> dict[str, Any]:
    return {
        "id": f"s{ticket}",
        "day": day.isoformat(),
        "ticket": ticket,
        "number": ticket[6:],
        "prefix": work.prefix,
        "window": window,
        "clerk": clerk,
        "items": json.dumps([item]),
        "priorities": "",
        "ready_at": came,
        "called_at": called,
        "started_at": begun,
        "ended_at": ended,
        "ended": "passed" if begun is None else "done",
        "outcomes": "[]",
        "calls": 1,
    }


def _ticket(ticket: str, work: Work, number: int, item: str, day: date, came: int, state: str) -> dict[str, Any]:
    return {
        "id": ticket,
        "code": f"{work.prefix}{day.toordinal() % 10_000:04d}{number:05d}",
        "day": day.isoformat(),
        "prefix": work.prefix,
        "number": number,
        "clash": 0,
        "state": state,
        "line": came,
        "pool": ",".join(window for window, _ in work.windows),
        "lanes": work.prefix,
        "items": json.dumps([{"code": item, "name": item, "name_en": ""}]),
        "kiosk": "kiosk-1",
        "offline": False,
        "paper": "printed",
        "issued_at": came,
        "ready_at": came,
    }
