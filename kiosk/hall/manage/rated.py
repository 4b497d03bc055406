"""Ratings for the statistics: what citizens themselves said first; nothing a system filled in, nothing excluded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select, true

from kiosk.center.contract.ratings import SELF_SERVICE, Level
from kiosk.hall.desk import Desk
from kiosk.hall.manage.counting import codes
from kiosk.hall.manage.period import Period
from kiosk.hall.rating.tables import ratings

_CONTENT = (Level.VERY_SATISFIED, Level.SATISFIED, Level.BASICALLY_SATISFIED)
_SECOND = 1_000_000
_CHINA_SECONDS = 8 * 3600


@dataclass(slots=True)
class Rated:
    levels: Counter[Level] = field(default_factory=Counter)

    @property
    def count(self) -> int:
        return self.levels.total()

    @property
    def bad(self) -> int:
        return sum(count for level, count in self.levels.items() if level.bad)

    @property
    def satisfied(self) -> float | None:
        """满意率: 非常满意, 满意 and 基本满意 among all ratings; None when nobody rated (国办发〔2019〕51号)."""
        return sum(self.levels[level] for level in _CONTENT) / self.count if self.count else None


Key = Callable[[str], Iterable[str]]


def rated(connection: Connection, desk: Desk, by: str, period: Period) -> dict[str, Rated]:
    """`by`: total, hour, weekday (0 Monday), item, department, window or clerk; anything else has no ratings."""
    how = _how(desk, by)
    if how is None:
        return {}
    column, keys = how
    query = (
        select(column, ratings.c.level, func.count())
        .where(
            ratings.c.day >= period.first.isoformat(),
            ratings.c.day <= period.last.isoformat(),
            ratings.c.assess_number == 1,
            ratings.c.is_default.is_(False),
            ratings.c.excluded.is_(False),
            ratings.c.window != SELF_SERVICE if by == "clerk" else true(),
        )
        .group_by(column, ratings.c.level)
    )
    return _gathered(connection.execute(query), keys)


def _gathered(rows: Iterable[Any], keys: Key) -> dict[str, Rated]:
    found: dict[str, Rated] = {}
    for stored, level, count in rows:
        for key in keys(str(stored)):
            found.setdefault(key, Rated()).levels[Level(level)] += count
    return found


def _how(desk: Desk, by: str) -> tuple[ColumnElement[Any], Key] | None:
    """The column that is grouped by, and the keys a value of it counts for."""
    ways: dict[str, tuple[ColumnElement[Any], Key]] = {
        "total": (ratings.c.assess_number, lambda _: ("",)),
        "hour": (_hour().label("hour"), _itself),
        "weekday": (ratings.c.day, lambda day: (str(date.fromisoformat(day).weekday()),)),
        "day": (ratings.c.day, _itself),
        "window": (ratings.c.window, _itself),
        "clerk": (ratings.c.clerk, _itself),
        "item": (ratings.c["items"], codes),
        "department": (ratings.c["items"], lambda stored: dict.fromkeys(_departments(desk, stored))),
    }
    return ways.get(by)


def _itself(key: str) -> Iterable[str]:
    return (key,)


def _hour() -> ColumnElement[int]:
    """The hour of the day, in China, in which the service ended."""
    return (ratings.c.ended_at // _SECOND + _CHINA_SECONDS) % 86_400 // 3600


def _departments(desk: Desk, stored: str) -> Iterable[str]:
    for code in codes(stored):
        offer = desk.offers.get(code)
        yield offer.item.department if offer is not None else ""
