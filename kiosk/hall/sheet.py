"""Today's sheet: the queue of the day as one transaction sees and changes it.

A writing sheet locks the day's counters when it opens, so numbers are given by one transaction at a time whatever the
number of processes. Several requests share one sheet: what they all will look up is read at once (`foresee`), and what
they add is kept here, visible to the next request, until `flush` writes it together. Ten statements then serve eight
tickets instead of eighty, which over a network is most of the time a ticket takes.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, bindparam, func, insert, select

from kiosk.center.contract import TicketState
from kiosk.hall.clock import micros
from kiosk.hall.desk import Desk
from kiosk.hall.dialects import Row, add_rows, add_up, insert_new, one_of, put
from kiosk.hall.tables import WAITING, counters, events, given, requests, tickets
from kiosk.queueing.estimate import Waiting
from kiosk.queueing.hours import hours_of
from kiosk.queueing.numbers import following, spell

_LINES = (
    select(tickets.c.pool, tickets.c.prefix, func.count(), func.max(tickets.c.line))
    .where(tickets.c.day == bindparam("today"), WAITING)
    .group_by(tickets.c.pool, tickets.c.prefix)
)
_LAST = (
    select(counters.c.prefix, counters.c.last)
    .where(counters.c.day == bindparam("today"))
    .order_by(counters.c.prefix)
    .with_for_update()
)
_GIVEN = select(given.c.tickets).where(given.c.day == bindparam("today"), given.c.item == bindparam("code"))
_HELD = {
    dialect: select(tickets.c.holder_mark, tickets.c.prefix, tickets.c.number, tickets.c.lanes).where(
        one_of(tickets.c.holder_mark, "marks", dialect), tickets.c.day == bindparam("today"), WAITING
    )
    for dialect in ("sqlite", "postgresql")
}
_FIRST = {
    dialect: select(requests).where(one_of(requests.c.key, "keys", dialect)) for dialect in ("sqlite", "postgresql")
}
_LOG = insert(events)


class Named(NamedTuple):
    """A request's name: the kiosk and its key."""

    kiosk: str
    key: str


class Sheet:
    def __init__(self, connection: Connection, desk: Desk, *, writing: bool) -> None:
        self.connection = connection
        self.desk = desk
        self._dialect = connection.dialect.name
        self.now = desk.clock.now()
        self.day = self.now.date().isoformat()
        self.hours = hours_of(self.now.date(), desk.plan.week)
        self.open_windows = desk.plan.counters.open_numbers()
        self._line = micros(self.now)
        self._lines: Counter[tuple[str, str]] | None = None
        self._answers: dict[Named, Mapping[str, Any] | None] = {}
        self._held: dict[str, dict[str, frozenset[str]]] = {}
        self._given: Counter[tuple[str, str]] = Counter()
        self._added: defaultdict[Table, list[Row]] = defaultdict(list)
        self._moved: set[str] = set()
        self._last: dict[str, int] = self._lock_counters() if writing else {}

    # ---------------------------------------------------------------------------------- reading

    def foresee(self, names: Iterable[Named], marks: Iterable[str]) -> None:
        """Read at once what requests with these names and holders will ask for."""
        self._answers |= dict.fromkeys(names)
        if self._answers:
            for row in self.connection.execute(
                _FIRST[self._dialect], {"keys": [name.key for name in self._answers]}
            ).mappings():
                name = Named(row["kiosk"], row["key"])
                if name in self._answers:
                    self._answers[name] = dict(row)
        self._held |= {mark: {} for mark in marks}
        if self._held:
            found = self.connection.execute(_HELD[self._dialect], {"marks": list(self._held), "today": self.day})
            for mark, prefix, number, lanes in found:
                self._held[mark][self._spelled(prefix, number)] = frozenset(lanes)

    def answered(self, name: Named) -> Mapping[str, Any] | None:
        """The stored request of this name, if it was ever answered."""
        if name not in self._answers:
            self.foresee([name], ())
        return self._answers[name]

    def held(self, mark: str) -> Mapping[str, frozenset[str]]:
        """Numbers this holder waits with today, each with the lanes of its items."""
        if mark not in self._held:
            self.foresee((), [mark])
        return self._held[mark]

    def lines(self) -> list[Waiting]:
        """Everybody waiting today, by the windows they wait for."""
        if self._lines is None:
            self._lines = Counter()
            for pool, prefix, count, last in self.connection.execute(_LINES, {"today": self.day}):
                self._lines[(pool, prefix)] = count
                # A clock that was set back must not put the next citizen before those who already wait.
                self._line = max(self._line, last)
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

    # ---------------------------------------------------------------------------------- writing

    def next_number(self, prefix: str) -> int | None:
        """The next number of a lane, or None when the day's numbers are used up."""
        number = following(self._last.get(prefix, 0), self.desk.plan.hall.last_number)
        if number is not None:
            self._last[prefix] = number
            self._moved.add(prefix)
        return number

    def next_line(self) -> int:
        """A place in the queue behind everybody who waits."""
        self.lines()
        self._line += 1
        return self._line

    def add_ticket(self, row: Row, codes: Iterable[str]) -> None:
        self._added[tickets].append(row)
        self.count(row["day"], codes, +1)
        if row["day"] != self.day or row["state"] != TicketState.WAITING:
            return
        if self._lines is not None:
            self._lines[(row["pool"], row["prefix"])] += 1
        if row["holder_mark"] in self._held:
            self._held[row["holder_mark"]][self._spelled(row["prefix"], row["number"])] = frozenset(row["lanes"])

    def keep_answer(self, name: Named, row: Row) -> None:
        self._answers[name] = row
        self._added[requests].append(row)

    def count(self, day: str, codes: Iterable[str], step: int) -> None:
        """Tickets of a day with these items on them: one more (+1) or one less (-1)."""
        for code in codes:
            self._given[(day, code)] += step

    def gone(self, ticket: Mapping[str, Any]) -> None:
        """A ticket of today no longer waits."""
        self._held.pop(ticket["holder_mark"], None)
        if self._lines is not None:
            self._lines[(ticket["pool"], ticket["prefix"])] -= 1

    def log(self, kiosk: str, kind: str, ticket: str | None = None, **detail: object) -> None:
        """Append to the event log; never anything of a citizen."""
        self._added[events].append(self._event(kiosk, kind, ticket, detail))

    def log_now(self, kiosk: str, kind: str, **detail: object) -> int:
        """The same, at once, for its number in the log."""
        done = self.connection.execute(_LOG, self._event(kiosk, kind, None, detail))
        number = done.inserted_primary_key
        assert number is not None
        return int(number[0])

    def flush(self) -> None:
        """Write what was put together, so that a query sees it; the transaction is the caller's to commit."""
        if self._moved:
            moved = [{"day": self.day, "prefix": p, "last": self._last[p]} for p in sorted(self._moved)]
            put(self.connection, counters, "last", moved)
        for table, rows in self._added.items():
            add_rows(self.connection, table, rows)
        counted = [{"day": day, "item": code, "tickets": step} for (day, code), step in sorted(self._given.items())]
        if counted:
            add_up(self.connection, given, "tickets", counted)
        self._moved.clear()
        self._added.clear()
        self._given.clear()

    def _spelled(self, prefix: str, number: int) -> str:
        return spell(prefix, number, self.desk.plan.hall.number_digits)

    def _event(self, kiosk: str, kind: str, ticket: str | None, detail: dict[str, object]) -> Row:
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


@lru_cache(maxsize=4096)
def pool_of(stored: str) -> frozenset[str]:
    """`01,02` → the two numbers; "" → none."""
    return frozenset(stored.split(",")) if stored else frozenset()


def pool_text(pool: Iterable[str]) -> str:
    return ",".join(sorted(pool))
