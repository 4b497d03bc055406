"""Who comes, when, for what, and what each would do whatever the queue does.

Arrivals are a Poisson process whose rate follows the scenario's curve. Everything a citizen might do is drawn before
the day begins, so that two halls that treat them differently still meet the same people.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kiosk.hall.catalogue import Stock, read_stock
from kiosk.hall.plan import read_plan
from kiosk.queueing.windows import Counters
from kiosk.simulate.dice import dice, lognormal
from kiosk.simulate.scenario import Habits, Scenario

_STEP = 30 * 60
_ZIPF = 0.8
_SHORTEST = 25.0
"""Seconds: nobody is served faster."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """An item as citizens want it: how often, and how long it takes compared with others of its lane."""

    code: str
    name: str
    lane: str
    identity: str
    materials: tuple[str, ...]
    weight: float
    length: float


@dataclass(frozen=True, slots=True)
class Detour:
    """What interrupts a service after `share` of it: a hold of `seconds`, or a transfer to `lane`."""

    share: float
    seconds: float = 0.0
    lane: str = ""
    come_back: bool = False


@dataclass(frozen=True, slots=True)
class Rating:
    seconds: float
    """After the end of the service."""
    level: int
    """0 is the best, 4 the worst."""


@dataclass(frozen=True, slots=True)
class Citizen:
    """Times in seconds; `at` after midnight."""

    place: int
    at: float
    items: tuple[str, ...]
    lane: str
    service: float
    """At a clerk of ordinary pace on an ordinary day, all items together."""
    walk: float
    identified: bool = False
    priorities: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    voids: bool = False
    comes_at: int | None = 1
    """The call that brings them: 1 is the first; None: none does."""
    returns_after: float | None = None
    """After having been passed over."""
    patience: float | None = None
    gives_back: bool = False
    detour: Detour | None = None
    pending: bool = False
    rating: Rating | None = None


class Town:
    """The people of one hall: its real catalogue, and how often each item is wanted."""

    def __init__(self, hall: Path, scenario: Scenario) -> None:
        """ConfigError when the hall's files cannot be used."""
        self.scenario = scenario
        self._counters = read_plan(hall).counters
        self.wanted = _wanted(read_stock(hall, lambda text: ("", "")), self._counters, scenario)
        self._truth = {lane.prefix: lane for lane in scenario.lanes}

    @cached_property
    def _weights(self) -> list[float]:
        return [item.weight for item in self.wanted]

    @cached_property
    def _same_lane(self) -> dict[str, list[Wanted]]:
        return {lane: [item for item in self.wanted if item.lane == lane] for lane in self._truth}

    def crowd(self, seed: int, count: int) -> list[Citizen]:
        """A day's citizens in the order they come: about `count` of them (Poisson)."""
        moments = _moments(self.scenario, seed, count)
        return [self._citizen(dice(seed, "citizen", place), place, at) for place, at in enumerate(moments)]

    def _citizen(self, draw: random.Random, place: int, at: float) -> Citizen:
        habits, work = self.scenario.citizens, self.scenario.service
        items = self._items(draw, habits)
        lane = items[0].lane
        service = sum(self._minutes(draw, item) for item in items) * 60
        comes_at, returns_after = _coming(draw, habits)
        patience = draw.expovariate(1 / (habits.patience_minutes * 60)) if draw.random() < habits.gives_up else None
        return Citizen(
            place=place,
            at=at,
            items=tuple(item.code for item in items),
            lane=lane,
            service=max(_SHORTEST, service),
            walk=lognormal(draw, work.walk_seconds, work.walk_seconds / 2),
            identified=any(item.identity == "required" for item in items) or draw.random() < habits.identified,
            priorities=tuple(name for name, share in habits.priorities.items() if draw.random() < share),
            missing=items[0].materials[:1] if draw.random() < habits.missing else (),
            voids=draw.random() < habits.void,
            comes_at=comes_at,
            returns_after=returns_after,
            patience=patience,
            gives_back=draw.random() < habits.gives_back,
            detour=self._detour(draw, lane),
            pending=draw.random() < work.pending,
            rating=self._rating(draw),
        )

    def _items(self, draw: random.Random, habits: Habits) -> list[Wanted]:
        first = draw.choices(self.wanted, self._weights)[0]
        if draw.random() >= habits.two_items:
            return [first]
        others = self._same_lane[first.lane]
        second = draw.choices(others, [item.weight for item in others])[0]
        return [first] if second.code == first.code else [first, second]

    def _minutes(self, draw: random.Random, item: Wanted) -> float:
        truth = self._truth[item.lane]
        return lognormal(draw, truth.minutes * item.length, truth.spread * item.length)

    def _detour(self, draw: random.Random, lane: str) -> Detour | None:
        work = self.scenario.service
        luck, share = draw.random(), draw.uniform(0.2, 0.6)
        if luck < work.hold:
            return Detour(share, seconds=lognormal(draw, work.hold_minutes * 60, work.hold_minutes * 30))
        others = sorted(set(self._truth) - {lane, "E"})
        if luck < work.hold + work.transfer and others:
            return Detour(share, lane=draw.choice(others), come_back=draw.random() < work.come_back)
        return None

    def _rating(self, draw: random.Random) -> Rating | None:
        habits = self.scenario.ratings
        if draw.random() >= habits.share:
            return None
        return Rating(lognormal(draw, habits.seconds, habits.seconds / 2), draw.choices(range(5), habits.levels)[0])


def _coming(draw: random.Random, habits: Habits) -> tuple[int | None, float | None]:
    if draw.random() >= habits.away:
        return 1, None
    if draw.random() < habits.comes_at_recall:
        return 2, None
    back = draw.expovariate(1 / (habits.returns_minutes * 60))
    return None, back if draw.random() < habits.returns else None


def _moments(scenario: Scenario, seed: int, count: int) -> list[float]:
    draw = dice(seed, "arrivals")
    steps = scenario.arrivals.steps
    whole = sum(weight for _, weight in steps)
    moments = []
    for minute, weight in steps:
        at, rate = minute * 60.0, count * weight / whole / _STEP
        end = at + _STEP
        while rate > 0 and (at := at + draw.expovariate(rate)) < end:
            moments.append(at)
    return moments


def _wanted(stock: Stock, counters: Counters, scenario: Scenario) -> list[Wanted]:
    """The hall's favourites share their part evenly, the others by Zipf in an order that is always the same."""
    others = [entry.item.code for entry in stock.entries if entry.item.code not in stock.wanted]
    dice(0, "popularity").shuffle(others)
    zipf = {code: 1 / (rank + 3) ** _ZIPF for rank, code in enumerate(others)}
    whole, part = sum(zipf.values()), scenario.arrivals.favourites
    weights = {code: (1 - part) * weight / whole for code, weight in zipf.items()}
    weights |= dict.fromkeys(stock.wanted, part / max(1, len(stock.wanted)))
    wanted = []
    for entry in stock.entries:
        item = entry.item
        where = (item.code, item.department, item.family)
        if counters.pool_of(*where):
            length = _length(item.code)
            papers = tuple(material.name for material in item.materials)
            lane = counters.lane_of(*where).prefix
            wanted.append(Wanted(item.code, item.name, lane, item.identity, papers, weights[item.code], length))
    return _levelled(wanted)


def _length(code: str) -> float:
    return lognormal(dice(0, "length", code), 1.0, 0.25)


def _levelled(wanted: Sequence[Wanted]) -> list[Wanted]:
    """Lengths scaled so that the lane's minutes are the mean of what is really asked for."""
    weight: dict[str, float] = {}
    length: dict[str, float] = {}
    for item in wanted:
        weight[item.lane] = weight.get(item.lane, 0.0) + item.weight
        length[item.lane] = length.get(item.lane, 0.0) + item.weight * item.length
    return [
        Wanted(
            item.code,
            item.name,
            item.lane,
            item.identity,
            item.materials,
            item.weight,
            item.length * weight[item.lane] / length[item.lane],
        )
        for item in wanted
    ]
