"""Opening hours around holidays, make-up days, early time and lunch."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.center.contract import Hours
from kiosk.queueing.hours import (
    CHINA,
    OwnDay,
    Week,
    covered,
    giving,
    hours_of,
    minutes_of,
    next_opening,
    spans_of,
    wall_minutes,
)

DAY = spans_of([["09:00", "12:00"], ["13:00", "17:00"]])
WEEK = Week(days=(DAY,) * 5 + ((), ()), early_minutes=30)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=CHINA)


def spans(day: str, week: Week = WEEK) -> tuple[tuple[str, str], ...]:
    return hours_of(date.fromisoformat(day), week).spans


OPEN = (("09:00", "12:00"), ("13:00", "17:00"))


@pytest.mark.parametrize(
    ("day", "open_", "reason"),
    [
        ("2026-09-18", True, ""),  # Friday before
        ("2026-09-20", True, "调休上班"),  # a Sunday that makes up for the holiday
        ("2026-09-25", False, "中秋"),
        ("2026-09-30", True, ""),
        ("2026-10-01", False, "国庆节"),
        ("2026-10-03", False, "国庆节"),  # a Saturday within the holiday
        ("2026-10-07", False, "国庆节"),
        ("2026-10-08", True, ""),
        ("2026-10-10", True, "调休上班"),  # a Saturday that makes up
        ("2026-10-11", False, ""),
    ],
)
def test_national_day_2026(day: str, open_: bool, reason: str) -> None:
    hours = hours_of(date.fromisoformat(day), WEEK)
    assert (hours.spans, hours.reason) == (OPEN if open_ else (), reason)


def test_a_hall_that_does_not_follow_the_calendar_keeps_its_week() -> None:
    plain = Week(days=WEEK.days, official=False)
    assert spans("2026-10-01", plain) == OPEN
    assert spans("2026-10-10", plain) == ()


def test_the_halls_own_day_is_stronger_than_the_calendar() -> None:
    own = Week(
        days=WEEK.days,
        exceptions={
            date(2026, 10, 1): OwnDay(spans_of([["10:00", "11:00"]]), "值班", "On duty"),
            date(2026, 10, 9): OwnDay((), "停电", "Power cut"),
        },
    )
    assert hours_of(date(2026, 10, 1), own) == Hours(
        day=date(2026, 10, 1), spans=(("10:00", "11:00"),), reason="值班", reason_en="On duty"
    )
    assert spans("2026-10-09", own) == ()


def test_a_year_without_official_data_has_the_plain_week() -> None:
    assert covered(date(2026, 12, 31))
    assert not covered(date(2035, 10, 1))
    assert spans("2035-10-01") == OPEN
    assert spans("2035-10-06") == ()


@pytest.mark.parametrize(
    ("moment", "given_"),
    [
        ("2026-10-12T08:29:59", False),
        ("2026-10-12T08:30:00", True),
        ("2026-10-12T12:30:00", True),
        ("2026-10-12T16:59:59", True),
        ("2026-10-12T17:00:00", False),
        ("2026-10-11T10:00:00", False),
        ("2026-10-10T10:00:00", True),
    ],
)
def test_tickets_are_given_from_early_to_the_end(moment: str, given_: bool) -> None:
    assert giving(at(moment), WEEK) is given_


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-10-12T07:00", "2026-10-12"),
        ("2026-10-12T17:30", "2026-10-13"),
        ("2026-09-30T18:00", "2026-10-08"),
        ("2026-10-09T18:00", "2026-10-10"),
        ("2026-10-10T18:00", "2026-10-12"),
    ],
)
def test_the_next_opening(moment: str, day: str) -> None:
    found = next_opening(at(moment), WEEK)
    assert found is not None
    assert found.day.isoformat() == day


def test_a_hall_that_never_opens_has_no_next_opening() -> None:
    assert next_opening(at("2026-10-12T10:00"), Week(days=((),) * 7, official=False)) is None


@pytest.mark.parametrize(
    ("moment", "worked", "clocked"),
    [
        ("2026-10-12T10:00", 20, 20),
        ("2026-10-12T11:50", 5, 5),
        ("2026-10-12T11:50", 20, 80),  # through lunch
        ("2026-10-12T12:10", 5, 55),  # taken at lunch
        ("2026-10-12T08:40", 0, 20),  # taken before opening
        ("2026-10-12T16:50", 30, 30),  # whoever holds a ticket is served to the end
    ],
)
def test_waiting_goes_on_through_breaks(moment: str, worked: float, clocked: float) -> None:
    hours = hours_of(at(moment).date(), WEEK)
    assert wall_minutes(at(moment), hours, worked) == clocked


@given(st.integers(0, 1439), st.floats(0, 600), st.floats(0, 600))
def test_more_work_never_takes_less_time(minute: int, some: float, more: float) -> None:
    now = at("2026-10-12T00:00") + timedelta(minutes=minute)
    hours = hours_of(now.date(), WEEK)
    assert some <= wall_minutes(now, hours, some) + 1e-9
    assert wall_minutes(now, hours, some) <= wall_minutes(now, hours, some + more) + 1e-9


@pytest.mark.parametrize("text", ["", "9:00", "09:60", "24:01", "0900", "09:0x", "-1:00", "09:00:00"])
def test_a_time_of_day_has_two_and_two_digits(text: str) -> None:
    with pytest.raises(ValueError, match="time of day"):
        minutes_of(text)


@pytest.mark.parametrize(
    "pairs", [[["12:00", "09:00"]], [["09:00", "09:00"]], [["09:00", "12:00"], ["11:00", "13:00"]], [["09:00"]]]
)
def test_impossible_spans_are_refused(pairs: list[list[str]]) -> None:
    with pytest.raises(ValueError, match=r"span|overlaps"):
        spans_of(pairs)


def test_a_day_may_end_at_midnight() -> None:
    assert minutes_of("24:00") == 1440
    always = Week(days=(spans_of([["00:00", "24:00"]]),) * 7, official=False)
    assert giving(at("2026-10-12T23:59"), always)
