"""The book of fees: a day's orders and what came of the money, refunds that are under way, one order by its number.

An order names nobody, so nothing here does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, RowMapping, func, or_, select

from kiosk.center.contract.fees import FeeState
from kiosk.hall.clock import micros, moment
from kiosk.hall.desk import Desk
from kiosk.hall.fees.office import Office, Said
from kiosk.hall.fees.ordering import PAYABLE
from kiosk.hall.fees.orders import PAPER, SLIP
from kiosk.hall.fees.tables import TAKEN, fees
from kiosk.hall.kiosks import STAFF_KEY
from kiosk.hall.staff.tables import accounts

MOST = 300
"""Orders on the page; the sums have them all."""
_SILENT = 15 * 60_000_000
"""µs after which a kiosk that never said what became of a paid paper is no longer waited for."""


@dataclass(slots=True)
class Sum:
    """Money is fen."""

    orders: int = 0
    paid: int = 0
    taken: int = 0
    """Of those that were paid, what went back included."""
    back: int = 0
    """What has gone back."""
    window: int = 0
    """Of what stays, what windows took."""

    def add(self, other: Sum) -> None:
        self.orders += other.orders
        self.paid += other.paid
        self.taken += other.taken
        self.back += other.back
        self.window += other.window

    @property
    def stays(self) -> int:
        return self.taken - self.back


class Entry(NamedTuple):
    id: str
    number: str
    name: str
    copies: int
    amount: int
    """Fen."""
    at: datetime
    by: str
    """The kiosk, or whoever wrote the slip."""
    state: str
    reason: str
    paid_at: datetime | None
    way: str
    """"" where the platform has the money, or nobody has."""
    receipt: str
    taker: str
    """Who took it at a window."""
    may_go_back: bool
    """A manager may give it back: by the platform whenever, at a window on the day it was taken."""
    may_cancel: bool
    """A slip that nobody has paid."""


class Till(NamedTuple):
    """What one person took at windows in one way, on one day, whatever day the orders are of."""

    who: str
    way: str
    sum: Sum


class Refund(NamedTuple):
    order: Entry
    since: datetime
    said: Said | None
    """None: this center has not asked since it started."""


@dataclass(frozen=True, slots=True)
class Book:
    day: date
    sums: dict[str, Sum]
    """By what was paid for."""
    entries: tuple[Entry, ...]
    tills: tuple[Till, ...]
    """What windows took on this day."""
    refunds: tuple[Refund, ...]
    """Whatever day they are of, the oldest first."""
    waiting: tuple[Entry, ...]
    """Paid for a paper, and nobody knows whether that came out; staff decide. Whatever day they are of, the oldest
    first."""
    total: Sum = field(default_factory=Sum)


def look(desk: Desk, office: Office, day: date) -> Book:
    """Blocks for some milliseconds."""
    now = desk.clock.now()
    with desk.store.reading() as connection:
        book = Book(
            day,
            _sums(connection, day),
            _entries(connection, fees.c.day == day.isoformat(), now),
            _tills(connection, day, now),
            _refunds(connection, office, now),
            _waiting(connection, now),
        )
    for each in book.sums.values():
        book.total.add(each)
    return book


def by_number(desk: Desk, typed: str) -> Entry | None:
    """As a receipt has it (FY20261012000001), or the twelve digits of a slip."""
    with desk.store.reading() as connection:
        found = _entries(connection, or_(fees.c.number == typed, fees.c.code == typed), desk.clock.now())
    return found[0] if found else None


def by_month(desk: Desk, first: date, last: date) -> list[Entry]:
    """Every order of the month, in their order."""
    span = fees.c.day.between(first.isoformat(), last.isoformat())
    with desk.store.reading() as connection:
        query = select(fees).where(span).order_by(fees.c.day, fees.c.place)
        people, now = _people(connection), desk.clock.now()
        return [_entry(row, people, now) for row in connection.execute(query).mappings()]


def _sums(connection: Connection, day: date) -> dict[str, Sum]:
    paid, back = fees.c.paid_at.is_not(None), fees.c.state == FeeState.REFUNDED
    columns = fees.c.name, func.count(), func.count(fees.c.paid_at)
    money = [func.sum(fees.c.amount).filter(each) for each in (paid, back, TAKEN & ~back)]
    query = select(*columns, *money).where(fees.c.day == day.isoformat()).group_by(fees.c.name).order_by(fees.c.name)
    return {
        name: Sum(orders, count, *(int(each or 0) for each in sums))
        for name, orders, count, *sums in connection.execute(query)
    }


def _tills(connection: Connection, day: date, now: datetime) -> tuple[Till, ...]:
    begin = datetime.combine(day, time(), now.tzinfo)
    span = fees.c.paid_at.between(micros(begin), micros(begin + timedelta(days=1)) - 1)
    money = func.sum(fees.c.amount), func.sum(fees.c.amount).filter(fees.c.state == FeeState.REFUNDED)
    same = fees.c.taker, fees.c.way
    query, people = select(*same, func.count(), *money).where(TAKEN, span).group_by(*same), _people(connection)
    tills = (
        Till(people.get(taker, taker), way, Sum(count, count, int(taken), int(back or 0)))
        for taker, way, count, taken, back in connection.execute(query)
    )
    return tuple(sorted(tills))


def _entries(connection: Connection, where: ColumnElement[bool], now: datetime) -> tuple[Entry, ...]:
    query, people = select(fees).where(where).order_by(fees.c.place.desc()).limit(MOST), _people(connection)
    return tuple(_entry(row, people, now) for row in connection.execute(query).mappings())


def _refunds(connection: Connection, office: Office, now: datetime) -> tuple[Refund, ...]:
    query = select(fees).where(fees.c.state == FeeState.REFUNDING).order_by(fees.c.changed).limit(MOST)
    return tuple(
        Refund(_entry(row, {}, now), moment(row["changed"]), office.said.get(row["id"]))
        for row in connection.execute(query).mappings()
    )


def _waiting(connection: Connection, now: datetime) -> tuple[Entry, ...]:
    bound = (fees.c.state == FeeState.PAID) & (fees.c.sort == PAPER) & (fees.c.paper != "")
    unknown = (fees.c.reason == "unconfirmed") | (fees.c.changed < micros(now) - _SILENT)
    query, people = select(fees).where(bound, unknown).order_by(fees.c.at).limit(MOST), _people(connection)
    return tuple(_entry(row, people, now) for row in connection.execute(query).mappings())


def _people(connection: Connection) -> dict[str, str]:
    """As orders name them → as their colleagues know them."""
    found = connection.execute(select(accounts.c.id, accounts.c.badge, accounts.c.name))
    return {f"{STAFF_KEY}{account}": f"{badge} {name}" for account, badge, name in found}


def _entry(row: RowMapping, people: Mapping[str, str], now: datetime) -> Entry:
    paid = None if row["paid_at"] is None else moment(row["paid_at"])
    here = not row["way"] or (paid is not None and paid.date() == now.date())
    return Entry(
        row["id"],
        row["number"],
        row["name"],
        row["copies"],
        row["amount"],
        moment(row["at"]),
        people.get(row["kiosk"], row["kiosk"]),
        row["state"],
        row["reason"],
        paid,
        row["way"],
        row["receipt"],
        people.get(row["taker"], row["taker"]),
        row["state"] in (FeeState.PAID, FeeState.USED) and here,
        row["sort"] == SLIP and row["state"] in PAYABLE,
    )
