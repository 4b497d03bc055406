"""Who sits at which window, when, how fast, and when they step away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.queueing.hours import minutes_of
from kiosk.simulate.dice import dice, lognormal
from kiosk.simulate.floor import Desk
from kiosk.simulate.scenario import Scenario

LUNCH = "午间轮休"


@dataclass(frozen=True, slots=True)
class Pause:
    """暂离, in seconds; `at` after midnight, begun when the citizen then at the window has left."""

    at: float
    seconds: float
    reason: str


@dataclass(frozen=True, slots=True)
class Clerk:
    window: str
    lanes: frozenset[str]
    pace: float
    """Times the ordinary service time, the day's own pace included."""
    shifts: tuple[tuple[float, float], ...]
    """Seconds after midnight. Until the end of the last shift nobody who waits is sent away."""
    pauses: tuple[Pause, ...]


@dataclass(frozen=True, slots=True)
class Trouble:
    """How this day departs from an ordinary one."""

    pace: float = 1.0
    """Everything takes so many times as long: the ministry's system is slow today."""
    absent: int = 0
    """Windows nobody came to."""
    leaving: int = 0
    """Windows that close in the middle of the day and stay closed."""


def roster(scenario: Scenario, floor: Sequence[Desk], seed: int, trouble: Trouble = Trouble()) -> list[Clerk]:
    """A clerk for every window that is worked at today. Every kind of window keeps at least one."""
    draw = dice(seed, "roster")
    pace = trouble.pace * draw.lognormvariate(0, scenario.service.day_pace)
    gone = _some(floor, seed, "absent", trouble.absent, frozenset())
    leaving = _some(floor, seed, "leaving", trouble.leaving, gone)
    return [
        _clerk(scenario, desk, seed, pace, place, desk.number in leaving)
        for place, desk in enumerate(floor)
        if desk.number not in gone
    ]


def _some(floor: Sequence[Desk], seed: int, why: str, count: int, without: frozenset[str]) -> frozenset[str]:
    """Numbers of `count` windows, fewer where a kind would be left with none."""
    kinds: dict[str, int] = {}
    for desk in floor:
        kinds[desk.desks.name] = kinds.get(desk.desks.name, 0) + (desk.number not in without)
    shuffled = [desk for desk in floor if desk.number not in without]
    dice(seed, why).shuffle(shuffled)
    chosen: set[str] = set()
    for desk in shuffled:
        if len(chosen) < count and kinds[desk.desks.name] > 1:
            kinds[desk.desks.name] -= 1
            chosen.add(desk.number)
    return frozenset(chosen)


def _clerk(scenario: Scenario, desk: Desk, seed: int, pace: float, place: int, leaves: bool) -> Clerk:
    draw = dice(seed, "clerk", desk.number)
    own = draw.lognormvariate(0, scenario.service.clerk_pace)
    shifts = [(begin * 60.0, end * 60.0) for begin, end in scenario.hall.spans]
    begin, end = shifts[0][0], shifts[-1][1]
    if leaves:
        leaving = draw.uniform(begin + 3600, end - 2 * 3600)
        shifts = [(a, min(b, leaving)) for a, b in shifts if a < leaving]
    late = draw.uniform(0, 90)  # the page is open before the first citizen sits down
    shifts[0] = (shifts[0][0] + late, shifts[0][1])
    pauses = [
        _pause(scenario, draw.uniform(begin + 1800, end - 1800), seed, desk, n) for n in range(scenario.clerks.breaks)
    ]
    if scenario.hall.lunch == "shifts":
        pauses.append(_lunch(scenario, place))
    return Clerk(desk.number, desk.lanes, pace * own, tuple(shifts), tuple(sorted(pauses, key=lambda each: each.at)))


def _pause(scenario: Scenario, at: float, seed: int, desk: Desk, place: int) -> Pause:
    draw = dice(seed, "pause", desk.number, place)
    mean = scenario.clerks.break_minutes * 60
    return Pause(at, lognormal(draw, mean, mean / 2), draw.choice(scenario.clerks.reasons))


def _lunch(scenario: Scenario, place: int) -> Pause:
    """Every other window goes first, the others when these are back."""
    begin, end = (minutes_of(text) * 60.0 for text in (scenario.hall.lunch_from, scenario.hall.lunch_to))
    half = (end - begin) / 2
    return Pause(begin + half * (place % 2), half, LUNCH)
