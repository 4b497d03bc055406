"""What the center no longer needs it no longer has: names once their day is over, answers, and very old events.

Erased in small batches, each a transaction of its own, so that nobody at a kiosk waits for it; by one process at a
time; and told in one event that holds only counts. (个人信息保护法 19, 47; logs: 网络安全法 23（三）)
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, delete, func, insert, select, update

from kiosk.center.contract import TicketState
from kiosk.center.contract.windows import ActReason, ActRefusal
from kiosk.hall import notices
from kiosk.hall.clock import micros
from kiosk.hall.desk import Desk
from kiosk.hall.dialects import one_of
from kiosk.hall.plan import LOGS_KEPT_DAYS, Retention
from kiosk.hall.tables import ACTIVE, AT_WINDOW, NAMED, calls, events, requests, services, tickets
from kiosk.queueing.hours import CHINA
from kiosk.queueing.numbers import spell

BATCH = 200
"""Rows in one transaction: a few milliseconds."""

_DAY = 86_400_000_000

_VIEWED = 200
"""The status of answers that show a window or a follow-up; a ticket's is 201."""

_OVER = ActRefusal(reason=ActReason.WRONG_STATE).model_dump_json().encode()

Between = Callable[[Callable[[], int]], int]
"""Runs one batch when no request is being written, and returns what it returned."""


class Cuts(NamedTuple):
    """What is older goes."""

    over: str
    """Tickets of days before this one wait no more."""
    holders: str
    """Of tickets of days before this one nobody needs to know whose they were."""
    answers: int
    events: int
    digits: int = 3
    """Of a ticket's number."""


def cuts(rules: Retention, now: datetime) -> Cuts:
    """Counted from midnight, so that everything falls due once a day, when the hall is empty."""
    today = now.astimezone(CHINA).date()
    midnight = micros(datetime.combine(today, time(), CHINA))
    return Cuts(
        over=today.isoformat(),
        holders=(today - timedelta(days=rules.holder_days)).isoformat(),
        answers=midnight - rules.answer_days * _DAY,
        events=midnight - rules.event_days * _DAY,
    )


def may_name(rules: Retention, today: date, day: date) -> bool:
    """Whether a ticket of this day may still say whose it is. Tomorrow's may: a kiosk's clock can be a little ahead."""
    return today - timedelta(days=rules.holder_days) <= day <= today + timedelta(days=1)


def sweep(desk: Desk, between: Between = lambda act: act()) -> dict[str, int] | None:
    """Erase what is due and return how much of each; None when it must be tried again: another process is at it, or
    somebody reads a SQLite file for so long that its log could not be cut.

    SQLAlchemyError when the store cannot; what was erased until then stays erased, and the rest waits for the next.
    """
    with desk.store.sweeping() as alone:
        if not alone:
            return None
        due = cuts(desk.plan.retention, desk.clock.now())._replace(digits=desk.plan.hall.number_digits)
        erased = dict.fromkeys(_STEPS, 0)
        for name, step in _STEPS.items():
            while count := between(partial(_batch, desk, step, due)):
                erased[name] += count
        if any(erased.values()):
            between(partial(_tell, desk, erased))
        return erased if between(desk.store.cut_log) else None


Step = Callable[[Connection, Cuts], int]


def _batch(desk: Desk, step: Step, due: Cuts) -> int:
    with desk.store.writing() as connection:
        return step(connection, due)


def _expire(connection: Connection, due: Cuts) -> int:
    """Whoever stayed in the queue of a day that is over waited in vain; whom a window never let go was served."""
    # Whoever is at a window is active too: said so that the index of those serves.
    at_window = select(tickets).where(tickets.c.day < due.over, ACTIVE, AT_WINDOW).limit(BATCH)
    found = connection.execute(at_window.with_for_update(skip_locked=True))
    left = [dict(row) for row in found.mappings()]
    if left:
        connection.execute(insert(services), [_closed(row, due.digits) for row in left])
        for before, after in ((TicketState.SERVING, TicketState.DONE), (TicketState.CALLED, TicketState.EXPIRED)):
            _change(connection, [row["id"] for row in left if row["state"] == before], {"state": after.value})
        return len(left)
    active = select(tickets.c.id).where(tickets.c.day < due.over, ACTIVE)
    return _change_some(connection, active, {"state": TicketState.EXPIRED.value})


def _closed(ticket: dict[str, Any], digits: int) -> dict[str, Any]:
    """The service that nobody ended. When it really ended nobody knows: it counts up to its last known moment."""
    legs = json.loads(ticket["legs"])
    called = ticket["called_at"] or ticket["ready_at"]
    return {
        "id": f"{called:014x}{secrets.token_hex(5)}",
        "day": ticket["day"],
        "ticket": ticket["id"],
        "number": spell(ticket["prefix"], ticket["number"], digits),
        "prefix": ticket["prefix"],
        "window": ticket["window"] or "",
        "clerk": ticket["clerk"],
        "items": json.dumps(legs[0] if legs else []),
        "priorities": ticket["priorities"],
        "ready_at": ticket["ready_at"],
        "called_at": called,
        "started_at": ticket["started_at"],
        "ended_at": ticket["started_at"] or called,
        "ended": "closed",
        "outcomes": "[]",
        "calls": ticket["calls"],
    }


def _forget_holders(connection: Connection, due: Cuts) -> int:
    over = (tickets.c.day < due.holders) & NAMED
    # From the oldest day with names on: years of calls are not read through every hour. The last day always, since a
    # process for which it is not over yet can still call somebody of it.
    last = (date.fromisoformat(due.holders) - timedelta(days=1)).isoformat()
    oldest = connection.execute(select(func.min(tickets.c.day)).where(over)).scalar() or last
    old = (calls.c.day >= min(oldest, last)) & (calls.c.day < due.holders)
    connection.execute(update(calls).where(old, calls.c.name != "").values(name=""))
    _forget_views(connection, min(oldest, last), due.holders)
    named = select(tickets.c.id).where(over)
    return _change_some(connection, named, {"holder_mark": None, "holder_sealed": None, "shown": ""})


def _forget_views(connection: Connection, first: str, before: str) -> None:
    """What windows and managers were answered, which can name a citizen. The key stays: a repeat that comes after its
    day is refused, and nothing is done twice."""
    since, until = (micros(datetime.combine(date.fromisoformat(day), time(), CHINA)) for day in (first, before))
    views = (requests.c.at >= since) & (requests.c.at < until) & (requests.c.status == _VIEWED)
    connection.execute(update(requests).where(views).values(status=409, answer=_OVER))


def _delete_answers(connection: Connection, due: Cuts) -> int:
    """Tombstones too: a request that comes later than that is one nobody remembers having voided."""
    keys = _some(connection, select(requests.c.key).where(requests.c.at < due.answers))
    if not keys:
        return 0
    named = one_of(requests.c.key, "keys", connection.dialect.name)
    done = connection.execute(delete(requests).where(named, requests.c.at < due.answers), {"keys": keys})
    return done.rowcount


def _delete_events(connection: Connection, due: Cuts) -> int:
    """From the beginning of the log, which needs no index; never what the store itself holds back as too young."""
    newest = connection.execute(select(events.c.at).order_by(events.c.id.desc()).limit(1)).scalar()
    if newest is None:
        return 0
    cut = min(due.events, newest - LOGS_KEPT_DAYS * _DAY)
    oldest = connection.execute(select(events.c.id, events.c.at).order_by(events.c.id).limit(BATCH))
    old = [number for number, at in oldest if at < cut]
    return connection.execute(delete(events).where(events.c.id.in_(old))).rowcount if old else 0


def _forget_notices(connection: Connection, due: Cuts) -> int:
    """One-time notices hold a name and what was missing: gone when their deadlines are long past."""
    before = (date.fromisoformat(due.over) - timedelta(days=notices.KEPT_DAYS)).isoformat()
    return notices.forget(connection, before, BATCH)


_STEPS: dict[str, Step] = {
    "expired": _expire,
    "holders": _forget_holders,
    "answers": _delete_answers,
    "events": _delete_events,
    "notices": _forget_notices,
}


def _change_some(connection: Connection, wanted: Select[Any], becomes: dict[str, str | None]) -> int:
    """The same columns of a batch of tickets."""
    return _change(connection, _some(connection, wanted), becomes)


def _change(connection: Connection, keys: list[str], becomes: dict[str, str | None]) -> int:
    if not keys:
        return 0
    these = one_of(tickets.c.id, "these", connection.dialect.name)
    return connection.execute(update(tickets).where(these).values(becomes), {"these": keys}).rowcount


def _some(connection: Connection, wanted: Select[Any]) -> list[str]:
    # What a request has in hand is passed over: two that wait for each other would both be late.
    return [key for (key,) in connection.execute(wanted.limit(BATCH).with_for_update(skip_locked=True))]


def _tell(desk: Desk, erased: dict[str, int]) -> int:
    row = {"at": micros(desk.clock.now()), "kiosk": "", "kind": "erased", "ticket": None, "detail": json.dumps(erased)}
    with desk.store.writing() as connection:
        return connection.execute(insert(events).values(row)).rowcount
