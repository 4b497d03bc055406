"""A drawn chart: rectangles, lines and words on a plane, with a title, a description and the same figures as a table.

The page puts it into SVG (`pages/manage/chart.html`); colours are classes of `manage.css`. All lengths are in the
plane's own units, which the page scales.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

WIDTH = 640.0

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Rect:
    x: float
    y: float
    width: float
    height: float
    kind: str = "column"
    says: str = ""
    """Shown when pointed at."""


@dataclass(frozen=True, slots=True)
class Words:
    x: float
    y: float
    text: str
    anchor: Anchor = "middle"
    kind: str = "axis"


@dataclass(frozen=True, slots=True)
class Path:
    points: tuple[tuple[float, float], ...]
    kind: str = "grid"

    @property
    def drawn(self) -> str:
        return " ".join(f"{x:.1f},{y:.1f}" for x, y in self.points)


@dataclass(slots=True)
class Chart:
    key: str
    """Unique on a page: ids are made of it."""
    title: str
    says: str
    """What is to be seen, in one sentence."""
    height: float
    headings: tuple[str, ...]
    rows: list[tuple[str, ...]]
    rects: list[Rect] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)
    legend: tuple[tuple[str, str], ...] = ()
    """(kind, name)"""
    width: float = WIDTH


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the figures of a chart with two axes are drawn."""

    left: float
    right: float
    top: float
    bottom: float
    most: float
    """The value at the top."""

    def y(self, value: float) -> float:
        return self.bottom - (self.bottom - self.top) * min(value, self.most) / self.most

    def slots(self, count: int) -> list[tuple[float, float]]:
        """The plane's width in so many equal parts: (from, width)."""
        width = (self.right - self.left) / max(1, count)
        return [(self.left + width * index, width) for index in range(count)]


def framed(values: Sequence[float], height: float, right: float = WIDTH - 8) -> Frame:
    return Frame(left=48, right=right, top=28, bottom=height - 32, most=rounded_up(max(values, default=0.0)))


def rounded_up(value: float) -> float:
    """The next of 1, 2, 4, 5, 6, 8 × a power of ten, at least 4: so that quarters of it are plain numbers."""
    if value <= 4:
        return 4.0
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in (1, 2, 4, 6, 8, 10) if value <= step * power)


def grid(chart: Chart, frame: Frame, unit: str = "") -> None:
    """Four light lines with their values at the left."""
    for quarter in range(5):
        value = frame.most * quarter / 4
        y = frame.y(value)
        chart.paths.append(Path(((frame.left, y), (frame.right, y))))
        chart.words.append(Words(frame.left - 8, y + 4, plain(value), "end"))
    if unit:
        chart.words.append(Words(frame.left - 8, frame.top - 14, unit, "end", "unit"))


def plain(value: float) -> str:
    """At most one decimal, and none when it would be 0."""
    return f"{value:.0f}" if value >= 100 or abs(value - round(value)) < 0.05 else f"{value:.1f}"
