"""月考核、季通报、年累计: totals beside the period before, rankings of windows and clerks, ratings, their follow-up."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.center.contract.ratings import FollowUpTally
from kiosk.hall.desk import Desk
from kiosk.hall.manage.counting import By
from kiosk.hall.manage.names import Names
from kiosk.hall.manage.period import Term
from kiosk.hall.manage.rollup import Between
from kiosk.hall.manage.statistics import COLUMNS, Breakdown, Column, Line, Statistics
from kiosk.hall.rating.counting import follow_ups_between

_FALLING = frozenset({"wait50", "wait80", "wait90", "wait100", "way", "absent", "gone", "bad", "held", "transferred"})
"""Figures of which less is better."""
_NEITHER = frozenset({"arrived", "tickets", "open", "idle", "paused", "service", "rated", "done"})
"""More or less of these is neither good nor bad by itself."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure of the term and of the one before it."""

    column: Column
    now: float | None
    before: float | None

    @property
    def change(self) -> float | None:
        """Relative; None when there is nothing to compare with. Of a share: the difference itself."""
        if self.now is None or self.before is None:
            return None
        if self.column.unit == "share":
            return self.now - self.before
        return (self.now - self.before) / self.before if self.before else None

    @property
    def better(self) -> bool | None:
        if not self.change or self.column.key in _NEITHER:
            return None
        return (self.change < 0) is (self.column.key in _FALLING)


@dataclass(frozen=True, slots=True)
class Ranked:
    place: int
    line: Line


@dataclass(frozen=True, slots=True)
class Report:
    term: Term
    days: int
    """On which the hall had citizens."""
    complete: bool
    """False while the term is still running."""
    totals: tuple[Compared, ...]
    windows: tuple[Ranked, ...]
    clerks: tuple[Ranked, ...]
    departments: tuple[Line, ...]
    rated: Line
    follow_ups: FollowUpTally
    now: Statistics
    before: Statistics


def report(desk: Desk, term: Term, names: Names, between: Between = lambda act: act()) -> Report:
    now = Statistics(desk, term.period, names, between)
    before = Statistics(desk, term.before.period, names, between)
    total, earlier = now.total, before.total
    today = desk.clock.now().date()
    with desk.store.reading() as connection:
        followed = follow_ups_between(connection, term.period.first, term.period.last, today)
    return Report(
        term=term,
        days=len(now.days(By.TOTAL)),
        complete=term.period.last < today,
        totals=tuple(Compared(column, column.value(total), column.value(earlier)) for column in COLUMNS),
        windows=_ranked(now.lines(Breakdown.WINDOW)),
        clerks=_ranked(now.lines(Breakdown.CLERK)),
        departments=tuple(now.lines(Breakdown.DEPARTMENT)),
        rated=total,
        follow_ups=followed,
        now=now,
        before=before,
    )


def _ranked(lines: list[Line]) -> tuple[Ranked, ...]:
    """By services finished; who has as many shares the place."""
    ordered = sorted((line for line in lines if line.tally.stays), key=_standing)
    places: list[Ranked] = []
    for number, line in enumerate(ordered, start=1):
        same = places and places[-1].line.tally.done == line.tally.done
        places.append(Ranked(places[-1].place if same else number, line))
    return tuple(places)


def _standing(line: Line) -> tuple[int, str]:
    return -line.tally.done, line.key
