"""Today's sheet: the queue of the day as one transaction sees and changes it.

A writing sheet locks the hall's count of changes when it opens, so the hall is changed by one transaction at a time
whatever the number of processes. Several requests share one sheet: what they all will look up is read in the same
exchange that takes the lock, what they change stands in memory, visible to the next request, and everything is written
in one more exchange. Two trips to the database then serve eight requests instead of eighty.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, insert
from sqlalchemy.exc import DBAPIError

from kiosk.hall.book import Book, ticket_columns
from kiosk.hall.clock import micros
from kiosk.hall.desk import Desk
from kiosk.hall.dialects import add_up
from kiosk.hall.exchange import Question, Row, Write, among, ask, texts, write
from kiosk.hall.rows import counter_writes, event_row, ticket_writes
from kiosk.hall.storage import Line, is_away
from kiosk.hall.tables import counters, events, given, hall_state, requests, tickets
from kiosk.hall.trip import Answer
from kiosk.queueing.day import Day
from kiosk.queueing.hours import hours_of
from kiosk.queueing.numbers import following
from kiosk.queueing.outlook import Outlook
from kiosk.queueing.standing import Standing

_LOCK = {  # SQLite's transaction has the whole store to itself already
    "sqlite": "SELECT seq, line FROM hall_state WHERE name = 'hall'",
    "postgresql": "SELECT seq, line FROM hall_state WHERE name = 'hall' FOR UPDATE",
}
_REQUEST = ("kiosk", "key", "digest", "status", "answer", "ticket", "at")
_LOG = insert(events)


class Named(NamedTuple):
    """A request's name: who asks, and their key."""

    kiosk: str
    key: str


class Sheet:
    """`changed` tells, after `close`, whether the hall is not as it was; `seq` at which count of changes it now is."""

    def __init__(
        self, connection: Connection, desk: Desk, book: Book, *, writing: bool, names: Sequence[Named] = ()
    ) -> None:
        self.connection = connection
        self.desk = desk
        self._book = book
        self._dialect = connection.dialect.name
        self.now = desk.clock.now()
        self.at = micros(self.now)
        self.day = self.now.date().isoformat()
        self.hours = hours_of(self.now.date(), desk.plan.week)
        self.changed = False
        self.told: tuple[int, Outlook] | None = None
        """What citizens can be told, and for which `moves` of the windows it holds."""
        self._answers: dict[Named, Mapping[str, Any] | None] = {}
        self._given: Counter[tuple[str, str]] = Counter()
        self._added: defaultdict[Table, list[Row]] = defaultdict(list)
        self._new: dict[str, Row] = {}
        self._moved: set[str] = set()
        if "heard" not in connection.info:
            # A new connection may lead to a store that knows less: a stand-by that took over, a restored backup.
            connection.info["heard"] = True
            book.forget()
        if writing:
            self._open(names)
        else:
            book.read(connection, self.day)
        # What is changed here becomes visible with the next count.
        self.seq = book.seq + writing

    @property
    def book(self) -> Day:
        """The day in memory."""
        return self._book.day

    # ---------------------------------------------------------------------------------- reading

    @property
    def open_windows(self) -> frozenset[str]:
        return self.book.open_numbers()

    def answered(self, name: Named) -> Mapping[str, Any] | None:
        """The stored request of this name, if it was ever answered."""
        self.look_up([name])
        return self._answers[name]

    def look_up(self, names: Iterable[Named]) -> None:
        """What these requests were answered, in one exchange."""
        unknown = [name for name in names if name not in self._answers]
        if unknown:
            [found] = ask(self.connection, [self._asked_before(unknown)])
            self._remember(unknown, found)

    def holder(self, ticket: Standing) -> bytes | None:
        """Who waits with this ticket of today, sealed."""
        return self._book.sealed.get(ticket.id)

    def held(self, mark: str) -> Mapping[str, frozenset[str]]:
        """Numbers this holder waits with today, each with the lanes of its items."""
        return {ticket.number: ticket.lanes for ticket in self.book.held_by(mark)}

    def given_today(self, code: str) -> int:
        """Tickets of today with this item on them, void and cancelled ones not counted."""
        return self._book.given.get(code, 0)

    # ---------------------------------------------------------------------------------- writing

    def next_number(self, prefix: str) -> int | None:
        """The next number of a lane, or None when the day's numbers are used up."""
        lane = self.desk.plan.counters.lane(prefix)
        last = max(self._book.last.get(prefix, 0), lane.first - 1)
        number = following(last, min(lane.last, self.desk.plan.hall.last_number))
        if number is not None:
            self._book.last[prefix] = number
            self._moved.add(prefix)
        return number

    def next_line(self) -> int:
        """A place in the queue behind everybody who waits."""
        return self.book.next_line(self.at)

    def add_ticket(self, ticket: Standing, row: Row, codes: Iterable[str], day: str) -> None:
        """A new ticket: where it stands, and the columns that never change."""
        self._new[ticket.id] = row
        self.count(day, codes, +1)
        if day == self.day:
            self.book.put(ticket)
            if row["holder_sealed"]:
                self._book.sealed[ticket.id] = row["holder_sealed"]
        else:  # adopted late: it belongs to a day that is over, or not here yet
            self._added[tickets].append(row | ticket_columns(ticket, 0))
            del self._new[ticket.id]
            self.touch()

    def keep_answer(self, name: Named, row: Row) -> None:
        self._answers[name] = row
        self._added[requests].append(row)

    def count(self, day: str, codes: Iterable[str], step: int) -> None:
        """Tickets of a day with these items on them: one more (+1) or one less (-1)."""
        for code in codes:
            self._given[(day, code)] += step
            if day == self.day:
                self._book.given[code] = self._book.given.get(code, 0) + step

    def touch(self) -> None:
        """What was written another way changes what boards or pages show."""
        self.changed = True

    def log(self, kiosk: str, kind: str, ticket: str | None = None, **detail: object) -> None:
        """Append to the event log; never anything of a citizen."""
        self._added[events].append(event_row(self.at, kiosk, kind, ticket, detail))

    def log_now(self, kiosk: str, kind: str, **detail: object) -> int:
        """The same, at once, for its number in the log."""
        done = self.connection.execute(_LOG, event_row(self.at, kiosk, kind, None, detail))
        number = done.inserted_primary_key
        assert number is not None
        return int(number[0])

    def flush(self) -> None:
        """Write what was put together, so that a query sees it; the transaction goes on."""
        write(self.connection, self._writes())
        self._count_other_days()

    def close(self, meanwhile: Callable[[], None] = lambda: None) -> None:
        """Write everything; on PostgreSQL the transaction is committed with it, and `meanwhile` may be done (see
        `exchange.write`)."""
        self._count_other_days()
        writes = self._writes()
        if self.changed:
            self._book.seq += 1
            state = {"name": "hall", "seq": self._book.seq, "line": self.book.last_line}
            writes.append(Write(hall_state, "replace", [state]))
        self.seq = self._book.seq
        connection = self.connection
        del self.connection  # whoever still looks asks the store for nothing: it is at work, or done
        write(connection, writes, commit=True, meanwhile=meanwhile)

    # ----------------------------------------------------------------------------------- opening

    def _open(self, names: Sequence[Named]) -> None:
        book = self._book
        newer = book.newer(self.day) if book.shared or not book.knows(self.day) else []
        asked = [self._asked_before(names)] if names else []
        [[(seq, line)], *found] = ask(self.connection, [Question(_LOCK[self._dialect], {}), *newer, *asked])
        book.shared = seq != book.seq
        if book.shared or not book.knows(self.day):
            book.level(self.day, seq, line, found[: len(newer)] or ask(self.connection, book.newer(self.day)))
        if names:
            self._remember(names, found[-1])

    def _asked_before(self, names: Iterable[Named]) -> Question:
        keys = texts([name.key for name in names], self._dialect)
        sql = f"SELECT {', '.join(_REQUEST)} FROM requests WHERE {among('key', 'keys', self._dialect)}"
        return Question(sql, {"keys": keys})

    def _remember(self, names: Iterable[Named], found: Answer) -> None:
        self._answers |= dict.fromkeys(names)
        for values in found:
            name = Named(values[0], values[1])
            if name in self._answers:
                self._answers[name] = dict(zip(_REQUEST, values, strict=True))

    # ----------------------------------------------------------------------------------- closing

    def _writes(self) -> list[Write]:
        changes = self.book.take_changes()
        self.changed = self.changed or bool(changes)
        seq = self._book.seq + 1
        writes = [*self._numbers(seq), *ticket_writes(changes, self._new, seq)]
        writes += counter_writes(changes, self.day, self.at, seq)
        for note in changes.notes:
            self.log(note.clerk or note.window, note.kind, note.ticket or None, **note.detail)
        writes += [Write(table, "insert", rows) for table, rows in self._added.items()]
        self._added.clear()
        return writes

    def _numbers(self, seq: int) -> list[Write]:
        numbers = [{"day": self.day, "prefix": p, "last": self._book.last[p], "seq": seq} for p in sorted(self._moved)]
        counted = [
            {"day": day, "item": code, "tickets": self._book.given[code], "seq": seq}
            for day, code in sorted(self._given)
            if day == self.day
        ]
        self._moved.clear()
        self._given = Counter({key: step for key, step in self._given.items() if key[0] != self.day})
        writes = [Write(counters, "replace", numbers), Write(given, "replace", counted)]
        return [each for each in writes if each.rows]

    def _count_other_days(self) -> None:
        late = [
            {"day": day, "item": code, "tickets": step}
            for (day, code), step in sorted(self._given.items())
            if day != self.day
        ]
        if late:
            add_up(self.connection, given, "tickets", late)
            self._given = Counter({key: step for key, step in self._given.items() if key[0] == self.day})


def opened(line: Line, desk: Desk, book: Book) -> Sheet:
    """A sheet to look at. A connection the database has closed meanwhile (it was restarted) is noticed by the first
    question: then once more with a new one."""
    try:
        return Sheet(line.connection, desk, book, writing=False)
    except DBAPIError as fault:
        if not is_away(fault):
            raise
        line.hang_up()
        book.forget()
        return Sheet(line.connection, desk, book, writing=False)
