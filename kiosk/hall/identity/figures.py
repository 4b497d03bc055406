"""How often faces were checked and what became of it: by month and by what decided it. Counts, and nobody's name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, select

from kiosk.center.contract.identity import ConsentAnswer, Verdict, Way, Why
from kiosk.hall.identity.tables import checks, confirmations, consents, persons, years


@dataclass(slots=True)
class Tally:
    """Counts of a month, or of a year."""

    answers: Counter[str] = field(default_factory=Counter)
    """Consents by `ConsentAnswer`."""
    guardians: int = 0
    ways: Counter[str] = field(default_factory=Counter)
    """Other ways that were gone, by `Way`: a window as soon as it was chosen, the others when they confirmed."""
    verdicts: Counter[str] = field(default_factory=Counter)
    """Checks by `Verdict`."""

    @property
    def asked(self) -> int:
        return self.answers[ConsentAnswer.GIVEN] + self.answers[ConsentAnswer.REFUSED]

    @property
    def checks(self) -> int:
        return self.verdicts.total()

    @property
    def failed(self) -> int:
        """Ended without a match, other than by the citizen's own wish."""
        return self.checks - self.verdicts[Verdict.MATCH] - self.verdicts[Verdict.CANCELED]

    @property
    def refused_share(self) -> float | None:
        return _share(self.answers[ConsentAnswer.REFUSED], self.asked)

    @property
    def failed_share(self) -> float | None:
        return _share(self.failed, self.checks)

    @property
    def other_ways(self) -> int:
        return self.ways.total()

    def merge(self, other: Tally) -> None:
        self.answers.update(other.answers)
        self.guardians += other.guardians
        self.ways.update(other.ways)
        self.verdicts.update(other.verdicts)


@dataclass(frozen=True, slots=True)
class Decider:
    """An engine with its thresholds, and when it decided."""

    engine: str
    policy: str
    first: str
    last: str
    checks: int
    matches: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A purpose, and the version of the words citizens were asked with."""

    purpose: str
    text: str
    times: int


@dataclass(frozen=True, slots=True)
class Year:
    year: int
    months: dict[int, Tally]
    total: Tally
    persons: int
    """Different persons whose face was checked."""
    deciders: tuple[Decider, ...]
    purposes: tuple[Asked, ...]
    kiosks: tuple[str, ...]
    living: int
    """Checks, brought to a score, in which something told living from filmed faces."""
    movements_only: int
    """Checks, brought to a score, in which nothing did but the movements: the weights for it are not everywhere."""


def year_of(connection: Connection, year: int) -> Year:
    """Each table is read once: a hall of 100,000 checks a year must not make its manager wait."""
    months = {number: Tally() for number in range(1, 13)}
    asked = _consents(connection, year, months)
    found = _checks(connection, year, months)
    _confirmations(connection, year, months)
    total = Tally()
    for tally in months.values():
        total.merge(tally)
    purposes = sorted((Asked(*what, times) for what, times in asked.items()), key=lambda each: -each.times)
    return Year(
        year,
        months,
        total,
        persons_of(connection, year),
        _deciders(found),
        tuple(purposes),
        tuple(sorted({each.kiosk for each in found})),
        sum(each.times for each in found if each.scored and each.living),
        sum(each.times for each in found if each.scored and not each.living),
    )


def persons_of(connection: Connection, year: int) -> int:
    counted = connection.execute(select(years.c.persons).where(years.c.year == year)).scalar() or 0
    standing = connection.execute(select(func.count()).where(persons.c.year == year)).scalar_one()
    return int(counted + standing)


def first_year(connection: Connection, today: date) -> int:
    """The year of the oldest record."""
    oldest = [connection.execute(select(func.min(each.c.day))).scalar() for each in (consents, checks)]
    return min((int(day[:4]) for day in oldest if day), default=today.year)


def _consents(connection: Connection, year: int, months: dict[int, Tally]) -> Counter[tuple[str, str]]:
    """Into the months; and how often was asked, by purpose and version of the words."""
    asked: Counter[tuple[str, str]] = Counter()
    where = (consents.c.answer, consents.c.way, consents.c.guardian, consents.c.purpose, consents.c.text)
    for row in _grouped(connection, consents, year, where):
        tally = months[int(row.month)]
        tally.answers[row.answer] += row.times
        tally.guardians += row.times if row.guardian and row.answer == ConsentAnswer.GIVEN else 0
        tally.ways[row.way] += row.times if row.way == Way.WINDOW else 0
        asked[row.purpose, row.text] += row.times if row.answer != ConsentAnswer.WITHDRAWN else 0
    return +asked


def _checks(connection: Connection, year: int, months: dict[int, Tally]) -> list[Any]:
    """Into the months; and the groups they came in."""
    told = checks.c.score.is_not(None).label("scored"), checks.c.real.is_not(None).label("living")
    where = (checks.c.verdict, checks.c.engine, checks.c.policy, checks.c.kiosk, *told)
    found = _grouped(connection, checks, year, where)
    for row in found:
        months[int(row.month)].verdicts[row.verdict] += row.times
    return found


def _confirmations(connection: Connection, year: int, months: dict[int, Tally]) -> None:
    for row in _grouped(connection, confirmations, year, (confirmations.c.way, confirmations.c.why)):
        months[int(row.month)].ways[row.way] += row.times if row.why == Why.FACE else 0


def _deciders(found: list[Any]) -> tuple[Decider, ...]:
    deciders: dict[tuple[str, str], Decider] = {}
    for row in found:
        matches = row.times if row.verdict == Verdict.MATCH else 0
        known = deciders.get((row.engine, row.policy), Decider(row.engine, row.policy, row.first, row.last, 0, 0))
        deciders[row.engine, row.policy] = replace(
            known,
            first=min(known.first, row.first),
            last=max(known.last, row.last),
            checks=known.checks + row.times,
            matches=known.matches + matches,
        )
    return tuple(sorted(deciders.values(), key=lambda each: (each.first, each.engine, each.policy)))


def _grouped(connection: Connection, table: Table, year: int, columns: tuple[ColumnElement[Any], ...]) -> list[Any]:
    """How often each combination came, by month; with the first and the last day."""
    month = func.substr(table.c.day, 6, 2).label("month")
    days = func.min(table.c.day).label("first"), func.max(table.c.day).label("last")
    query = select(month, *columns, func.count().label("times"), *days).where(_in(table, year))
    return list(connection.execute(query.group_by(month, *columns)))


def _in(table: Table, year: int) -> ColumnElement[bool]:
    return table.c.day.between(f"{year:04d}-01-01", f"{year:04d}-12-31")


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
