"""How many are ahead and how long it takes: always a span, "between low and high four times in five".

The model: windows that are all busy finish tickets one after another; waiting behind n of them with c windows takes
the sum of n service times shared by c, give or take the last one in service and what is not known of today's pace.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.center.contract import Span

_EIGHTY_PERCENT = 1.2816
"""Standard deviations from the middle of a normal distribution to its 10 % and 90 % marks."""

_GUESS_WEIGHT = 12.0
"""The hall's own guess counts as much as this many measured tickets."""

_WEEKS_WEIGHT = 60.0
"""At most as many tickets' worth of weight for the last weeks, so that a slow day shows within the hour."""

_PACE = 0.15
"""Share by which the mean service time of an ordinary day departs from what is expected of it."""

_SHORTEST_HIGH = 3.0


@dataclass(frozen=True, slots=True)
class Service:
    """Minutes one ticket takes at a window: mean and standard deviation."""

    mean: float
    spread: float


@dataclass(frozen=True, slots=True)
class Sample:
    """Measured service times: how many, their mean and standard deviation in minutes."""

    count: int
    mean: float
    spread: float


@dataclass(frozen=True, slots=True)
class Waiting:
    """Tickets that wait for the same set of windows and take alike."""

    count: int
    pool: frozenset[str]
    service: Service


def blend(guess: Service, weeks: Sample | None, today: Sample | None) -> Service:
    """One service time out of the hall's guess, the last weeks and today, weighted by how much each has seen."""
    parts = [(_GUESS_WEIGHT, guess.mean, guess.spread)]
    if weeks is not None and weeks.count:
        parts.append((min(float(weeks.count), _WEEKS_WEIGHT), weeks.mean, weeks.spread))
    if today is not None and today.count:
        parts.append((float(today.count), today.mean, today.spread))
    total = sum(weight for weight, _, _ in parts)
    mean = sum(weight * part for weight, part, _ in parts) / total
    variance = sum(weight * (spread**2 + (part - mean) ** 2) for weight, part, spread in parts) / total
    return Service(mean, math.sqrt(variance))


def people_ahead(lines: Iterable[Waiting], mine: frozenset[str]) -> int:
    """Tickets that wait for any of my windows."""
    return sum(line.count for line in lines if line.pool & mine)


def wait_minutes(lines: Iterable[Waiting], mine: frozenset[str], open_now: frozenset[str]) -> tuple[float, float]:
    """The 10 % and 90 % marks of the wait, in working minutes.

    A line that can also go to other windows burdens mine only by its share. `mine` without an open window counts as
    one window: somebody will have to open it.
    """
    usable = mine & open_now or mine
    windows = float(max(1, len(usable & open_now)))
    tickets = work = variance = 0.0
    for line in lines:
        theirs = line.pool & open_now or line.pool
        if not theirs & usable:
            continue
        share = line.count * len(theirs & usable) / len(theirs)
        tickets += share
        work += share * line.service.mean
        variance += share * line.service.spread**2
    mean = work / windows
    typical = work / tickets if tickets else 0.0
    wobble = _EIGHTY_PERCENT * math.sqrt(variance / windows**2 + (_PACE * mean) ** 2)
    return max(0.0, mean - wobble), max(_SHORTEST_HIGH, mean + wobble + typical / windows)


def rounded(low: float, high: float) -> Span:
    """Whole minutes people like: by 1 to ten, by 5 to an hour, by 10 beyond; outward, so nothing is promised away."""
    below, above = _step(low), _step(high)
    return Span(low=int(math.floor(low / below) * below), high=int(math.ceil(high / above) * above))


def _step(minutes: float) -> int:
    if minutes <= 10:
        return 1
    return 5 if minutes <= 60 else 10
