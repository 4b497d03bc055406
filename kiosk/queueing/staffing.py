"""How many windows a lane needs, half hour by half hour, so that most citizens are called within a target time.

The method: the chance of n citizens being in the lane (waiting or at a window) is carried through the day by the
forward equations of the M(t)/M/c(t) queue (Kolmogorov 1931; Gross, Shortle, Thompson, Harris: Fundamentals of Queueing
Theory, ch. 2), so a morning's backlog burdens the next half hours, which the Erlang C formula by itself (Erlang 1917)
would forget. Whoever finds n ≥ c there waits for n − c + 1 windows to fall free: an Erlang distributed time.
In a steady half hour the result is that of Erlang C.

Arrivals are taken as independent, service times as exponential. Real service times vary less than that, so a hall does
a little better than promised here.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

_STEP = 0.2
"""Mean number of changes (arrivals and departures) in one step of the equations."""

_NEGLIGIBLE = 1e-7
"""Chances smaller than this at the far end of the queue are left out."""

_LONGEST = 400
"""Citizens in one lane beyond which it makes no difference: every window there is will be needed."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of the day: its length in minutes, the citizens expected in it, and whether windows may be open."""

    minutes: float
    arrivals: float
    open: bool = True


@dataclass(frozen=True, slots=True)
class Target:
    """`share` of the citizens (0 to 1) called within `minutes`."""

    share: float = 0.8
    minutes: float = 15.0


@dataclass(frozen=True, slots=True)
class Suggestion:
    windows: int
    share: float
    """Of those who come in this slot, how many are called in time with so many windows (0 to 1)."""
    waiting: float
    """Citizens waiting when the slot ends, on average."""
    reached: bool
    """False: even all the lane's windows do not reach the target."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    share: float
    chances: list[float]


def suggest(slots: Sequence[Slot], service_minutes: float, target: Target, most: int) -> list[Suggestion]:
    """The fewest windows per slot that reach the target, at most `most` and at least one while the hall is open.

    `service_minutes` is the mean time a citizen is at a window, from call to end. ValueError when the service time is
    not positive or the lane has no window.
    """
    if service_minutes <= 0:
        raise ValueError("the service time must be more than 0 minutes")
    if most < 1:
        raise ValueError("a lane without a window cannot be planned")
    chances = [1.0]
    plan = []
    for slot in slots:
        windows, outcome = _fewest(chances, slot, service_minutes, target, most)
        chances = outcome.chances
        waiting = sum((n - windows) * chance for n, chance in enumerate(chances) if n > windows)
        plan.append(Suggestion(windows, outcome.share, waiting, not slot.open or outcome.share >= target.share))
    return plan


def _fewest(before: list[float], slot: Slot, service: float, target: Target, most: int) -> tuple[int, _Outcome]:
    if not slot.open:
        return 0, _through(before, slot, service, target, 0)
    low, high = 1, most
    found = _through(before, slot, service, target, most)
    if found.share < target.share:
        return most, found
    while low < high:
        middle = (low + high) // 2
        outcome = _through(before, slot, service, target, middle)
        if outcome.share >= target.share:
            high, found = middle, outcome
        else:
            low = middle + 1
    return high, found


def _through(before: list[float], slot: Slot, service: float, target: Target, windows: int) -> _Outcome:
    """The chances at the end of the slot, and the share of its arrivals that are called in time."""
    arriving, leaving = slot.arrivals / slot.minutes, 1 / service
    steps = max(8, math.ceil((arriving + windows * leaving) * slot.minutes / _STEP))
    length = slot.minutes / steps
    in_time = _called_in_time(windows, leaving, target.minutes)
    chances, share = list(before), 0.0
    for _ in range(steps):
        share += sum(chance * good for chance, good in zip(chances, in_time, strict=False))
        chances = _stepped(chances, arriving * length, leaving * length, windows)
    return _Outcome(share / steps, chances)


def _stepped(chances: list[float], arriving: float, leaving: float, windows: int) -> list[float]:
    """One short step: `arriving` and `leaving` are the chances of an arrival and of one window falling free."""
    count = len(chances)
    after = [0.0] * (count + 1)
    for n, chance in enumerate(chances):
        out = leaving * (n if n < windows else windows)
        come = arriving if n < _LONGEST else 0.0
        after[n] += chance * (1.0 - come - out)
        after[n + 1] += chance * come
        if n:
            after[n - 1] += chance * out
    while len(after) > 1 and after[-1] < _NEGLIGIBLE:
        rest = after.pop()
        after[-1] += rest
    return after


def _called_in_time(windows: int, leaving: float, minutes: float) -> list[float]:
    """For each number found there on arrival: the chance to be called within so many minutes."""
    if windows == 0:
        return []
    good = [1.0] * windows
    # Being called means that n - c + 1 windows have fallen free; in `minutes`, a Poisson number of them does.
    expected = windows * leaving * minutes
    chance = math.exp(-expected)
    at_least = 1.0 - chance
    for freed in range(1, _LONGEST + 1):
        if at_least < _NEGLIGIBLE:
            break
        good.append(at_least)
        chance *= expected / freed
        at_least -= chance
    return good
