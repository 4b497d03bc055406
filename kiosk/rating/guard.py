"""Patterns that look as if staff had rated themselves. Each is a hint for a manager, with its figures, not a verdict.

4.1 of GB/T 39734 strictly forbids to force or interfere. A pattern never stops a rating and never changes a figure:
only an appeal that a manager upholds does. Moments in microseconds since 1970.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.center.contract.ratings import Channel, Level

_SECOND = 1_000_000


class Kind(StrEnum):
    TOO_FAST = "tooFast"
    """Pressed before anybody can have read the question."""
    SHORT_SERVICE = "shortService"
    """The best level for a service too short to have been one."""
    SERIES = "series"
    """One after another the best level, each within seconds of the question."""
    CROWDED = "crowded"
    """More ratings of one window in a short time than it can serve."""
    SAME_REASONS = "sameReasons"
    """One after another the very same reasons."""
    ONE_SOURCE = "oneSource"
    """Several tickets rated at the top from one address."""
    NOTHING_TO_RATE = "nothingToRate"
    """The device rates again and again while its window has no service to rate."""


@dataclass(frozen=True, slots=True)
class Limits:
    """From where on a pattern is odd. 0 ratings switches a pattern off."""

    fast_seconds: float = 2.0
    short_service_seconds: float = 20.0
    series_ratings: int = 8
    series_seconds: float = 5.0
    crowded_ratings: int = 5
    crowded_minutes: float = 5.0
    same_ratings: int = 6
    source_ratings: int = 4
    source_minutes: float = 30.0
    nothing_presses: int = 3
    nothing_minutes: float = 10.0

    @property
    def look_back(self) -> int:
        """How many ratings before the present one are needed."""
        return max(self.series_ratings, self.crowded_ratings, self.same_ratings, self.source_ratings, 1) - 1


@dataclass(frozen=True, slots=True)
class Pressed:
    """A rating as the guard sees it: no citizen, no words."""

    at: int
    level: Level
    reasons: frozenset[str]
    channel: Channel
    ended_at: int
    started_at: int
    source: str = ""
    """A mark of the address a phone came from, "" for devices."""

    @property
    def after_seconds(self) -> float:
        return (self.at - self.ended_at) / _SECOND

    @property
    def at_window(self) -> bool:
        return self.channel in (Channel.TABLET, Channel.KEYPAD)


@dataclass(frozen=True, slots=True)
class Hint:
    kind: Kind
    facts: dict[str, float] = field(default_factory=dict)
    """The figures its sentence is made of."""


def hints(new: Pressed, before: Sequence[Pressed], limits: Limits) -> list[Hint]:
    """What is odd about this rating, given the window's earlier ones of the day, newest first."""
    run = [new, *before]
    found = (
        _too_fast(new, limits),
        _short(new, limits),
        _series(run, limits),
        _crowded(run, limits),
        _same_reasons(run, limits),
    )
    return [hint for hint in found if hint is not None]


def one_source(new: Pressed, same_source: Sequence[Pressed], limits: Limits) -> Hint | None:
    """Of the earlier ratings of the day from the same address, whatever their window, newest first."""
    if not new.source or not limits.source_ratings:
        return None
    since = new.at - limits.source_minutes * 60 * _SECOND
    count = sum(each.at >= since and each.level is Level.VERY_SATISFIED for each in [new, *same_source])
    if count < limits.source_ratings or new.level is not Level.VERY_SATISFIED:
        return None
    return Hint(Kind.ONE_SOURCE, {"ratings": count, "minutes": limits.source_minutes})


def nothing_to_rate(presses: Sequence[int], limits: Limits) -> Hint | None:
    """Presses with nothing to rate, newest first, the present one included. Told at every full number of them, so that
    a stuck key does not fill the list."""
    if not limits.nothing_presses or not presses:
        return None
    since = presses[0] - limits.nothing_minutes * 60 * _SECOND
    count = sum(at >= since for at in presses)
    if not count or count % limits.nothing_presses:
        return None
    return Hint(Kind.NOTHING_TO_RATE, {"presses": count, "minutes": limits.nothing_minutes})


def _too_fast(new: Pressed, limits: Limits) -> Hint | None:
    if not new.at_window or not 0 <= new.after_seconds < limits.fast_seconds:
        return None
    return Hint(Kind.TOO_FAST, {"seconds": round(new.after_seconds, 1)})


def _short(new: Pressed, limits: Limits) -> Hint | None:
    lasted = (new.ended_at - new.started_at) / _SECOND
    if new.channel is Channel.KIOSK:  # a machine is done within seconds
        return None
    if new.level is not Level.VERY_SATISFIED or lasted >= limits.short_service_seconds:
        return None
    return Hint(Kind.SHORT_SERVICE, {"seconds": round(lasted, 1)})


def _series(run: Sequence[Pressed], limits: Limits) -> Hint | None:
    part = run[: limits.series_ratings]
    if not limits.series_ratings or len(part) < limits.series_ratings:
        return None
    if not all(_quick_top(each, limits.series_seconds) for each in part):
        return None
    return Hint(Kind.SERIES, {"ratings": len(part), "seconds": limits.series_seconds})


def _quick_top(each: Pressed, seconds: float) -> bool:
    return each.at_window and each.level is Level.VERY_SATISFIED and each.after_seconds < seconds


def _crowded(run: Sequence[Pressed], limits: Limits) -> Hint | None:
    part = [each for each in run if each.at_window][: limits.crowded_ratings]
    if not limits.crowded_ratings or len(part) < limits.crowded_ratings:
        return None
    minutes = (part[0].at - part[-1].at) / _SECOND / 60
    if minutes >= limits.crowded_minutes:
        return None
    return Hint(Kind.CROWDED, {"ratings": len(part), "minutes": round(minutes, 1)})


def _same_reasons(run: Sequence[Pressed], limits: Limits) -> Hint | None:
    part = run[: limits.same_ratings]
    if not limits.same_ratings or len(part) < limits.same_ratings or not run[0].reasons:
        return None
    # One reason alone is often the same: two or more in the very same combination are not.
    if len(run[0].reasons) < 2 or any(each.reasons != run[0].reasons for each in part):
        return None
    return Hint(Kind.SAME_REASONS, {"ratings": len(part), "reasons": len(run[0].reasons)})


_SENTENCES: dict[Kind, tuple[str, str]] = {
    Kind.TOO_FAST: ("办结后 {seconds:g} 秒就有了评价", "Rated {seconds:g} s after the service ended"),
    Kind.SHORT_SERVICE: (
        "服务只有 {seconds:g} 秒，却评为非常满意",
        "Rated very satisfied for a service of {seconds:g} s",
    ),
    Kind.SERIES: (
        "连续 {ratings:g} 次非常满意，每次都在 {seconds:g} 秒内按下",
        "{ratings:g} times very satisfied in a row, each pressed within {seconds:g} s",
    ),
    Kind.CROWDED: (
        "{minutes:g} 分钟内同一窗口有 {ratings:g} 次评价",
        "{ratings:g} ratings of one window within {minutes:g} min",
    ),
    Kind.SAME_REASONS: (
        "连续 {ratings:g} 次选了完全相同的 {reasons:g} 个原因",
        "{ratings:g} times in a row the very same {reasons:g} reasons",
    ),
    Kind.ONE_SOURCE: (
        "{minutes:g} 分钟内从同一网络地址有 {ratings:g} 张号票评为非常满意（大厅无线网也可能是同一地址）",
        "{ratings:g} tickets rated very satisfied from one address in {minutes:g} min (a hall's Wi-Fi may share one)",
    ),
    Kind.NOTHING_TO_RATE: (
        "{minutes:g} 分钟内按了 {presses:g} 次评价，窗口并没有可评的服务",
        "{presses:g} presses within {minutes:g} min while the window had nothing to rate",
    ),
}


def sentence(hint: Hint) -> tuple[str, str]:
    """Chinese and English."""
    chinese, english = _SENTENCES[hint.kind]
    return chinese.format(**hint.facts), english.format(**hint.facts)
