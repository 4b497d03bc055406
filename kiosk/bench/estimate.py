"""What citizens are told of their wait, scored: whole days under the hall's real queue rules and its real estimate.

Quiet, ordinary and busy days, a day with absent and early-leaving clerks, a slow day, a hall that closes at noon, and a
small hall; each many times over, with other people. The span is scored as it is told, rounded to the minutes people
say, against the time from the ticket to the first call. Whoever is told 0–3 minutes walks straight to a free window:
that is nearly always true and is counted apart.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from statistics import fmean, median
from typing import Any

from kiosk.bench.running import judged
from kiosk.hall.plan import ConfigError, read_plan
from kiosk.settings import HOUSE
from kiosk.simulate.citizens import Town
from kiosk.simulate.clerks import Trouble, roster
from kiosk.simulate.engine import EngineHall
from kiosk.simulate.floor import Desk, floor_of, write_hall
from kiosk.simulate.measuring import Measured, Past, learned
from kiosk.simulate.play import Play
from kiosk.simulate.record import Visit
from kiosk.simulate.scenario import Scenario, read_scenario

TARGETS = {
    "coverage_off": 5.0,
    "worst_day_off": 5.0,
    "worst_lane_off": 7.5,
    "worst_length_off": 7.5,
    "worst_hour_off": 10.0,
}
"""Ceilings, in percentage points away from 80 %: too often right is a miss too, because the span could be narrower."""

_WANTED = 80.0
_STRAIGHT = 3
"""Minutes: the shortest span."""

_ENOUGH = 100
"""Tickets a group must have for its coverage to say something."""

_LENGTHS = ((0, 1), (1, 3), (3, 6), (6, 12), (12, 25), (25, 50), (50, 1000))
"""People ahead, from and below."""

_DAY = date(2026, 11, 20)
_LEARNING = 9000
"""Seeds of the days the hall has learned from lie above this; a scored day has another."""

_WEEKS = 4
"""One day of each of the last weeks."""


@dataclass(frozen=True, slots=True)
class Kind:
    citizens: int
    windows: int = 20
    trouble: Trouble = field(default_factory=Trouble)
    lunch: str = "shifts"


KINDS = {
    "quiet": Kind(950),
    "ordinary": Kind(1300),
    "rush": Kind(1550),
    "closing": Kind(1250, trouble=Trouble(absent=2, leaving=3)),
    "slow": Kind(1250, trouble=Trouble(pace=1.25)),
    "noon": Kind(1150, lunch="closed"),
    "small": Kind(480, windows=8),
}


@dataclass(frozen=True, slots=True)
class Scored:
    day: str
    lane: str
    hour: int
    ahead: int
    low: int
    high: int
    wait: float
    """Minutes."""

    @property
    def held(self) -> bool:
        return self.low <= self.wait <= self.high

    @property
    def straight(self) -> bool:
        return self.high <= _STRAIGHT


def run(quick: bool = False, days: str = "6", seed: str = "1") -> dict[str, Any]:
    """`days` of each kind. RuntimeError when the hall's files cannot be used."""
    try:
        scored = list(_days(1 if quick else int(days), int(seed)))
    except ConfigError as wrong:
        raise RuntimeError(str(wrong)) from None
    return judged("estimate", figures(scored), TARGETS)


def figures(scored: list[Scored]) -> dict[str, Any]:
    """Of at least one ticket that had to wait."""
    waited = [one for one in scored if not one.straight]
    groups = {
        "day": _groups(waited, lambda one: one.day),
        "lane": _groups(waited, lambda one: one.lane),
        "hour": _groups(waited, lambda one: f"{one.hour:02d}"),
        "length": _groups(waited, lambda one: _length(one.ahead)),
    }
    found: dict[str, Any] = {
        "tickets": len(scored),
        "waited": len(waited),
        "coverage_percent": _coverage(waited),
        "coverage_off": round(abs(_coverage(waited) - _WANTED), 1),
        "too_early_percent": _percent(one.wait < one.low for one in waited),
        "too_late_percent": _percent(one.wait > one.high for one in waited),
        "width_median_minutes": median(one.high - one.low for one in waited),
        "width_mean_minutes": round(fmean(one.high - one.low for one in waited), 2),
        "wait_median_minutes": round(median(one.wait for one in waited), 1),
        "bias_minutes": round(fmean(one.wait - (one.low + one.high) / 2 for one in waited), 2),
        "straight_percent": _percent(one.straight for one in scored),
        "straight_coverage_percent": _coverage([one for one in scored if one.straight]),
        "all_coverage_percent": _coverage(scored),
    }
    for name, group in groups.items():
        found[f"coverage_by_{name}"] = group
        found[f"worst_{name}_off"] = round(max((abs(share - _WANTED) for share in group.values()), default=0.0), 1)
    return found


def _days(days: int, seed: int) -> Iterator[Scored]:
    scenario = read_scenario(HOUSE / "config" / "scenarios" / "halls" / "day.toml")
    for name, kind in KINDS.items():
        hall = _Hall(scenario, kind)
        before = [hall.play(_LEARNING + ago, Trouble(), ago=ago).measured for ago in range(1, _WEEKS + 1)]
        past = learned(before, times=20 // _WEEKS)
        for place in range(days):
            played = hall.play(seed + 1000 * place, kind.trouble, past)
            yield from (_scored(name, visit) for visit in played.visits if visit.wait is not None)


@dataclass(frozen=True, slots=True)
class _Played:
    visits: list[Visit]
    measured: Measured


class _Hall:
    """One hall, to play many days in."""

    def __init__(self, scenario: Scenario, kind: Kind) -> None:
        times = scenario.hall.model_copy(update={"lunch": kind.lunch})
        self._scenario = scenario.model_copy(update={"hall": times})
        self._kind = kind
        self._floor: list[Desk] = floor_of(self._scenario, kind.windows)
        with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as scratch:
            write_hall(HOUSE / "config" / "hall", Path(scratch), self._scenario, self._floor)
            self._plan = read_plan(Path(scratch))
            self._town = Town(Path(scratch), self._scenario)

    def play(self, seed: int, trouble: Trouble, past: Past | None = None, ago: int = 0) -> _Played:
        measured = Measured(self._plan.counters.lanes, past)
        lanes = {item.code: item.lane for item in self._town.wanted}
        hall = EngineHall(_DAY - timedelta(weeks=ago), self._plan, lanes, measured)
        crowd = self._town.crowd(seed, self._kind.citizens)
        play = Play(self._scenario, crowd, roster(self._scenario, self._floor, seed, trouble), hall)
        play.run()
        return _Played(play.visits, measured)


def _scored(day: str, visit: Visit) -> Scored:
    assert visit.given is not None and visit.wait is not None
    span = visit.given.span
    hour = int(visit.issued // 3600)
    return Scored(day, visit.citizen.lane, hour, visit.given.ahead, span.low, span.high, visit.wait / 60)


def _groups(scored: Iterable[Scored], name: Callable[[Scored], str]) -> dict[str, float]:
    groups: dict[str, list[Scored]] = {}
    for one in scored:
        groups.setdefault(name(one), []).append(one)
    return {each: _coverage(group) for each, group in sorted(groups.items()) if len(group) >= _ENOUGH}


def _coverage(scored: list[Scored]) -> float:
    return _percent(one.held for one in scored)


def _percent(which: Iterable[bool]) -> float:
    all_of_them = list(which)
    return round(100 * sum(all_of_them) / len(all_of_them), 1) if all_of_them else 0.0


def _length(ahead: int) -> str:
    return next(f"{low:02d}-{high - 1:02d}" for low, high in _LENGTHS if low <= ahead < high)
