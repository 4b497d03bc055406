"""Do the books balance? What every client was told, against the event log, the tickets, the calls and the services.

The log is replayed event by event, in the order in which the center committed them: a ticket is called only while it is
at no window, to a window where nobody is, and every ticket ends where the log leads it.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any

from sqlalchemy import text

from kiosk.hall.clock import micros
from kiosk.hall.storage import Store
from kiosk.queueing.hours import CHINA

_BEFORE: dict[str, set[str]] = {
    "called": {"waiting", "passed"},
    "recalled": {"called"},
    "started": {"called"},
    "held": {"called", "serving"},
    "holdOver": {"held"},
    "broughtBack": {"held"},
    "passed": {"called"},
    "returned": {"passed"},
    "transferred": {"called", "serving"},
    "finished": {"called", "serving"},
    "cancelled": {"waiting", "called", "held", "passed"},
}
_AFTER: dict[str, str] = {
    "called": "called",
    "recalled": "called",
    "started": "serving",
    "held": "held",
    "holdOver": "waiting",
    "broughtBack": "serving",
    "passed": "passed",
    "returned": "waiting",
    "transferred": "waiting",
    "cancelled": "cancelled",
}
_COMES = frozenset({"called", "broughtBack"})
_LEAVES = frozenset({"held", "passed", "transferred", "finished", "cancelled"})
_OF_ACTS = {"start": "started", "hold": "held", "return": "returned", "transfer": "transferred", "close": "closed"}

Event = tuple[str, str, dict[str, Any]]
"""Kind, ticket, detail."""


@dataclass
class Told:
    """What the clients of one center were told."""

    given: list[tuple[str, str]] = field(default_factory=list)
    done: list[tuple[str, str, str, bool]] = field(default_factory=list)

    def add(self, load: dict[str, Any]) -> None:
        self.given += [(key, number) for key, number in load["given"]]
        self.done += [(verb, window, number, finishing) for verb, window, number, finishing in load["done"]]


@dataclass
class Findings:
    """Each is one thing that must not be."""

    duplicates: list[str] = field(default_factory=list)
    double_calls: list[str] = field(default_factory=list)
    lost_tickets: list[str] = field(default_factory=list)
    unbalanced: list[str] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        return {name: len(found) for name, found in vars(self).items()}


def audit(store: Store, day: str, told: Told) -> Findings:
    """`day` is the day on which all of it happened."""
    found = Findings()
    with store.reading() as connection:
        since = micros(datetime.combine(datetime.fromisoformat(day), time(), CHINA))
        logged = connection.execute(
            text("SELECT kind, ticket, detail FROM events WHERE at >= :at ORDER BY id"), {"at": since}
        )
        events: list[Event] = [(kind, ticket or "", json.loads(detail)) for kind, ticket, detail in logged]
        kept = connection.execute(text("SELECT id, state, prefix, number FROM tickets WHERE day = :day"), {"day": day})
        tickets = {key: (state, f"{prefix}{number:03d}") for key, state, prefix, number in kept}
        asked = connection.execute(text("SELECT ticket, again FROM calls WHERE day = :day"), {"day": day})
        calls = Counter((ticket, bool(again)) for ticket, again in asked)
        asked = connection.execute(text("SELECT ticket FROM services WHERE day = :day"), {"day": day})
        services = Counter(ticket for (ticket,) in asked)
    replay = _Replay(found)
    for event in events:
        replay.take(*event)
    _numbers(found, told, tickets)
    _endings(found, replay, tickets)
    _books(found, events, calls, services, replay)
    _acts(found, events, told)
    return found


class _Replay:
    def __init__(self, found: Findings) -> None:
        self._found = found
        self.states: dict[str, set[str]] = {}
        """Where each ticket can be; more than one only after one of several items was finished."""
        self.left: Counter[str] = Counter()
        self._at: dict[str, str] = {}
        self._back: dict[str, str] = {}
        self._several: set[str] = set()

    def take(self, kind: str, ticket: str, detail: dict[str, Any]) -> None:
        if kind == "issued":
            self.states[ticket] = {"waiting"}
            if len(detail["items"]) > 1:
                self._several.add(ticket)
        elif kind in _BEFORE:
            self._step(kind, ticket, detail)

    def _step(self, kind: str, ticket: str, detail: dict[str, Any]) -> None:
        where, window = self.states.get(ticket, set()), detail["window"]
        if kind in _COMES and (self._at.get(window) or where <= {"called", "serving"}):
            self._found.double_calls.append(f"{detail['number']} {kind} to {window}, which has {self._at.get(window)}")
        elif not where & _BEFORE[kind]:
            self._found.unbalanced.append(f"{detail['number']} {kind} while {where}")
        if kind in _LEAVES and where & {"called", "serving"}:
            if self._at.pop(window, "") != ticket:
                self._found.double_calls.append(f"{detail['number']} {kind} at {window}, where it was not")
            self.left[ticket] += 1
        if kind in _COMES:
            self._at[window] = ticket
        if kind == "transferred" and detail["comeBack"]:
            self._back[ticket] = window
        self.states[ticket] = self._finished(ticket) if kind == "finished" else {_AFTER[kind]}

    def _finished(self, ticket: str) -> set[str]:
        if self._back.pop(ticket, ""):
            return {"waiting"}
        return {"done", "waiting"} if ticket in self._several else {"done"}


def _numbers(found: Findings, told: Told, tickets: dict[str, tuple[str, str]]) -> None:
    repeated = [number for number, count in Counter(number for _, number in told.given).items() if count > 1]
    stored = [number for number, count in Counter(number for _, number in tickets.values()).items() if count > 1]
    found.duplicates += repeated + stored
    found.lost_tickets += [number for key, number in told.given if tickets.get(key, ("", ""))[1] != number]
    known = {key for key, _ in told.given}
    found.unbalanced += [f"{number} was given to nobody" for key, (_, number) in tickets.items() if key not in known]


def _endings(found: Findings, replay: _Replay, tickets: dict[str, tuple[str, str]]) -> None:
    for key, (state, number) in tickets.items():
        if state not in replay.states.get(key, set()):
            found.lost_tickets.append(f"{number} is {state} and should be {replay.states.get(key)}")


def _books(
    found: Findings,
    events: list[Event],
    calls: Counter[tuple[str, bool]],
    services: Counter[str],
    replay: _Replay,
) -> None:
    """Every call is in the list of calls once, every time at a window among the services once."""
    logged = Counter((ticket, kind == "recalled") for kind, ticket, _ in events if kind in ("called", "recalled"))
    found.unbalanced += [f"calls of {key}: {calls[key]}, not {logged[key]}" for key in _differ(calls, logged)]
    found.unbalanced += [f"services of {key}" for key in _differ(services, replay.left)]


def _acts(found: Findings, events: list[Event], told: Told) -> None:
    """Every acknowledged act happened once, and nothing happened that was not acknowledged."""
    said, either = _acknowledged(told)
    happened: Counter[tuple[str, str]] = Counter()
    ended: defaultdict[str, int] = defaultdict(int)
    for kind, _, detail in events:
        if kind in ("called", "broughtBack"):
            happened[(kind, f"{detail['number']} to {detail['window']}")] += 1
        elif kind == "cancelled":
            happened[(kind, detail["number"])] += 1
        elif kind in ("passed", "finished"):
            ended[detail["window"]] += 1
        elif kind == "recalled" or kind in _OF_ACTS.values():
            happened[(kind, detail["window"])] += 1
    found.unbalanced += [f"{key}: told {said[key]}, happened {happened[key]}" for key in _differ(said, happened)]
    for window in ended.keys() | either.keys():
        sure, perhaps = either.get(window, (0, 0))
        if not sure <= ended[window] <= sure + perhaps:
            found.unbalanced.append(f"ended at {window}: {ended[window]}, not {sure} to {sure + perhaps}")


def _acknowledged(told: Told) -> tuple[Counter[tuple[str, str]], dict[str, tuple[int, int]]]:
    """What must be in the log; and by window how many services ended, for sure and perhaps: the one key of a caller
    ends a service if there is one."""
    said: Counter[tuple[str, str]] = Counter()
    sure: Counter[str] = Counter()
    perhaps: Counter[str] = Counter()
    for verb, window, number, finishing in told.done:
        if verb in ("callNext", "callNumber"):
            said[("called", f"{number} to {window}")] += bool(number)
            perhaps[window] += finishing
        elif verb == "bringBack":
            said[("broughtBack", f"{number} to {window}")] += 1
        elif verb == "cancel":
            said[("cancelled", number)] += 1
        elif verb == "recall" and number:
            said[("recalled", window)] += 1
        elif verb in ("recall", "pass", "finish"):
            sure[window] += 1
        elif verb in _OF_ACTS:
            said[(_OF_ACTS[verb], window)] += 1
    return said, {window: (sure[window], perhaps[window]) for window in sure | perhaps}


def _differ(one: Counter[Any], other: Counter[Any]) -> list[Any]:
    return [key for key in one.keys() | other.keys() if one[key] != other[key]]
