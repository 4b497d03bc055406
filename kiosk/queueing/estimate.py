"""How many are ahead and how long it takes: always a span, "between low and high four times in five".

The model: whoever is ahead is put, one after the other, onto the first of their windows to fall free; the first of my
own windows that is free then is mine. That is the middle; around it stands a gamma distribution whose width grows with
the service times' own spread, with what is not known of today's pace, and with the last one in service. The numbers
below are fitted to simulated days played under the hall's real rules; `kiosk bench estimate` scores the result.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from operator import itemgetter

from kiosk.center.contract import Span
from kiosk.queueing.pools import mask_of, members

_EIGHTY_PERCENT = 1.2816
"""Standard deviations from the middle of a normal distribution to its 10 % and 90 % marks."""

_GUESS_WEIGHT = 12.0
"""The hall's own guess counts as much as this many measured tickets."""

_WEEKS_WEIGHT = 60.0
"""At most as many tickets' worth of weight for the last weeks, so that a slow day shows within the hour."""

_PACE_WEIGHT = 25.0
"""An ordinary pace is believed as if this many tickets had shown it."""

CHANGEOVER = 0.25
"""Minutes between the end of one service and the next call."""

_LOSS = 1.09
"""Short absences, people who come back, and who is let in before: it takes so many times as long as planned."""

_FIRST_FREE = 0.44
"""Of several busy windows the first falls free earlier than any of them is expected to: by this share of a service
shared by all of them."""

_OWN = 1.65
"""Times the spread that independent service times alone would give."""

_PACE = 0.095
"""Share of the wait by which the day's and the clerks' pace departs from what is expected."""

_LAST_ONE = 0.75
"""How much the last service before mine is worth, in services shared by all my windows."""

_SLACK = 1.35
"""Minutes nobody can foresee."""

_BUSY = 1.4
"""A whole service in what is still to come of one that is under way, on average."""

_FREE_NOW = 0.2
"""Minutes: with a window free sooner than this one walks straight to it."""

_SHORTEST_HIGH = 3.0

_MOST_STEPS = 120
"""More people ahead than this are put onto the windows several at a time: it is called for every ticket."""


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


@dataclass(slots=True)
class Waiting:
    """Tickets that wait for the same set of windows and take alike."""

    count: int
    pool: frozenset[str]
    service: Service
    since: float = 1.0
    """How long the first of them has waited, against the others: tells how lines are mixed. Equal when not known."""


def blend(guess: Service, weeks: Sample | None, today: Sample | None) -> Service:
    """One service time out of the hall's guess, the last weeks and today, weighted by how much each has seen.

    The guess is worth less with every ticket the last weeks have seen, and nothing once they have seen enough.
    """
    known = min(float(weeks.count), _WEEKS_WEIGHT) if weeks is not None else 0.0
    parts = [(_GUESS_WEIGHT * (1 - known / _WEEKS_WEIGHT), guess.mean, guess.spread)]
    if weeks is not None and weeks.count:
        parts.append((known, weeks.mean, weeks.spread))
    if today is not None and today.count:
        parts.append((float(today.count), today.mean, today.spread))
    total = sum(weight for weight, _, _ in parts)
    mean = sum(weight * part for weight, part, _ in parts) / total
    variance = sum(weight * (spread**2 + (part - mean) ** 2) for weight, part, spread in parts) / total
    return Service(mean, math.sqrt(variance))


def blend_all(
    guesses: Mapping[str, Service], weeks: Mapping[str, Sample], today: Mapping[str, Sample]
) -> dict[str, Service]:
    """The same for every letter of a hall. A slow day is slow at all windows: what the others tell of today's pace
    moves what is expected of a letter that few have been served with."""
    pace = _pace(weeks, today)
    paced = {letter: Sample(one.count, one.mean * pace, one.spread * pace) for letter, one in weeks.items()}
    return {letter: blend(guess, paced.get(letter), today.get(letter)) for letter, guess in guesses.items()}


def _pace(weeks: Mapping[str, Sample], today: Mapping[str, Sample]) -> float:
    """How many times as long as usual services take today."""
    both = [(today[letter], weeks[letter].mean) for letter in today if letter in weeks and weeks[letter].count]
    tickets = sum(now.count for now, _ in both)
    usual = sum(now.count * mean for now, mean in both)
    if not usual:
        return 1.0
    trust = _PACE_WEIGHT * usual / tickets
    return (sum(now.count * now.mean for now, _ in both) + trust) / (usual + trust)


def people_ahead(lines: Iterable[Waiting], mine: frozenset[str]) -> int:
    """Tickets that wait for any of my windows."""
    return sum([line.count for line in lines if not line.pool.isdisjoint(mine)])


def wait_minutes(
    lines: Iterable[Waiting],
    mine: frozenset[str],
    open_now: frozenset[str],
    free_in: Callable[[Iterable[str]], dict[str, float]] | None = None,
) -> tuple[float, float]:
    """The 10 % and 90 % marks of the wait behind these lines, in working minutes.

    `free_in`: minutes until each of these windows is expected to fall free; without it all are taken to be busy, each
    at another point of its present service. `mine` without an open window counts as one window: somebody will have to
    open it.
    """
    everybody = [(mask_of(line.pool), line) for line in lines]
    windows = mask_of(open_now if mine & open_now else open_now | {min(mine, default="")})
    usable = mask_of(mine) & windows or windows
    ahead = _touching(everybody, usable)
    near = _touching(everybody, _reached(ahead, usable))
    theirs = _reached(near, usable) & windows
    typical = _typical(ahead)
    number = usable.bit_count()
    if free_in is None:
        free = _staggered(members(usable), typical) | _staggered(members(windows & ~usable), typical)
    else:
        free = free_in(members(theirs))
        typical = typical or _BUSY * sum([free[each] for each in members(usable)]) / number
    share = typical / number
    middle = _first_free(near, usable, theirs, free)
    if middle <= _FREE_NOW:
        return 0.0, _SHORTEST_HIGH
    own = sum([line.count * _overlap(pool & windows, usable) * line.service.spread**2 for pool, line in ahead])
    mean = _LOSS * middle - _FIRST_FREE * min(middle, share)
    variance = (_OWN / number) ** 2 * own + (_PACE * mean) ** 2 + (_LAST_ONE * share) ** 2 + _SLACK**2
    low, high = (_gamma_mark(mean, variance, side * _EIGHTY_PERCENT) for side in (-1, 1))
    return low, max(_SHORTEST_HIGH, high)


def rounded(low: float, high: float) -> Span:
    """Whole minutes people like, the nearest: by 1 to ten, by 5 to an hour, by 10 beyond; never an empty span.

    Outward would be safer and less true: people would wait as told nine times in ten, and be told ten minutes more.
    """
    below, above = _nearest(low), _nearest(high)
    return Span(low=below, high=above if above > below else below + _step(below + 1))


_Masked = list[tuple[int, Waiting]]
"""Lines, each with its windows as a mask."""


def _touching(lines: _Masked, windows: int) -> _Masked:
    """The lines that wait for any of these windows."""
    return [each for each in lines if each[0] & windows]


def _reached(lines: _Masked, windows: int) -> int:
    """These windows and those of the lines."""
    for pool, _ in lines:
        windows |= pool
    return windows


def _first_free(lines: _Masked, mine: int, theirs: int, free: dict[str, float]) -> float:
    """When the first of my windows is free after everybody in these lines has been put onto theirs. Changes `free`."""
    together = max(1, math.ceil(sum([line.count for _, line in lines]) / _MOST_STEPS))
    steps: list[tuple[float, float, tuple[str, ...]]] = []
    for mask, line in lines:
        pool = members(mask & theirs)
        parts = math.ceil(line.count / together)
        if pool and parts:
            minutes, since = (line.service.mean + CHANGEOVER) * line.count / parts, line.since
            steps += [(since * ((part + 0.5) / parts - 1), minutes, pool) for part in range(parts)]
    steps.sort(key=itemgetter(0))  # each line is taken to have come evenly since its first
    free_at = free.__getitem__
    for _, minutes, pool in steps:
        free[min(pool, key=free_at)] += minutes
    return min([free[window] for window in members(mine)])


def _typical(lines: _Masked) -> float:
    """Minutes of one service of these."""
    count = sum([line.count for _, line in lines])
    return CHANGEOVER + sum([line.count * line.service.mean for _, line in lines]) / count if count else 0.0


def _staggered(windows: Iterable[str], typical: float) -> dict[str, float]:
    ordered = sorted(windows)
    return {window: typical * (place + 0.5) / len(ordered) for place, window in enumerate(ordered)}


def _overlap(theirs: int, mine: int) -> float:
    """The share of a line that is served at my windows; `theirs` are those that serve it."""
    return (theirs & mine).bit_count() / theirs.bit_count() if theirs else 0.0


def _gamma_mark(mean: float, variance: float, deviations: float) -> float:
    """A quantile of the gamma distribution (Wilson and Hilferty 1931: its cube root is nearly normal)."""
    if mean <= 0.0:
        return 0.0
    part = variance / (9 * mean * mean)
    return mean * max(0.0, 1 - part + deviations * math.sqrt(part)) ** 3


def _nearest(minutes: float) -> int:
    step = _step(minutes)
    return math.floor(minutes / step + 0.5) * step


def _step(minutes: float) -> int:
    if minutes <= 10:
        return 1
    return 5 if minutes <= 60 else 10
