"""Working days by the official calendar: limits of licensing law count in them (行政许可法 第八十二条).

The day something happens is not counted; a limit of n days ends with the n-th working day after it (民法典 201).
Holidays and make-up days are those of the State Council's notices, from the `chinesecalendar` library; of years it
knows nothing about the plain week counts, and `known` says so. A hall's own closed days stop no limit.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

import chinese_calendar

_DAY = timedelta(days=1)
_SATURDAY = 5


@lru_cache(maxsize=8192)
def is_working(day: date) -> bool:
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return day.weekday() < _SATURDAY


@lru_cache(maxsize=64)
def known(year: int) -> bool:
    """Whether the notices of that year are known."""
    try:
        chinese_calendar.is_workday(date(year, 1, 1))
    except NotImplementedError:
        return False
    return True


def after(day: date, days: int) -> date:
    """The `days`-th working day after a day; with 0 that day itself, or the next working day. ValueError below 0."""
    if days < 0:
        raise ValueError(f"a limit of {days} working days")
    while days or not is_working(day):
        day += _DAY
        days -= is_working(day) and days > 0
    return day


def over_before(day: date, days: int) -> date:
    """The last day after which a limit of `days` working days was over before `day` began."""
    start = day - _DAY
    while after(start, days) >= day:
        start -= _DAY
    return start


def between(first: date, last: date) -> int:
    """Working days after `first`, up to and with `last`; 0 when it is not later."""
    return sum(is_working(first + n * _DAY) for n in range(1, (last - first).days + 1))
