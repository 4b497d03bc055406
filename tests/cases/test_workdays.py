"""Working days against the notices of the State Council for 2020 to 2026, written down here by hand.

Each line: the days off of one holiday, and the weekend days that are worked for it.
(国务院办公厅关于部分节假日安排的通知, one a year; 2020 also that of 26 January, which made the Spring Festival longer)
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kiosk.cases import workdays

_DAY = timedelta(days=1)

NOTICES = {
    2020: [
        ("01-01", "01-01", ""),
        ("01-24", "02-02", "01-19"),
        ("04-04", "04-06", ""),
        ("05-01", "05-05", "04-26 05-09"),
        ("06-25", "06-27", "06-28"),
        ("10-01", "10-08", "09-27 10-10"),
    ],
    2021: [
        ("01-01", "01-03", ""),
        ("02-11", "02-17", "02-07 02-20"),
        ("04-03", "04-05", ""),
        ("05-01", "05-05", "04-25 05-08"),
        ("06-12", "06-14", ""),
        ("09-19", "09-21", "09-18"),
        ("10-01", "10-07", "09-26 10-09"),
    ],
    2022: [
        ("01-01", "01-03", ""),
        ("01-31", "02-06", "01-29 01-30"),
        ("04-03", "04-05", "04-02"),
        ("04-30", "05-04", "04-24 05-07"),
        ("06-03", "06-05", ""),
        ("09-10", "09-12", ""),
        ("10-01", "10-07", "10-08 10-09"),
        ("12-31", "12-31", ""),
    ],
    2023: [
        ("01-01", "01-02", ""),
        ("01-21", "01-27", "01-28 01-29"),
        ("04-05", "04-05", ""),
        ("04-29", "05-03", "04-23 05-06"),
        ("06-22", "06-24", "06-25"),
        ("09-29", "10-06", "10-07 10-08"),
        ("12-30", "12-31", ""),
    ],
    2024: [
        ("01-01", "01-01", ""),
        ("02-10", "02-17", "02-04 02-18"),
        ("04-04", "04-06", "04-07"),
        ("05-01", "05-05", "04-28 05-11"),
        ("06-08", "06-10", ""),
        ("09-15", "09-17", "09-14"),
        ("10-01", "10-07", "09-29 10-12"),
    ],
    2025: [
        ("01-01", "01-01", ""),
        ("01-28", "02-04", "01-26 02-08"),
        ("04-04", "04-06", ""),
        ("05-01", "05-05", "04-27"),
        ("05-31", "06-02", ""),
        ("10-01", "10-08", "09-28 10-11"),
    ],
    2026: [
        ("01-01", "01-03", "01-04"),
        ("02-15", "02-23", "02-14 02-28"),
        ("04-04", "04-06", ""),
        ("05-01", "05-05", "05-09"),
        ("06-19", "06-21", ""),
        ("09-25", "09-27", ""),
        ("10-01", "10-07", "09-20 10-10"),
    ],
}


def working_days_by_notice(year: int) -> set[date]:
    off: set[date] = set()
    worked: set[date] = set()
    for first, last, instead in NOTICES[year]:
        begin, end = date.fromisoformat(f"{year}-{first}"), date.fromisoformat(f"{year}-{last}")
        off |= {begin + n * _DAY for n in range((end - begin).days + 1)}
        worked |= {date.fromisoformat(f"{year}-{day}") for day in instead.split()}
    return {day for day in _year(year) if day in worked or (day.weekday() < 5 and day not in off)}


@pytest.mark.parametrize("year", NOTICES)
def test_every_day_of_the_year_is_what_the_notice_says(year: int) -> None:
    assert workdays.known(year)
    assert {day for day in _year(year) if workdays.is_working(day)} == working_days_by_notice(year)


@pytest.mark.parametrize("year", NOTICES)
def test_limits_end_where_a_finger_on_the_calendar_ends(year: int) -> None:
    """From every day of the year, across its end where the next year's calendar is there."""
    days = sorted(set().union(*(working_days_by_notice(each) for each in (year, year + 1) if each in NOTICES)))
    for start in _year(year):
        later = [day for day in days if day > start]
        for limit in (1, 2, 3, 5, 10, 20, 45, 60):
            if limit <= len(later):
                assert workdays.after(start, limit) == later[limit - 1]
                assert workdays.between(start, later[limit - 1]) == limit


def test_a_limit_of_no_days_ends_on_the_day_or_the_next_working_day() -> None:
    assert workdays.after(date(2026, 10, 9), 0) == date(2026, 10, 9)
    assert workdays.after(date(2026, 10, 3), 0) == date(2026, 10, 8)


def test_between_counts_neither_the_first_day_nor_backwards() -> None:
    assert workdays.between(date(2026, 9, 30), date(2026, 10, 10)) == 3
    assert workdays.between(date(2026, 10, 10), date(2026, 9, 30)) == 0
    assert workdays.between(date(2026, 10, 10), date(2026, 10, 10)) == 0


def test_a_limit_of_less_than_nothing_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="-1 working days"):
        workdays.after(date(2026, 9, 30), -1)


def test_of_a_year_nobody_has_announced_yet_the_plain_week_counts() -> None:
    assert not workdays.known(2090)
    assert workdays.is_working(date(2090, 5, 1)) is (date(2090, 5, 1).weekday() < 5)


def _year(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + n * _DAY for n in range((date(year + 1, 1, 1) - first).days)]


def test_the_last_day_whose_limit_is_over_is_found_backwards() -> None:
    for day in (date(2026, 9, 20) + n * _DAY for n in range(30)):
        for days in (0, 1, 5):
            last = workdays.over_before(day, days)
            assert workdays.after(last, days) < day <= workdays.after(last + _DAY, days)
