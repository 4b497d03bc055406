"""Periods, and the months, quarters and years that are reported on."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.hall.manage.period import Kind, Period, term


@pytest.mark.parametrize(
    ("kind", "day", "first", "last", "name"),
    [
        (Kind.MONTH, date(2026, 2, 11), date(2026, 2, 1), date(2026, 2, 28), "2026年2月"),
        (Kind.MONTH, date(2024, 2, 29), date(2024, 2, 1), date(2024, 2, 29), "2024年2月"),
        (Kind.MONTH, date(2026, 12, 31), date(2026, 12, 1), date(2026, 12, 31), "2026年12月"),
        (Kind.QUARTER, date(2026, 1, 1), date(2026, 1, 1), date(2026, 3, 31), "2026年第1季度"),
        (Kind.QUARTER, date(2026, 11, 5), date(2026, 10, 1), date(2026, 12, 31), "2026年第4季度"),
        (Kind.YEAR, date(2026, 7, 1), date(2026, 1, 1), date(2026, 12, 31), "2026年"),
    ],
)
def test_a_term_is_the_one_the_day_lies_in(kind: Kind, day: date, first: date, last: date, name: str) -> None:
    found = term(kind, day)
    assert (found.period, found.name) == (Period(first, last), name)


@pytest.mark.parametrize("kind", list(Kind))
def test_terms_follow_one_another_without_a_gap(kind: Kind) -> None:
    each = term(kind, date(2023, 5, 17))
    for _ in range(40):
        after = each.after
        assert (after.period.first - each.period.last).days == 1
        assert after.before == each
        each = after


def test_a_period_counts_both_ends_and_cannot_run_backwards() -> None:
    assert Period(date(2026, 9, 1), date(2026, 9, 30)).days == 30
    assert Period(date(2026, 9, 1), date(2026, 9, 1)).name == "2026-09-01"
    with pytest.raises(ValueError, match="begins"):
        Period(date(2026, 9, 2), date(2026, 9, 1))
    with pytest.raises(ValueError, match="ten years"):
        Period(date(2001, 1, 1), date(2026, 9, 1))
