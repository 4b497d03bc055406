"""The audit: what the center wrote down, against what the citizens of the play went through.

Every check gives the departures it found, in words; none means that the books balance. The tables are read directly.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from sqlalchemy import Table, select

from kiosk.center.contract import TicketState
from kiosk.center.contract.ratings import Level
from kiosk.hall.clock import micros
from kiosk.hall.rating.tables import ratings
from kiosk.hall.storage import Store
from kiosk.hall.tables import calls, events, services, tickets, windows
from kiosk.queueing.numbers import spell
from kiosk.simulate.record import Served, Visit

Row = Mapping[str, Any]

_OVER = {
    TicketState.PASSED: TicketState.EXPIRED,  # who was passed over and never came back is written off in the evening
}
_SECOND = 1_000_000
_EXACT = 2
"""Microseconds by which two ways of rounding the same moment may differ."""

_ENDS = {"done": "finished", "passed": "passed", "held": "held", "transferred": "transferred"}


@dataclass(frozen=True, slots=True)
class Books:
    """One day as it stands in the store, in the order things happened."""

    midnight: datetime
    digits: int
    tickets: Mapping[str, Row]
    """By number."""
    services: Sequence[Row]
    calls: Sequence[Row]
    ratings: Sequence[Row]
    events: Sequence[Row]
    windows: Sequence[Row]

    def at(self, seconds: float) -> int:
        return micros(self.midnight) + round(seconds * _SECOND)


def read_books(store: Store, midnight: datetime, digits: int) -> tuple[Books, list[str]]:
    """The day's books, and what is wrong with its numbers (before they can be used to find anything)."""
    day = midnight.date().isoformat()
    rows = _rows(store, tickets, day, "line")
    by_number = {spell(row["prefix"], row["number"], digits): row for row in rows}
    wrong = [] if len(by_number) == len(rows) else [f"{len(rows) - len(by_number)} numbers were given twice"]
    wrong += [f"{row['number']} has a clash" for row in rows if row["clash"]]
    wrong += list(_gaps(rows))
    with store.reading() as connection:
        written = [dict(row) for row in connection.execute(select(events).order_by(events.c.id)).mappings()]
    found = Books(
        midnight,
        digits,
        by_number,
        _rows(store, services, day, "called_at"),
        _rows(store, calls, day, "id"),
        _rows(store, ratings, day, "at"),
        written,
        _rows(store, windows, day, "number"),
    )
    return found, wrong


def audit(books: Books, visits: Sequence[Visit]) -> dict[str, list[str]]:
    """Check → what it found."""
    everybody = [visit for visit in visits if visit.given is not None]
    given = [visit for visit in everybody if visit.number in books.tickets]
    return {
        "everyTicketOnce": list(_tickets(books, everybody)),
        "finalStates": list(_states(books, given)),
        "oneWindowAtATime": list(_overlaps(books)),
        "everyCallAnswered": list(_calls(books)),
        "servicesAsPlayed": list(_services(books, given)),
        "waitsAsPlayed": list(_waits(books, given)),
        "ratingsOfOneService": list(_ratings(books, given)),
        "eventLogComplete": list(_log(books)),
        "windowFigures": list(_windows(books)),
    }


def _rows(store: Store, table: Table, day: str, order: str) -> list[Row]:
    query = select(table).where(table.c.day == day).order_by(table.c[order])
    with store.reading() as connection:
        return [dict(row) for row in connection.execute(query).mappings()]


def _gaps(rows: Iterable[Row]) -> Iterator[str]:
    lanes: dict[str, list[int]] = {}
    for row in rows:
        lanes.setdefault(row["prefix"], []).append(row["number"])
    for prefix, numbers in lanes.items():
        if sorted(numbers) != list(range(1, len(numbers) + 1)):
            yield f"lane {prefix}: {len(numbers)} tickets do not have the numbers 1 to {len(numbers)}"


def _tickets(books: Books, given: Sequence[Visit]) -> Iterator[str]:
    held = Counter(visit.number for visit in given)
    yield from (f"{number} is held by {count} citizens" for number, count in held.items() if count > 1)
    yield from (f"{number} is in nobody's hand" for number in books.tickets.keys() - held.keys())
    yield from (f"{number} is not in the books" for number in held.keys() - books.tickets.keys())


def _states(books: Books, given: Sequence[Visit]) -> Iterator[str]:
    for visit in given:
        wanted, written = _OVER.get(visit.state, visit.state), books.tickets[visit.number]["state"]
        if written != wanted.value:
            yield f"{visit.number} ended as {wanted.value} and is written down as {written}"


def _overlaps(books: Books) -> Iterator[str]:
    """No window serves two at once, and nobody is at two windows at once."""
    for place in ("window", "ticket"):
        groups: dict[str, list[Row]] = {}
        for service in books.services:
            groups.setdefault(service[place], []).append(service)
        for which, each in groups.items():
            for before, after in pairwise(sorted(each, key=lambda row: (row["called_at"], row["ended_at"]))):
                if after["called_at"] < before["ended_at"]:
                    yield f"{place} {which}: {before['number']} and {after['number']} at the same time"


def _calls(books: Books) -> Iterator[str]:
    """A first call leads to one service at that window, begun at that moment."""
    began = Counter((row["ticket"], row["window"], row["called_at"]) for row in books.services)
    called = Counter((row["ticket"], row["window"], row["at"]) for row in books.calls if not row["again"])
    yield from (
        f"{ticket} was called to {window} {n} times at once" for (ticket, window, _), n in called.items() if n > 1
    )
    yield from (f"the call of {ticket} to {window} led to nothing" for ticket, window, _ in called - began)
    own = {row["id"] for row in books.tickets.values()}
    yield from (
        f"a service at {row['window']} belongs to no ticket" for row in books.services if row["ticket"] not in own
    )


def _services(books: Books, given: Sequence[Visit]) -> Iterator[str]:
    written: dict[str, list[Row]] = {}
    for service in books.services:
        written.setdefault(service["number"], []).append(service)
    for visit in given:
        found = written.pop(visit.number, [])
        if len(found) != len(visit.served):
            yield f"{visit.number} was at {len(visit.served)} windows and is written down at {len(found)}"
            continue
        for served, row in zip(visit.served, found, strict=True):
            if departures := list(_departures(books, served, row)):
                yield f"{visit.number} at window {served.window}: {', '.join(departures)}"
    yield from (f"{number} was never given and was served" for number in written)


def _departures(books: Books, served: Served, row: Row) -> Iterator[str]:
    if (row["window"], row["ended"]) != (served.window, served.how):
        yield f"{served.how} and not {row['ended']} at {row['window']}"
    if served.service and row["id"] != served.service:
        yield "the window was told another service"
    moments = {"called_at": served.called, "started_at": served.started, "ended_at": served.ended}
    for name, seconds in moments.items():
        if (row[name] is None) != (seconds is None):
            yield f"{name} is missing on one side"
        elif seconds is not None and abs(row[name] - books.at(seconds)) > _EXACT:
            yield f"{name} is {abs(row[name] - books.at(seconds)) / _SECOND:.3f} s off"


def _waits(books: Books, given: Sequence[Visit]) -> Iterator[str]:
    first: dict[str, int] = {}
    for call in books.calls:
        first.setdefault(call["number"], call["at"])
    for visit in given:
        called = first.get(visit.number)
        if (called is None) != (visit.wait is None):
            yield f"{visit.number} was called on one side only"
        elif called is not None and visit.wait is not None:
            off = called - books.tickets[visit.number]["issued_at"] - visit.wait * _SECOND
            if abs(off) > _EXACT:
                yield f"{visit.number} waited {off / _SECOND:.3f} s longer by the books"


def _ratings(books: Books, given: Sequence[Visit]) -> Iterator[str]:
    levels = list(Level)
    played = {one.service: one for visit in given for one in visit.served if one.level is not None}
    done = {row["id"]: row for row in books.services if row["ended"] == "done"}
    seen = Counter(row["service"] for row in books.ratings)
    yield from (f"service {service} was rated {count} times" for service, count in seen.items() if count > 1)
    yield from (f"the rating of service {service} was lost" for service in played.keys() - seen.keys())
    for row in books.ratings:
        service, said = done.get(row["service"]), played.get(row["service"])
        if service is None or said is None or said.level is None:
            yield f"a rating at window {row['window']} is of no service that was rated"
        elif row["level"] != levels[said.level].value:
            yield f"service {row['service']} was rated {levels[said.level].value} and is written down as {row['level']}"
        elif (row["window"], row["number"], row["clerk"]) != (service["window"], service["number"], service["clerk"]):
            yield f"the rating of {row['number']} is of another service than it says"


def _log(books: Books) -> Iterator[str]:
    told = Counter((row["kind"], row["ticket"]) for row in books.events)
    due = Counter({("issued", row["id"]): 1 for row in books.tickets.values()})
    due += Counter(("recalled" if row["again"] else "called", row["ticket"]) for row in books.calls)
    due += Counter((_ENDS[row["ended"]], row["ticket"]) for row in books.services if row["ended"] in _ENDS)
    kinds = {kind for kind, _ in due}
    written = Counter({key: count for key, count in told.items() if key[0] in kinds})
    yield from (
        f"{count} × {kind} of ticket {ticket} is not in the log" for (kind, ticket), count in (due - written).items()
    )
    yield from (
        f"{count} × {kind} of ticket {ticket} is only in the log" for (kind, ticket), count in (written - due).items()
    )


def _windows(books: Books) -> Iterator[str]:
    for row in books.windows:
        mine = [service for service in books.services if service["window"] == row["number"]]
        ended = Counter(service["ended"] for service in mine)
        found = {"called": len(mine), "served": ended["done"], "passed": ended["passed"]}
        for name, count in found.items():
            if row[name] != count:
                yield f"window {row['number']} counts {row[name]} {name} and had {count}"
