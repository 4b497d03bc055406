"""Figures as a page writes them."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.hall.manage.report import Compared
from kiosk.hall.manage.statistics import Column, Line

NOTHING = "–"
_GREAT = 1000.0
"""Minutes or hours from which a decimal says nothing."""


def shown(value: float | None, unit: str) -> str:
    """`unit` as in `statistics.Column`: the unit itself stands in the table's heading."""
    if value is None:
        return NOTHING
    if unit == "share":
        return f"{value:.1%}"
    if unit == "seconds":
        return f"{value:.0f}"
    plain = unit not in ("minutes", "hours") or value >= _GREAT
    return f"{value:,.0f}" if plain else f"{value:.1f}"


def with_unit(value: float | None, unit: str) -> str:
    words = {"minutes": " 分", "seconds": " 秒", "hours": " 时"}
    return shown(value, unit) + ("" if value is None else words.get(unit, ""))


def cells(columns: Sequence[Column], line: Line) -> list[str]:
    return [shown(column.value(line), column.unit) for column in columns]


def change(compared: Compared) -> str:
    """`+4.2%`, of a share `+1.3 个百分点`; "" when there is nothing to compare with."""
    if compared.change is None:
        return NOTHING
    if compared.column.unit == "share":
        return f"{compared.change * 100:+.1f} 个百分点"
    return f"{compared.change:+.1%}"


def verdict(compared: Compared) -> str:
    """The class and the word of a change: better, worse, or neither."""
    return {True: "better", False: "worse", None: ""}[compared.better]
