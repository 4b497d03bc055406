"""A tally: what is counted of a group of citizens (an hour, a window, a clerk, an item …), and how tallies add up.

Tallies are kept per day and added for a period, so waits are kept as a histogram in whole minutes: a median over a
year is then as right as one over an hour, to within a minute.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from math import ceil
from typing import Any

_COUNTS = ("arrived", "gone", "tickets", "stays", "done", "absent", "transferred", "held", "open", "busy", "paused")
_TIMES = ("wait", "way", "service")


@dataclass(slots=True)
class Times:
    """Durations in seconds: how many, their sum, their squares' sum, the longest."""

    count: int = 0
    total: float = 0.0
    squares: float = 0.0
    most: float = 0.0

    def add(self, seconds: float) -> None:
        self.count += 1
        self.total += seconds
        self.squares += seconds * seconds
        self.most = max(self.most, seconds)

    def merge(self, other: Times) -> None:
        self.count += other.count
        self.total += other.total
        self.squares += other.squares
        self.most = max(self.most, other.most)

    @property
    def mean(self) -> float | None:
        """Seconds; None when there was none."""
        return self.total / self.count if self.count else None

    @property
    def spread(self) -> float:
        """Standard deviation in seconds."""
        if not self.count:
            return 0.0
        mean = self.total / self.count
        return float(max(0.0, self.squares / self.count - mean * mean) ** 0.5)


@dataclass(slots=True)
class Tally:
    arrived: int = 0
    """Tickets taken (void ones not counted)."""
    gone: int = 0
    """Of these: cancelled, passed over or still waiting when the day ended, never served."""
    tickets: int = 0
    """Different tickets that were called here."""
    stays: int = 0
    """Times a ticket was called here; one ticket may come more than once."""
    done: int = 0
    absent: int = 0
    """过号: called and did not come."""
    transferred: int = 0
    held: int = 0
    open: float = 0.0
    """Seconds that windows were open."""
    busy: float = 0.0
    """Of these: seconds with somebody called or being served."""
    paused: float = 0.0
    """Seconds that windows were paused (暂离)."""
    wait: Times = field(default_factory=Times)
    """From ready to called."""
    way: Times = field(default_factory=Times)
    """From called to arrived at the window."""
    service: Times = field(default_factory=Times)
    minutes: Counter[int] = field(default_factory=Counter)
    """Waits by whole minutes."""

    def waited(self, seconds: float) -> None:
        self.wait.add(seconds)
        self.minutes[int(seconds // 60)] += 1

    def merge(self, other: Tally) -> None:
        for name in _COUNTS:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in _TIMES:
            getattr(self, name).merge(getattr(other, name))
        self.minutes.update(other.minutes)

    def percentile(self, share: float) -> float | None:
        """Minutes within which this share (0 to 1) was called, to within a minute; None when nobody was."""
        if not self.wait.count:
            return None
        rank = max(1, ceil(share * self.wait.count))
        before = 0
        for minute, count in sorted(self.minutes.items()):
            if before + count >= rank:
                return float(min(minute + (rank - before) / count, self.wait.most / 60))
            before += count
        return self.wait.most / 60

    def within(self, minutes: int) -> float | None:
        """The share of waits shorter than so many minutes."""
        if not self.wait.count:
            return None
        return sum(count for minute, count in self.minutes.items() if minute < minutes) / self.wait.count

    @property
    def idle(self) -> float:
        """Open seconds with nobody called or served."""
        return max(0.0, self.open - self.busy)

    @property
    def absent_share(self) -> float | None:
        return self.absent / self.stays if self.stays else None

    @property
    def gone_share(self) -> float | None:
        return self.gone / self.arrived if self.arrived else None

    def packed(self) -> dict[str, Any]:
        """What is stored: only what is not zero."""
        content: dict[str, Any] = {name: round(getattr(self, name), 1) for name in _COUNTS if getattr(self, name)}
        for name in _TIMES:
            times: Times = getattr(self, name)
            if times.count:
                content[name] = [times.count, round(times.total, 1), round(times.squares, 1), round(times.most, 1)]
        if self.minutes:
            content["minutes"] = sorted(self.minutes.items())
        return content


def unpacked(content: dict[str, Any]) -> Tally:
    tally = Tally(**{name: content[name] for name in _COUNTS if name in content})
    for name in _TIMES:
        if name in content:
            setattr(tally, name, Times(*content[name]))
    tally.minutes = Counter(dict(content.get("minutes", ())))
    return tally
