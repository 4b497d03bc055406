"""Service times of the played day, measured the way the hall measures them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from kiosk.center.contract.windows import WindowState
from kiosk.hall.clock import moment
from kiosk.queueing.day import Changes
from kiosk.queueing.estimate import Sample, Service, blend_all
from kiosk.queueing.priorities import MINUTE
from kiosk.queueing.staffed import Shift, Staffing, staffing_of
from kiosk.queueing.windows import LanePlan

_LOOK = timedelta(seconds=60)


@dataclass(slots=True)
class Sums:
    count: int = 0
    total: float = 0.0
    squares: float = 0.0

    def add(self, minutes: float) -> None:
        self.count += 1
        self.total += minutes
        self.squares += minutes * minutes

    def join(self, other: Sums) -> None:
        self.count += other.count
        self.total += other.total
        self.squares += other.squares

    def sample(self) -> Sample:
        mean = self.total / self.count
        return Sample(self.count, mean, math.sqrt(max(0.0, self.squares / self.count - mean * mean)))


@dataclass(frozen=True, slots=True)
class Past:
    """What the last weeks taught."""

    samples: Mapping[str, Sample]
    staffing: Staffing


class Measured:
    """`services` is refreshed once a minute of the hall's time, as in a running center."""

    def __init__(self, lanes: Sequence[LanePlan], before: Past | None = None) -> None:
        self._lanes = lanes
        self._weeks = before.samples if before else {}
        self.staffing = before.staffing if before else {}
        self.today: dict[str, Sums] = {}
        self.shifts: list[Shift] = []
        self._looked: datetime | None = None
        self.services: dict[str, Service] = {}

    def add(self, changes: Changes) -> None:
        """How long windows were taken, from the call to the end, whether somebody came or not; and who worked when."""
        for ended in changes.services:
            called = ended.ticket.called_at
            assert called is not None
            self.today.setdefault(ended.ticket.prefix, Sums()).add((ended.ended_at - called) / MINUTE)
        for window in changes.shifts:
            local = moment(window.since)
            minute = local.hour * 60 + local.minute + local.second / 60
            working = window.state is WindowState.OPEN
            self.shifts.append(Shift(local.date().isoformat(), window.number, minute, working))

    def look(self, now: datetime) -> None:
        if self._looked is None or now - self._looked >= _LOOK:
            self._looked = now
            guesses = {lane.prefix: lane.service for lane in self._lanes}
            self.services = blend_all(guesses, self._weeks, self.samples())

    def samples(self) -> dict[str, Sample]:
        return {prefix: sums.sample() for prefix, sums in self.today.items()}


def learned(days: Sequence[Measured], times: int) -> Past:
    """As if all these days had been `times` times each."""
    sums: dict[str, Sums] = {}
    for day in days:
        for prefix, one in day.today.items():
            sums.setdefault(prefix, Sums()).join(one)
    samples = {prefix: replace(one.sample(), count=one.count * times) for prefix, one in sums.items()}
    return Past(samples, staffing_of(shift for day in days for shift in day.shifts))
