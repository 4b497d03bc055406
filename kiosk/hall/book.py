"""The day in memory, kept level with the store.

The store counts every change of the hall (`hall_state.seq`), and every row says at which count it was last changed.
Whoever holds the lock on that count, or only looks, reads what is newer than what it knows: in a hall served by one
process that is nothing at all.
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection

from kiosk.center.contract import TicketState
from kiosk.center.contract.windows import WindowState
from kiosk.hall.exchange import Question, Row, ask
from kiosk.hall.tables import ACTIVE
from kiosk.hall.trip import Answer
from kiosk.queueing.day import Day
from kiosk.queueing.numbers import spell
from kiosk.queueing.standing import AT_WINDOW, CallMade, Counter, Standing
from kiosk.queueing.windows import Counters

_TICKET = (
    "id, prefix, number, state, line, pool, lanes, issued_at, ready_at, legs, holder_mark, shown, priorities, "
    'overtaken, calls, "window", clerk, called_at, started_at, finished_at, hold_until, reason, came_from, back_to, '
    "bound, missing, why, holder_sealed"
)
_WINDOW = (
    "number, lanes, state, reason, clerk, badge, since, ticket, service, service_number, called, served, passed, "
    "service_time, rated"
)
_CALL = 'id, at, ticket, number, "window", name, again, day'

_ALL = (
    f"SELECT {_TICKET} FROM tickets WHERE day = :day AND {ACTIVE}",
    f"SELECT {_WINDOW} FROM windows WHERE day = :day",
    f"SELECT {_CALL} FROM (SELECT * FROM calls WHERE day = :day ORDER BY id DESC LIMIT 60) AS newest ORDER BY id",
    "SELECT prefix, last FROM counters WHERE day = :day",
    "SELECT item, tickets FROM given WHERE day = :day",
)
_NEWER = (
    f"SELECT {_TICKET} FROM tickets WHERE day = :day AND seq > :seq",
    f"SELECT {_WINDOW} FROM windows WHERE day = :day AND seq > :seq",
    # Of every day: a center for which it is another day already counts calls with the same numbers.
    f"SELECT {_CALL} FROM (SELECT * FROM calls WHERE id > :call ORDER BY id DESC LIMIT 60) AS newest ORDER BY id",
    "SELECT prefix, last FROM counters WHERE day = :day AND seq > :seq",
    "SELECT item, tickets FROM given WHERE day = :day AND seq > :seq",
)
# After a restored backup the numbers already given must not come again.
_GIVEN_OUT = "SELECT prefix, max(number) FROM tickets WHERE day = :day AND NOT offline GROUP BY prefix"
_STATE = Question("SELECT seq, line FROM hall_state", {})
_MOST_LOOKS = 5
_LAST_CALL = "SELECT coalesce(max(id), 0) FROM calls"


class Book:
    """Belongs to one thread at a time."""

    def __init__(self, plan: Counters, digits: int) -> None:
        self._plan = plan
        self._digits = digits
        self.day = Day("", plan)
        self.seq = -1
        self.shared = True
        """Whether another process was found to have changed the hall, and probably has again: what is new is then asked
        for together with the lock."""
        self.last: dict[str, int] = {}
        """Letter → the last number given today."""
        self.given: dict[str, int] = {}
        """Item → tickets of today with it, void and cancelled ones not counted."""
        self.sealed: dict[str, bytes] = {}
        """Ticket → its holder, sealed."""

    def forget(self) -> None:
        """What is in memory may not be what is in the store: read everything again next time."""
        self.seq = -1

    def knows(self, date: str) -> bool:
        """Whether this day stands in memory, as of some count of changes."""
        return self.seq >= 0 and self.day.date == date

    def newer(self, date: str) -> list[Question]:
        """What to ask for to be level on this day."""
        if not self.knows(date):
            return [Question(sql, {"day": date}) for sql in (*_ALL, _GIVEN_OUT, _LAST_CALL)]
        known = {"day": date, "seq": self.seq, "call": self.day.last_call}
        return [Question(sql, known) for sql in _NEWER]

    def level(self, date: str, seq: int, line: int, answers: list[Answer]) -> None:
        """Take in the answers to `newer`; `seq` and `line` are the hall's state before they were asked."""
        if not self.knows(date):
            self._begin(date, answers)
        tickets, windows, calls, last, given = answers[:5]
        for row in tickets:
            self.day.place(self._planned(self._standing(row)))
            if row[27]:
                self.sealed[row[0]] = row[27]
        # A window that is no longer in the plan is nobody's any more.
        self.day.read_windows({row[0]: self._counter(row) for row in windows if row[0] in self.day.windows})
        for row in calls:
            if row[7] == date:
                self.day.read_call(_call(row))
            self.day.last_call = max(self.day.last_call, row[0])
        self.last.update((prefix, number) for prefix, number in last)
        self.given.update((item, count) for item, count in given)
        self.day.last_line = line
        self.seq = seq

    def read(self, connection: Connection, date: str) -> None:
        """Be level with what is committed, without locking anybody out."""
        for _ in range(_MOST_LOOKS):
            [(seq, line)], *answers, [(after, _)] = ask(connection, [_STATE, *self.newer(date), _STATE])
            if seq != self.seq or not self.knows(date):
                self.level(date, seq, line, answers)
            if after == seq:  # has it changed meanwhile, half of that may have been read
                return

    def _begin(self, date: str, answers: list[Answer]) -> None:
        self.day = Day(date, self._plan)
        self.day.last_call = answers[6][0][0]
        for row in answers[2]:  # older than the last one, so not news
            self.day.calls.append(_call(row))
        self.given = {}
        self.sealed = {}
        self.last = {lane.prefix: 0 for lane in self._plan.lanes}
        self.last.update((prefix, number) for prefix, number in answers[5])

    def _planned(self, ticket: Standing) -> Standing:
        """The ticket, or how it waits when the plan has changed: nobody is at or for a window that is no more."""
        there = self.day.windows.keys()
        if ticket.window and ticket.window not in there:
            at_window = ticket.state in AT_WINDOW
            ticket = replace(ticket, window="", calls=0, state=TicketState.WAITING if at_window else ticket.state)
        if ticket.pool and ticket.pool.isdisjoint(there):
            planned = (each.place.number for each in self._plan.windows if ticket.prefix in each.lanes)
            ticket = replace(ticket, pool=frozenset(planned), bound=False)
        return ticket

    def _standing(self, row: tuple[Any, ...]) -> Standing:
        return Standing(
            id=row[0],
            number=spell(row[1], row[2], self._digits),
            prefix=row[1],
            state=TicketState(row[3]),
            line=row[4],
            pool=pool_of(row[5]),
            lanes=frozenset(row[6]),
            issued_at=row[7],
            ready_at=row[8],
            legs=legs_of(row[9]),
            holder=row[10] or "",
            shown=row[11],
            priorities=tuple(row[12].split()),
            overtaken=row[13],
            calls=row[14],
            window=row[15] or "",
            clerk=row[16],
            called_at=row[17],
            started_at=row[18],
            finished_at=row[19],
            hold_until=row[20],
            reason=row[21],
            came_from=row[22],
            back_to=row[23],
            bound=bool(row[24]),
            missing=tuple(json.loads(row[25])),
            why=row[26],
        )

    def _counter(self, row: tuple[Any, ...]) -> Counter:
        planned = next(each.lanes for each in self._plan.windows if each.place.number == row[0])
        return Counter(
            number=row[0],
            lanes=frozenset(row[1]) or planned,
            own_lanes=bool(row[1]),
            state=WindowState(row[2]),
            reason=row[3],
            clerk=row[4],
            badge=row[5],
            since=row[6],
            ticket=row[7],
            service=row[8],
            service_number=row[9],
            called=row[10],
            served=row[11],
            passed=row[12],
            service_time=row[13],
            rated=row[14],
        )


def _call(row: tuple[Any, ...]) -> CallMade:
    return CallMade(row[0], row[1], row[2], row[3], row[4], row[5], bool(row[6]))


def ticket_columns(ticket: Standing, seq: int) -> Row:
    """The columns of a ticket that change on its way, with its key."""
    return {
        "id": ticket.id,
        "state": ticket.state.value,
        "line": ticket.line,
        "pool": pool_text(ticket.pool),
        "ready_at": ticket.ready_at,
        "legs": json.dumps(ticket.legs, separators=(",", ":")),
        "priorities": " ".join(ticket.priorities),
        "overtaken": ticket.overtaken,
        "calls": ticket.calls,
        "window": ticket.window or None,
        "clerk": ticket.clerk,
        "called_at": ticket.called_at,
        "started_at": ticket.started_at,
        "finished_at": ticket.finished_at,
        "hold_until": ticket.hold_until,
        "reason": ticket.reason,
        "why": ticket.why,
        "came_from": ticket.came_from,
        "back_to": ticket.back_to,
        "bound": ticket.bound,
        "seq": seq,
    }


def window_columns(window: Counter, day: str, seq: int) -> Row:
    return {
        "day": day,
        "number": window.number,
        "seq": seq,
        "state": window.state.value,
        "reason": window.reason,
        "clerk": window.clerk,
        "badge": window.badge,
        "since": window.since,
        "lanes": "".join(sorted(window.lanes)) if window.own_lanes else "",
        "ticket": window.ticket,
        "service": window.service,
        "service_number": window.service_number,
        "called": window.called,
        "served": window.served,
        "passed": window.passed,
        "service_time": window.service_time,
        "rated": window.rated,
    }


@lru_cache(maxsize=4096)
def pool_of(stored: str) -> frozenset[str]:
    """`01,02` → the two numbers; "" → none."""
    return frozenset(stored.split(",")) if stored else frozenset()


@lru_cache(maxsize=4096)
def pool_text(pool: frozenset[str]) -> str:
    return ",".join(sorted(pool))


@lru_cache(maxsize=4096)
def legs_of(stored: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(leg) for leg in json.loads(stored))
