"""The tallies of each day: of days that are over kept in the store, of today counted afresh.

A kept day is counted again when its rows have changed in number (a restored backup, a kiosk that hands in offline
tickets the next morning).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from functools import cached_property, partial

from sqlalchemy import BindParameter, Connection, and_, bindparam, func, select

from kiosk.hall.clock import micros
from kiosk.hall.desk import Desk
from kiosk.hall.dialects import put
from kiosk.hall.manage.counting import Arrival, By, Place, Present, Shift, Stay, Tallies, count
from kiosk.hall.manage.period import Period
from kiosk.hall.manage.tables import day_figures
from kiosk.hall.manage.tally import Tally, unpacked
from kiosk.hall.tables import services, shifts, tickets, windows
from kiosk.queueing.hours import CHINA, hours_of, minutes_of

VERSION = 1
"""Raised whenever the same rows are counted differently: every day is then counted again."""

_MARK = "mark"
_MINUTE = 60_000_000

Between = Callable[[Callable[[], int]], int]
"""Runs a small change between two batches of requests (see `Writer.between`), and returns what it returned."""

_TODAY: BindParameter[str] = bindparam("today")
_STAYS = select(*(services.c[name] for name in Stay._fields)).where(services.c.day == _TODAY)
_ARRIVALS = select(*(tickets.c[name] for name in Arrival._fields)).where(tickets.c.day == _TODAY)
_SHIFTS = select(*(shifts.c[name] for name in Shift._fields)).where(shifts.c.day == _TODAY).order_by(shifts.c.id)
_PRESENT = (
    select(tickets.c.window, windows.c.clerk, tickets.c.prefix, tickets.c.called_at)
    .join(windows, and_(windows.c.day == tickets.c.day, windows.c.number == tickets.c.window))
    .where(tickets.c.day == _TODAY, tickets.c.state.in_(["called", "serving"]))
)
_KEPT = select(day_figures.c.day, day_figures.c.content).where(
    day_figures.c.kind == bindparam("kind"),
    day_figures.c.day >= bindparam("first"),
    day_figures.c.day <= bindparam("last"),
)

ByDay = dict[date, dict[str, Tally]]


class Days:
    """The days of a period that had a citizen or an open window, each with its tallies."""

    def __init__(self, desk: Desk, period: Period, between: Between = lambda act: act()) -> None:
        """Counts what is not kept yet, which for a store with years of services and no kept day takes a while."""
        self._desk = desk
        self.period = period
        self._today = desk.clock.now().date()
        catch_up(desk, period, between)

    def by(self, by: By) -> ByDay:
        span = {"kind": by.value, "first": self.period.first.isoformat(), "last": self.period.last.isoformat()}
        with self._desk.store.reading() as connection:
            kept = list(connection.execute(_KEPT, span))
        days = {
            date.fromisoformat(day): {key: unpacked(packed) for key, packed in json.loads(content).items()}
            for day, content in kept
            if day < self._today.isoformat()
        }
        if self.period.first <= self._today <= self.period.last and self._of_today:
            days[self._today] = self._of_today.get(by, {})
        return dict(sorted(days.items()))

    @cached_property
    def _of_today(self) -> Tallies:
        with self._desk.store.reading() as connection:
            return count_day(connection, self._desk, self._today)


def added(days: ByDay) -> dict[str, Tally]:
    """All days together: key → tally."""
    total: dict[str, Tally] = {}
    for tallies in days.values():
        for key, tally in tallies.items():
            total.setdefault(key, Tally()).merge(tally)
    return total


def catch_up(desk: Desk, period: Period, between: Between = lambda act: act()) -> int:
    """Count the days of a period that are over and not kept as they now are; returns how many."""
    last = min(period.last, desk.clock.now().date() - timedelta(days=1))
    with desk.store.reading() as connection:
        wanted = _marks(connection, period.first, last)
        span = {"kind": _MARK, "first": period.first.isoformat(), "last": last.isoformat()}
        kept = {day: content for day, content in connection.execute(_KEPT, span)}
    stale = [day for day, mark in wanted.items() if kept.get(day) != mark]
    for day in stale:
        with desk.store.reading() as connection:
            tallies = count_day(connection, desk, date.fromisoformat(day))
        between(partial(_keep, desk, day, wanted[day], tallies))
    return len(stale)


def count_day(connection: Connection, desk: Desk, day: date) -> Tallies:
    """Count one day from its rows: 20 ms for 1,500 citizens."""
    which = {"today": day.isoformat()}
    stays = [Stay(*row) for row in connection.execute(_STAYS, which)]
    arrivals = [Arrival(*row) for row in connection.execute(_ARRIVALS, which)]
    changes = [Shift(*row) for row in connection.execute(_SHIFTS, which)]
    place = _place(desk, day, stays)
    present = [] if place.over else [Present(*row) for row in connection.execute(_PRESENT, which)]
    return count(stays, arrivals, changes, place, present)


def _place(desk: Desk, day: date, stays: Iterable[Stay]) -> Place:
    now = desk.clock.now()
    midnight = micros(datetime.combine(day, time(), CHINA))
    over = day < now.date()
    return Place(
        midnight=midnight,
        until=_end(desk, day, midnight, stays) if over else micros(now),
        over=over,
        department_of=lambda code: desk.offers[code].item.department if code in desk.offers else "",
        lanes_of=lambda number: _lanes(desk).get(number, ()),
    )


def _end(desk: Desk, day: date, midnight: int, stays: Iterable[Stay]) -> int:
    """When a window nobody closed counts as closed: with the hall, or after the last citizen."""
    spans = hours_of(day, desk.plan.week).spans
    closing = midnight + (minutes_of(spans[-1][1]) * _MINUTE if spans else 0)
    return max([closing, *(stay.ended_at for stay in stays)])


def _lanes(desk: Desk) -> dict[str, frozenset[str]]:
    return {window.place.number: window.lanes for window in desk.plan.counters.windows}


def _marks(connection: Connection, first: date, last: date) -> dict[str, str]:
    """Day → what its figures must have been counted from."""
    numbers: dict[str, list[int]] = {}
    for place, table in enumerate((services, tickets, shifts)):
        query = (
            select(table.c.day, func.count())
            .where(table.c.day >= first.isoformat(), table.c.day <= last.isoformat())
            .group_by(table.c.day)
        )
        for day, count_ in connection.execute(query):
            numbers.setdefault(day, [0, 0, 0])[place] = count_
    return {day: " ".join(map(str, [VERSION, *counts])) for day, counts in numbers.items()}


def _keep(desk: Desk, day: str, mark: str, tallies: Tallies) -> int:
    contents = {
        by.value: json.dumps({key: tally.packed() for key, tally in tallies.get(by, {}).items()}, separators=(",", ":"))
        for by in By
    }
    rows = [{"kind": kind, "day": day, "content": content} for kind, content in {**contents, _MARK: mark}.items()]
    with desk.store.writing() as connection:
        put(connection, day_figures, "content", rows)
    return len(rows)
