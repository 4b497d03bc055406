"""The book of papers: a day's by kiosk and kind, every sheet of its month, and what staff decided about single ones."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, func, select

from kiosk.center.contract import EventKind
from kiosk.center.contract.fees import FeeState
from kiosk.center.contract.paper_desk import Act
from kiosk.center.contract.papers import PaperState
from kiosk.hall.clock import micros, moment
from kiosk.hall.desk import Desk
from kiosk.hall.events import first_since
from kiosk.hall.fees.tables import fees
from kiosk.hall.ledgers import month_of
from kiosk.hall.papers.office import Office
from kiosk.hall.papers.reprinting import ENROLLED, against_again, may_be_decided
from kiosk.hall.papers.tables import OPEN, acts, papers
from kiosk.hall.staff.tables import accounts
from kiosk.hall.tables import events, kiosks
from kiosk.queueing.hours import CHINA

MOST = 300
"""Papers on the page; their sums have them all."""


@dataclass(slots=True)
class Sum:
    """Papers by what became of them, and the sheets that came out for them."""

    papers: int = 0
    printed: int = 0
    unconfirmed: int = 0
    void: int = 0
    sheets: int = 0

    def add(self, state: str, number: int, sheets: int) -> None:
        self.papers += number
        self.printed += number * (state == PaperState.PRINTED)
        self.unconfirmed += number * (state == PaperState.UNCONFIRMED)
        self.void += number * (state == PaperState.VOID)
        self.sheets += sheets

    @property
    def open(self) -> int:
        """Still with a kiosk, or never heard of again."""
        return self.papers - self.printed - self.unconfirmed - self.void


Sums = dict[tuple[str, ...], Sum]


class Decided(NamedTuple):
    act: str
    who: str
    at: datetime
    reason: str
    kiosk: str
    outcome: str


class Entry(NamedTuple):
    """One paper. It names nobody."""

    id: str
    number: str
    kind: str
    kiosk: str
    at: datetime
    state: str
    pages: int
    sheets: int
    reason: str
    decide: bool
    """Nobody knows what became of it: staff say."""
    again: bool
    """It may be allowed once more."""
    decided: tuple[Decided, ...]
    fee: int
    """Fen, paid for it and neither used nor given back; 0 when there is none."""


class Refill(NamedTuple):
    """A kiosk's sheets since it last said that its paper was out; then somebody refilled it."""

    at: datetime
    sheets: int


class Book(NamedTuple):
    day: date
    today: Sums
    """By kiosk and kind."""
    total: Sum
    by_kiosk: Sums
    """Of the month, as the two below."""
    by_kind: Sums
    by_day: Sums
    month: Sum
    refills: dict[str, Refill]
    waiting: tuple[Entry, ...]
    """Nobody knows what became of them, whatever day they are of; the oldest first."""
    entries: tuple[Entry, ...]
    kiosks: tuple[str, ...]


def look(desk: Desk, office: Office, day: date) -> Book:
    """Blocks for some milliseconds."""
    now = desk.clock.now()
    first, last = month_of(day)
    with desk.store.reading() as connection:
        today = _sums(connection, desk, (papers.c.kiosk, papers.c.kind), papers.c.day == day.isoformat())
        month = papers.c.day.between(first.isoformat(), last.isoformat())
        by_kiosk = _sums(connection, desk, (papers.c.kiosk,), month)
        enrolled = connection.execute(select(kiosks.c.id).where(*ENROLLED).order_by(kiosks.c.ordinal)).scalars()
        return Book(
            day,
            today,
            _total(today),
            by_kiosk,
            _sums(connection, desk, (papers.c.kind,), month),
            _sums(connection, desk, (papers.c.day,), month),
            _total(by_kiosk),
            _refills(connection, first) if day == now.date() else {},
            _waiting(connection, desk, office),
            _entries(connection, desk, office, _OF_DAY.where(papers.c.day == day.isoformat())),
            tuple(enrolled),
        )


def by_month(desk: Desk, first: date, last: date) -> Sums:
    """By day, kiosk and kind: a month's sheets for the workbook."""
    with desk.store.reading() as connection:
        span = papers.c.day.between(first.isoformat(), last.isoformat())
        return _sums(connection, desk, (papers.c.day, papers.c.kiosk, papers.c.kind), span)


def _sums(connection: Connection, desk: Desk, by: Sequence[ColumnElement[Any]], where: ColumnElement[bool]) -> Sums:
    found: defaultdict[tuple[str, ...], Sum] = defaultdict(Sum)
    query = select(*by, papers.c.state, func.count(), func.sum(papers.c.sheets)).where(where)
    for *key, state, number, sheets in connection.execute(query.group_by(*by, papers.c.state)):
        named = (
            desk.paper_names.get(part, part) if column is papers.c.kind else part
            for column, part in zip(by, key, strict=True)
        )
        found[tuple(named)].add(state, number, int(sheets or 0))
    return dict(sorted(found.items()))


def _total(sums: Sums) -> Sum:
    total = Sum()
    for each in sums.values():
        total.papers += each.papers
        total.printed += each.printed
        total.unconfirmed += each.unconfirmed
        total.void += each.void
        total.sheets += each.sheets
    return total


def _refills(connection: Connection, since: date) -> dict[str, Refill]:
    """By the last time in this month that each kiosk's page printer was out of paper."""
    first = first_since(connection, micros(datetime.combine(since, time(), CHINA)))
    if first is None:
        return {}
    query = select(events.c.kiosk, events.c.at, events.c.detail).where(
        events.c.id >= first, events.c.kind == EventKind.DEVICE.value, events.c.detail.like("%page_printer%")
    )
    last: dict[str, int] = {}
    for kiosk, at, detail in connection.execute(query.order_by(events.c.id)):
        if json.loads(detail).get("detail") == "paperOut":
            last[kiosk] = at
    return {kiosk: Refill(moment(at), _since(connection, kiosk, at)) for kiosk, at in last.items()}


def _since(connection: Connection, kiosk: str, at: int) -> int:
    query = select(func.sum(papers.c.sheets)).where(papers.c.kiosk == kiosk, papers.c.settled_at > at)
    return int(connection.execute(query).scalar() or 0)


_OF_DAY = select(papers).order_by(papers.c.place.desc())


def _waiting(connection: Connection, desk: Desk, office: Office) -> tuple[Entry, ...]:
    open_ = select(papers).where(OPEN).order_by(papers.c.day, papers.c.place)
    return tuple(each for each in _entries(connection, desk, office, open_) if each.decide)


def _entries(connection: Connection, desk: Desk, office: Office, query: Select[Any]) -> tuple[Entry, ...]:
    rows = list(connection.execute(query.limit(MOST)).mappings())
    these = [row["id"] for row in rows]
    done, paid, now = _acts(connection, these), _paid(connection, these), micros(desk.clock.now())
    found = []
    for row in rows:
        given = [each for each in done[row["id"]] if each["act"] == Act.AGAIN]
        decide, again = may_be_decided(row, given, now), against_again(office, row, given, now) is None
        decided = (_decided(desk, each) for each in done[row["id"]])
        fee = paid.get(row["id"], 0)
        found.append(_entry(row, desk, decide=decide, again=again, decided=decided, fee=fee))
    return tuple(found)


def _entry(row: RowMapping, desk: Desk, *, decide: bool, again: bool, decided: Iterable[Decided], fee: int) -> Entry:
    return Entry(
        row["id"],
        row["number"],
        desk.paper_names.get(row["kind"], row["kind"]),
        row["kiosk"],
        moment(row["at"]),
        row["state"],
        row["pages"] * row["copies"],
        row["sheets"],
        row["reason"],
        decide,
        again,
        tuple(decided),
        fee,
    )


def _paid(connection: Connection, these: Sequence[str]) -> dict[str, int]:
    """By paper."""
    query = select(fees.c.paper, fees.c.amount).where(fees.c.paper.in_(these), fees.c.state == FeeState.PAID)
    return {paper: int(amount) for paper, amount in connection.execute(query)}


def _acts(connection: Connection, these: Sequence[str]) -> defaultdict[str, list[RowMapping]]:
    """By paper, in their order, each with who did it."""
    query = select(acts, accounts.c.badge, accounts.c.name).join(accounts, accounts.c.id == acts.c.by, isouter=True)
    found: defaultdict[str, list[RowMapping]] = defaultdict(list)
    for row in connection.execute(query.where(acts.c.paper.in_(these)).order_by(acts.c.id)).mappings():
        found[row["paper"]].append(row)
    return found


def _decided(desk: Desk, row: RowMapping) -> Decided:
    reason = desk.seal.unwrap(row["reason"], f"paper act {row['id']}").decode()
    who = f"{row['badge']} {row['name']}" if row["badge"] else row["by"]
    return Decided(row["act"], who, moment(row["at"]), reason, row["kiosk"], row["outcome"])
