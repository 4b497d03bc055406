"""Periods of days: any, and the months, quarters and years that are reported on (月考核、季通报、年累计)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

LONGEST_DAYS = 3700


class Kind(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the last, both counted."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("a period ends on or after the day it begins")
        if (self.last - self.first).days >= LONGEST_DAYS:
            raise ValueError("a period has at most ten years")

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def name(self) -> str:
        if self.first == self.last:
            return self.first.isoformat()
        return f"{self.first.isoformat()} 至 {self.last.isoformat()}"


@dataclass(frozen=True, slots=True)
class Term:
    """A month, quarter or year."""

    kind: Kind
    period: Period

    @property
    def before(self) -> Term:
        return term(self.kind, self.period.first - timedelta(days=1))

    @property
    def after(self) -> Term:
        return term(self.kind, self.period.last + timedelta(days=1))

    @property
    def name(self) -> str:
        first = self.period.first
        if self.kind is Kind.YEAR:
            return f"{first.year}年"
        if self.kind is Kind.QUARTER:
            return f"{first.year}年第{(first.month + 2) // 3}季度"
        return f"{first.year}年{first.month}月"

    @property
    def title(self) -> str:
        """As the trade calls the report."""
        return {Kind.MONTH: "月考核", Kind.QUARTER: "季通报", Kind.YEAR: "年累计"}[self.kind]


def term(kind: Kind, day: date) -> Term:
    """The month, quarter or year that the day lies in."""
    length = {Kind.MONTH: 1, Kind.QUARTER: 3, Kind.YEAR: 12}[kind]
    month = day.month - (day.month - 1) % length
    first = date(day.year, month, 1)
    behind = month + length
    following = date(day.year + (behind > 12), behind - 12 if behind > 12 else behind, 1)
    return Term(kind, Period(first, following - timedelta(days=1)))
