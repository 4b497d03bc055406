"""排班建议: the windows each lane needs through a day, from what was measured on the same weekday of the last weeks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kiosk.hall.desk import Desk
from kiosk.hall.manage.counting import By
from kiosk.hall.manage.period import Period
from kiosk.hall.manage.rollup import Between, ByDay, Days, added
from kiosk.hall.manage.settings import TargetRule
from kiosk.hall.manage.tally import Tally
from kiosk.queueing.hours import hours_of, minutes_of
from kiosk.queueing.staffing import Slot, Suggestion, Target, suggest

_HALF = 30
"""Minutes of one slot."""

_FEWEST = 30
"""Services measured in a lane before its own service time counts; with fewer, the hall's estimate does."""


@dataclass(frozen=True, slots=True)
class HalfHour:
    minute: int
    """After midnight."""
    arrivals: float
    """Citizens on an average day."""
    suggested: Suggestion
    """May name more windows than the hall has for the lane, up to twice as many."""
    opened: float
    """Windows able to serve the lane that were open, on an average day."""

    @property
    def name(self) -> str:
        return f"{self.minute // 60:02d}:{self.minute % 60:02d}"

    @property
    def short(self) -> bool:
        """Fewer were open than are suggested: by at least half a window."""
        return self.suggested.windows - self.opened >= 0.5


@dataclass(frozen=True, slots=True)
class LaneStaffing:
    prefix: str
    name: str
    service_minutes: float
    """A citizen at a window, from call to end."""
    windows: int
    """Windows that can serve the lane."""
    arrivals: float
    halves: tuple[HalfHour, ...]


@dataclass(frozen=True, slots=True)
class StaffingPlan:
    day: date
    measured: tuple[date, ...]
    target: Target
    lanes: tuple[LaneStaffing, ...]
    opened: tuple[float, ...]
    """All windows that were open, per half hour, on an average day."""

    @property
    def names(self) -> list[str]:
        return [half.name for half in self.lanes[0].halves] if self.lanes else []

    @property
    def totals(self) -> list[int]:
        """Suggested windows of all lanes. Where windows serve several lanes, fewer can do."""
        return [sum(lane.halves[place].suggested.windows for lane in self.lanes) for place in range(len(self.names))]


def plan(desk: Desk, day: date, rule: TargetRule, between: Between = lambda act: act()) -> StaffingPlan:
    """For a day on which the hall is open; on another one there are no half hours. Reads up to a year of kept days."""
    before = min(day, desk.clock.now().date()) - timedelta(days=1)
    days = Days(desk, Period(before - timedelta(weeks=rule.weeks), before), between)
    slots = {each: tallies for each, tallies in days.by(By.SLOT).items() if each.weekday() == day.weekday()}
    halves = {each: tallies for each, tallies in days.by(By.HALF).items() if each.weekday() == day.weekday()}
    measured, lanes = added(slots), added(days.by(By.LANE))
    count = max(1, len(slots))
    target = Target(rule.share, rule.minutes)
    open_halves = _halves(desk, day)
    return StaffingPlan(
        day=day,
        measured=tuple(slots),
        target=target,
        lanes=tuple(
            staffing
            for lane in sorted(desk.plan.counters.lanes, key=lambda lane: lane.prefix)
            if (staffing := _lane(desk, lane.prefix, lane.name, open_halves, measured, lanes, count, target))
            is not None
        ),
        opened=_opened(halves, open_halves, count),
    )


def next_open_day(desk: Desk) -> date:
    """The next day after today on which the hall opens, or tomorrow when that is not within two weeks."""
    today = desk.clock.now().date()
    ahead = (today + timedelta(days=step) for step in range(1, 15))
    return next((day for day in ahead if hours_of(day, desk.plan.week).spans), today + timedelta(days=1))


def _halves(desk: Desk, day: date) -> list[tuple[int, bool]]:
    """(minute, whether windows are open) from the first ticket to the last closing."""
    spans = [(minutes_of(begin), minutes_of(end)) for begin, end in hours_of(day, desk.plan.week).spans]
    if not spans:
        return []
    first = (spans[0][0] - desk.plan.week.early_minutes) // _HALF * _HALF
    return [
        (minute, any(begin < minute + _HALF and minute < end for begin, end in spans))
        for minute in range(first, spans[-1][1], _HALF)
    ]


def _lane(
    desk: Desk,
    prefix: str,
    name: str,
    open_halves: Sequence[tuple[int, bool]],
    measured: dict[str, Tally],
    lanes: dict[str, Tally],
    count: int,
    target: Target,
) -> LaneStaffing | None:
    windows = sum(prefix in window.lanes for window in desk.plan.counters.windows)
    if not windows:
        return None
    tallies = [measured.get(f"{prefix}{minute // _HALF}", Tally()) for minute, _ in open_halves]
    service = _service(desk, prefix, lanes.get(prefix, Tally()))
    came = [tally.arrived / count for tally in tallies]
    if came:  # who came before the first or after the last of these half hours stands there too
        came[0] += _arrived(measured, prefix, range(open_halves[0][0] // _HALF)) / count
        came[-1] += _arrived(measured, prefix, range(open_halves[-1][0] // _HALF + 1, 48)) / count
    slots = [Slot(_HALF, number, is_open) for number, (_, is_open) in zip(came, open_halves, strict=True)]
    suggestions = suggest(slots, service, target, 2 * windows)
    halves = tuple(
        HalfHour(minute, slot.arrivals, suggestion, tally.open / 60 / _HALF / count)
        for (minute, _), slot, suggestion, tally in zip(open_halves, slots, suggestions, tallies, strict=True)
    )
    return LaneStaffing(prefix, name, service, windows, sum(slot.arrivals for slot in slots), halves)


def _arrived(measured: dict[str, Tally], prefix: str, halves: range) -> int:
    return sum(measured.get(f"{prefix}{half}", Tally()).arrived for half in halves)


def _service(desk: Desk, prefix: str, tally: Tally) -> float:
    """Mean minutes a call occupies a window: those who came, and those who did not."""
    if tally.stays < _FEWEST:
        return desk.services[prefix].mean
    absent = tally.stays - tally.way.count
    mean_way = tally.way.mean or 0.0
    return max(0.5, (tally.way.total + tally.service.total + absent * mean_way) / tally.stays / 60)


def _opened(halves: ByDay, open_halves: Sequence[tuple[int, bool]], count: int) -> tuple[float, ...]:
    together = added(halves)
    return tuple(together.get(str(minute // _HALF), Tally()).open / 60 / _HALF / count for minute, _ in open_halves)
