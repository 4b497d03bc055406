"""Every verb of the counter at once: what it costs, how long it takes, and whether one number or one citizen was ever
given to two.

With the first number of clients two centers run side by side on the same kind of store, one with a thousand past
tickets and one with a million (each with its service, call and events); the load goes to them in turns, so that
whatever else the machine does meets both alike. The other numbers of clients meet the old one.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from contextlib import ExitStack
from datetime import date
from statistics import median
from typing import Any

from kiosk.bench import call_hall, call_past
from kiosk.bench.call_audit import Told, audit
from kiosk.bench.call_center import Center
from kiosk.bench.running import OptionError, judged, spread, spread_of_turns
from kiosk.bench.serving import Ground, databases, ground
from kiosk.hall.storage import Store

TARGETS = {
    "duplicates": 0.0,
    "double_calls": 0.0,
    "lost_tickets": 0.0,
    "unbalanced": 0.0,
    "errors": 0.0,
    "call_next_p99_ms": 20.0,
    "server_cpu_ms_per_verb": 2.0,
    "flat_cpu": 1.2,
    "flat_latency": 1.2,
}
"""Ceilings per store. The latency is that of the first number of clients on the old center, the middle one of the
turns'; the p99 of the calls of all turns together is told beside it. For comparison, measured on such a machine with
8 clients: FQM 100 of 800 calls doubled, The Q 180 of 400 numbers."""

_TURNS = 10
_YOUNG = 1000
_SHOWN = 10


def run(
    quick: bool = False,
    clients: str = "8,32,128",
    seconds: str = "60",
    past: str = "1000000",
    database: str = "both",
) -> dict[str, Any]:
    """`seconds` of load for each number of `clients`; `database` is sqlite, postgresql or both."""
    counts = _counts(clients)
    names = databases(database)
    span, old = (3.0, 20_000) if quick else (float(seconds), int(past))
    figures: dict[str, Any] = {"clients": counts, "seconds": span}
    for name in names:
        with ground(name) as place, ExitStack() as stack:
            call_hall.build(place.scratch / "hall")
            pair = [_Measured(stack, place, which, size) for which, size in (("young", _YOUNG), ("old", old))]
            measured = _measure(pair, counts, span)
        figures |= {f"{name}_{figure}": value for figure, value in measured.items()}
    targets = {f"{name}_{target}": ceiling for name in names for target, ceiling in TARGETS.items()}
    return judged("calls", figures, targets)


def _counts(clients: str) -> list[int]:
    counts = [int(each) for each in clients.split(",") if each.isdecimal() and int(each)]
    if len(counts) != clients.count(",") + 1:
        raise OptionError(f"clients are whole numbers above 0 with commas between, not {clients!r}")
    return counts


class _Measured:
    """A center and all that was seen of it."""

    def __init__(self, stack: ExitStack, place: Ground, name: str, past: int) -> None:
        database = place.new_database(name)
        self.past = past
        store = Store(database)
        store.migrate()
        call_past.fill(store, past, date.fromisoformat(call_hall.DAY))
        store.close()
        self.center = Center(place, name, database)
        stack.callback(self.center.close)
        self.told = Told()
        self.trouble: list[str] = []
        self.forget()

    def forget(self) -> None:
        """Costs and latencies; what was told is never forgotten."""
        self.latencies: defaultdict[str, list[float]] = defaultdict(list)
        self.calls: list[list[float]] = []
        """How long callNext took, by turn."""
        self.cpu: list[float] = []
        self.database_cpu: list[float] = []

    def load(self, clients: int, seconds: float) -> None:
        before = self.center.spent()
        seen = self.center.load(clients, seconds)
        after = self.center.spent()
        verbs = sum(map(len, seen["latencies"].values()))
        self.cpu.append((after.center - before.center) / verbs)
        self.database_cpu.append((after.database - before.database) / verbs)
        for verb, took in seen["latencies"].items():
            self.latencies[verb] += took
        self.calls.append(seen["latencies"]["callNext"])
        self.told.add(seen)
        self.trouble += seen["trouble"]

    def all_latencies(self) -> list[float]:
        return [took for each in self.latencies.values() for took in each]


def _measure(pair: list[_Measured], counts: list[int], seconds: float) -> dict[str, Any]:
    young, old = pair
    for each in pair:  # windows open, plans and caches are there
        each.load(counts[0], 2.0)
        each.forget()
    for _ in range(_TURNS):
        for each in pair:
            each.load(counts[0], seconds / _TURNS)
    figures = _first(young, old) | _by_count(old, counts[0], seconds)
    for count in counts[1:]:
        old.forget()
        old.load(count, seconds)
        figures |= _by_count(old, count, seconds)
    return figures | _judgement(pair)


def _first(young: _Measured, old: _Measured) -> dict[str, Any]:
    figures = {
        "past": old.past,
        "call_next_p99_ms": spread_of_turns(old.calls, 1000)[1],
        "call_next_p99_of_all_turns_ms": spread_of_turns(old.calls, 1000)[2],
        "server_cpu_ms_per_verb": round(median(old.cpu) * 1000, 3),
        "young_call_next_p99_ms": spread_of_turns(young.calls, 1000)[1],
        "young_call_next_p99_of_all_turns_ms": spread_of_turns(young.calls, 1000)[2],
        "young_server_cpu_ms_per_verb": round(median(young.cpu) * 1000, 3),
        "flat_cpu": round(median(old.cpu) / median(young.cpu), 3),
        "flat_latency": round(median(old.all_latencies()) / median(young.all_latencies()), 3),
    }
    if any(old.database_cpu):  # SQLite works inside the center: its cost is in the center's
        figures["database_cpu_ms_per_verb"] = round(median(old.database_cpu) * 1000, 3)
    return figures


def _by_count(old: _Measured, count: int, seconds: float) -> dict[str, Any]:
    by_verb = {verb: [len(took), *spread(took, 1000)] for verb, took in sorted(old.latencies.items())}
    return {
        f"{count}_verbs_per_second": round(len(old.all_latencies()) / seconds),
        f"{count}_call_next_p99_ms": by_verb["callNext"][2],
        f"{count}_server_cpu_ms_per_verb": round(median(old.cpu) * 1000, 3),
        f"{count}_count_median_p99_ms": by_verb,
    }


def _judgement(pair: list[_Measured]) -> dict[str, Any]:
    """What must not be, of both centers; the first few of each kind are told on standard error."""
    figures = {"tickets": 0, "acts": 0, "errors": 0}
    for each in pair:
        found = audit(each.center.books(), call_hall.DAY, each.told)
        figures["tickets"] += len(each.told.given)
        figures["acts"] += len(each.told.done)
        figures["errors"] += len(each.trouble)
        for name, count in found.counts().items():
            figures[name] = figures.get(name, 0) + count
        for lines in (each.trouble, *vars(found).values()):
            sys.stderr.writelines(f"kiosk bench calls: {line}\n" for line in lines[:_SHOWN])
    return figures
