"""How often faces were checked and what became of it: by month and by what decided it. Counts, and nobody's name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import ColumnElement, Connection, Table, func, select

from kiosk.center.contract.identity import ConsentAnswer, Verdict, Way
from kiosk.hall.identity.tables import checks, confirmations, consents, persons, years

OTHER_WAYS = (Way.STAFF, Way.CODE, Way.WINDOW)


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


def year_of(connection: Connection, year: int) -> Year:
    months = {number: Tally() for number in range(1, 13)}
    for month, answer, count in _by_month(connection, consents, year, consents.c.answer):
        months[month].answers[answer] += count
    for month, guardian, count in _by_month(connection, consents, year, consents.c.guardian):
        months[month].guardians += count if guardian else 0
    for month, way, count in _by_month(connection, consents, year, consents.c.way):
        months[month].ways[way] += count if way == Way.WINDOW else 0
    for month, way, count in _by_month(connection, confirmations, year, confirmations.c.way, why="face"):
        months[month].ways[way] += count
    for month, verdict, count in _by_month(connection, checks, year, checks.c.verdict):
        months[month].verdicts[verdict] += count
    total = Tally()
    for tally in months.values():
        total.merge(tally)
    return Year(
        year,
        months,
        total,
        persons_of(connection, year),
        _deciders(connection, year),
        _purposes(connection, year),
        tuple(connection.execute(select(checks.c.kiosk).where(_in(checks, year)).distinct()).scalars()),
    )


def persons_of(connection: Connection, year: int) -> int:
    counted = connection.execute(select(years.c.persons).where(years.c.year == year)).scalar() or 0
    standing = connection.execute(select(func.count()).where(persons.c.year == year)).scalar_one()
    return int(counted + standing)


def first_year(connection: Connection, today: date) -> int:
    """The year of the oldest record."""
    oldest = [connection.execute(select(func.min(each.c.day))).scalar() for each in (consents, checks)]
    return min((int(day[:4]) for day in oldest if day), default=today.year)


def _by_month(
    connection: Connection, table: Table, year: int, column: ColumnElement[object], why: str = ""
) -> list[tuple[int, str, int]]:
    month = func.substr(table.c.day, 6, 2)
    where = _in(table, year) & (table.c.why == why) if why else _in(table, year)
    query = select(month, column, func.count()).where(where).group_by(month, column)
    return [(int(number), value, int(count)) for number, value, count in connection.execute(query)]


def _deciders(connection: Connection, year: int) -> tuple[Decider, ...]:
    matches = func.count().filter(checks.c.verdict == Verdict.MATCH.value)
    first, last = func.min(checks.c.day), func.max(checks.c.day)
    query = (
        select(checks.c.engine, checks.c.policy, first, last, func.count(), matches)
        .where(_in(checks, year))
        .group_by(checks.c.engine, checks.c.policy)
        .order_by(first, checks.c.engine, checks.c.policy)
    )
    return tuple(Decider(*row) for row in connection.execute(query))


def _purposes(connection: Connection, year: int) -> tuple[Asked, ...]:
    query = (
        select(consents.c.purpose, consents.c.text, func.count())
        .where(_in(consents, year), consents.c.answer != ConsentAnswer.WITHDRAWN.value)
        .group_by(consents.c.purpose, consents.c.text)
        .order_by(func.count().desc(), consents.c.purpose, consents.c.text)
    )
    return tuple(Asked(*row) for row in connection.execute(query))


def _in(table: Table, year: int) -> ColumnElement[bool]:
    return table.c.day.between(f"{year:04d}-01-01", f"{year:04d}-12-31")


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
