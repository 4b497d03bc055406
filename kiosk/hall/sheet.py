"""Today's sheet: the queue of the day as one transaction sees and changes it.

A writing sheet locks the day's counters when it opens, so numbers are given by one transaction at a time whatever the
number of processes. Several requests may share one sheet; what they add is written together by `flush`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, update

from kiosk.center.contract import TicketState
from kiosk.hall.clock import micros
from kiosk.hall.desk import Desk
from kiosk.hall.tables import WAITING, counters, events, given, tickets
from kiosk.hall.upserts import add_up, insert_new
from kiosk.queueing.estimate import Waiting
from kiosk.queueing.numbers import following

_LINES = (
    select(tickets.c.pool, tickets.c.prefix, func.count())
    .where(tickets.c.day == bindparam("today"), WAITING)
    .group_by(tickets.c.pool, tickets.c.prefix)
)
_LAST = (
    select(counters.c.prefix, counters.c.last)
    .where(counters.c.day == bindparam("today"))
    .order_by(counters.c.prefix)
    .with_for_update()
)
_SET_LAST = (
    update(counters)
    .where(counters.c.day == bindparam("today"), counters.c.prefix == bindparam("letter"))
    .values(last=bindparam("number"))
)
_GIVEN = select(given.c.tickets).where(given.c.day == bindparam("today"), given.c.item == bindparam("code"))
_HELD = select(tickets.c.prefix, tickets.c.number, tickets.c.lanes).where(
    tickets.c.holder_mark == bindparam("mark"), tickets.c.day == bindparam("today"), WAITING
)
_ADD_TICKET = insert(tickets)
_ADD_EVENT = insert(events)


class Sheet:
    def __init__(self, connection: Connection, desk: Desk, *, writing: bool) -> None:
        self.connection = connection
        self.desk = desk
        self.now = desk.clock.now()
        self.day = self.now.date().isoformat()
        self._lines: Counter[tuple[str, str]] | None = None
        self._given: Counter[tuple[str, str]] = Counter()
        self._events: list[dict[str, Any]] = []
        self._moved: set[str] = set()
        self._line = micros(self.now)
        self._last: dict[str, int] = self._lock_counters() if writing else {}

    # ---------------------------------------------------------------------------------- reading

    def lines(self) -> list[Waiting]:
        """Everybody waiting today, by the windows they wait for."""
        if self._lines is None:
            rows = self.connection.execute(_LINES, {"today": self.day})
            self._lines = Counter({(pool, prefix): count for pool, prefix, count in rows})
        services = self.desk.services
        return [
            Waiting(count, pool_of(pool), services[prefix])
            for (pool, prefix), count in self._lines.items()
            if count > 0 and prefix in services
        ]

    def given_today(self, code: str) -> int:
        """Tickets of today with this item on them, void ones not counted."""
        stored = self.connection.execute(_GIVEN, {"today": self.day, "code": code}).scalar()
        return int(stored or 0) + self._given[(self.day, code)]

    def held(self, mark: str) -> dict[str, frozenset[str]]:
        """Numbers this holder waits with today, each with the lanes of its items."""
        digits = self.desk.plan.hall.number_digits
        rows = self.connection.execute(_HELD, {"mark": mark, "today": self.day})
        return {f"{row.prefix}{row.number:0{digits}d}": frozenset(row.lanes) for row in rows}

    # ---------------------------------------------------------------------------------- writing

    def next_number(self, prefix: str) -> int | None:
        """The next number of a lane, or None when the day's numbers are used up."""
        number = following(self._last.get(prefix, 0), self.desk.plan.hall.last_number)
        if number is not None:
            self._last[prefix] = number
            self._moved.add(prefix)
        return number

    def next_line(self) -> int:
        """A place in the queue behind everybody who already has one from here."""
        self._line += 1
        return self._line

    def add_ticket(self, row: dict[str, Any], codes: Iterable[str]) -> None:
        self.connection.execute(_ADD_TICKET, row)
        self.count(row["day"], codes, +1)
        if row["day"] == self.day and row["state"] == TicketState.WAITING and self._lines is not None:
            self._lines[(row["pool"], row["prefix"])] += 1

    def count(self, day: str, codes: Iterable[str], step: int) -> None:
        for code in codes:
            self._given[(day, code)] += step

    def left(self, pool: str, prefix: str) -> None:
        """One ticket of today no longer waits."""
        if self._lines is not None:
            self._lines[(pool, prefix)] -= 1

    def log(self, kiosk: str, kind: str, ticket: str | None = None, **detail: object) -> None:
        """Append to the event log; never anything of a citizen."""
        self._events.append(self._event(kiosk, kind, ticket, detail))

    def log_now(self, kiosk: str, kind: str, **detail: object) -> int:
        """The same, at once, for its number in the log."""
        done = self.connection.execute(_ADD_EVENT, self._event(kiosk, kind, None, detail))
        number = done.inserted_primary_key
        assert number is not None
        return int(number[0])

    def flush(self) -> None:
        """Write what was put together; the transaction is the caller's to commit."""
        if self._moved:
            moved = [{"today": self.day, "letter": p, "number": self._last[p]} for p in sorted(self._moved)]
            self.connection.execute(_SET_LAST, moved)
        counted = [{"day": day, "item": code, "tickets": step} for (day, code), step in sorted(self._given.items())]
        if counted:
            add_up(self.connection, given, "tickets", counted)
        if self._events:
            self.connection.execute(_ADD_EVENT, self._events)

    def _event(self, kiosk: str, kind: str, ticket: str | None, detail: dict[str, object]) -> dict[str, Any]:
        words = json.dumps(detail, ensure_ascii=False, separators=(",", ":"))
        return {"at": micros(self.now), "kiosk": kiosk, "kind": kind, "ticket": ticket, "detail": words}

    def _lock_counters(self) -> dict[str, int]:
        last = self._read_last()
        missing = [lane.prefix for lane in self.desk.plan.counters.lanes if lane.prefix not in last]
        if missing:
            self._begin_day(missing)
            last = self._read_last()
        return last

    def _read_last(self) -> dict[str, int]:
        return {prefix: last for prefix, last in self.connection.execute(_LAST, {"today": self.day})}

    def _begin_day(self, letters: list[str]) -> None:
        highest = dict.fromkeys(letters, 0)
        # Normally none; after a restored backup the numbers already given must not come again.
        query = (
            select(tickets.c.prefix, func.max(tickets.c.number))
            .where(tickets.c.day == self.day, tickets.c.offline.is_(False))
            .group_by(tickets.c.prefix)
        )
        for prefix, number in self.connection.execute(query):
            highest[prefix] = number
        rows = [{"day": self.day, "prefix": p, "last": highest[p]} for p in letters]
        insert_new(self.connection, counters, rows)
        self._expire()

    def _expire(self) -> None:
        over = update(tickets).where(tickets.c.day < self.day, WAITING).values(state=TicketState.EXPIRED.value)
        expired = self.connection.execute(over).rowcount
        if expired:
            self.log("", "expired", tickets=expired)


@lru_cache(maxsize=4096)
def pool_of(stored: str) -> frozenset[str]:
    """`01,02` → the two numbers; "" → none."""
    return frozenset(stored.split(",")) if stored else frozenset()


def pool_text(pool: Iterable[str]) -> str:
    return ",".join(sorted(pool))
