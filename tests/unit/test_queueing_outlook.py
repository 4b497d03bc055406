"""What the whole hall as it stands makes of a wait: clerks who are away, lunch in shifts, priorities."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from kiosk.center.contract import Hours, TicketState, WindowPlace
from kiosk.center.contract.windows import WindowState
from kiosk.hall.clock import micros
from kiosk.queueing.day import Day
from kiosk.queueing.estimate import Service
from kiosk.queueing.hours import CHINA
from kiosk.queueing.outlook import Outlook
from kiosk.queueing.priorities import Priority, QueueRules
from kiosk.queueing.staffed import Shift, staffing_of
from kiosk.queueing.standing import Standing
from kiosk.queueing.windows import Counters, LanePlan, WindowPlan

TEN = datetime(2026, 11, 20, 10, 0, tzinfo=CHINA)
BOTH = frozenset({"1", "2"})
RULES = QueueRules(priorities={"age60": Priority("age60", "60 岁以上", "Aged 60 or over", 30)})
SERVICES = {"A": Service(6.0, 4.0)}


def hall(*states: WindowState, waiting: int = 0, now: datetime = TEN) -> Day:
    """Two windows, and so many who have come in the last hour."""
    windows = tuple(WindowPlan(WindowPlace(number=number, name="综合"), frozenset("A")) for number in sorted(BOTH))
    day = Day(now.date().isoformat(), Counters((LanePlan("A", "综合", (), SERVICES["A"]),), windows))
    for number, state in zip(sorted(BOTH), states, strict=True):
        day.move(replace(day.windows[number], state=state, since=micros(now - timedelta(hours=1))))
    for place in range(waiting):
        day.put(ticket(place, micros(now - timedelta(minutes=60 * (waiting - place) / waiting))))
    return day


def ticket(place: int, line: int, **more: Any) -> Standing:
    known: dict[str, Any] = {
        "state": TicketState.WAITING,
        "pool": BOTH,
        "issued_at": line,
        "ready_at": line,
        "legs": (("a",),),
    }
    return Standing(id=f"t{place}", number=f"A{place:03d}", prefix="A", line=line, **(known | more))


def outlook(day: Day, now: datetime = TEN, **more: Any) -> Outlook:
    hours = Hours(day=now.date(), spans=(("09:00", "17:00"),))
    return Outlook(day, RULES, SERVICES, hours, now, **more)


def test_an_open_window_without_anybody_is_walked_to_straight() -> None:
    ahead, span = outlook(hall(WindowState.OPEN, WindowState.OPEN)).newcomer(BOTH)
    assert (ahead, span.low, span.high) == (0, 0, 3)


def test_a_window_that_has_been_away_for_long_does_not_count() -> None:
    both = outlook(hall(WindowState.OPEN, WindowState.OPEN, waiting=20)).newcomer(BOTH)[1]
    one = outlook(hall(WindowState.OPEN, WindowState.PAUSED, waiting=20)).newcomer(BOTH)[1]
    assert one.low > 1.6 * both.low


def test_a_window_nobody_came_to_is_not_waited_for() -> None:
    open_and_absent = outlook(hall(WindowState.OPEN, WindowState.ABSENT, waiting=20)).newcomer(BOTH)[1]
    open_and_closed = outlook(hall(WindowState.OPEN, WindowState.CLOSED, waiting=20)).newcomer(BOTH)[1]
    assert open_and_absent == open_and_closed


def test_where_nobody_ever_signs_in_the_plan_is_believed() -> None:
    day = hall(WindowState.ABSENT, WindowState.ABSENT)
    assert outlook(day).newcomer(BOTH)[1].low > 0  # somebody was there an hour ago
    for number in BOTH:
        day.move(replace(day.windows[number], since=0))
    span = outlook(day).newcomer(BOTH)[1]
    assert (span.low, span.high) == (0, 3)


def test_before_the_opening_the_absent_are_expected() -> None:
    early = TEN.replace(hour=8, minute=40)
    day = hall(WindowState.ABSENT, WindowState.ABSENT, now=early)
    span = outlook(day, early).newcomer(BOTH)[1]
    assert span.low == 20
    assert span.high <= 25


def test_somebody_who_has_just_been_called_is_not_as_good_as_a_free_window() -> None:
    day = hall(WindowState.OPEN, WindowState.CLOSED)
    called = ticket(1, micros(TEN), state=TicketState.CALLED, window="1", called_at=micros(TEN))
    day.put(called)
    day.move(replace(day.windows["1"], ticket="t1"))
    assert outlook(day).newcomer(BOTH)[1].high > 5


def test_a_head_start_shortens_the_wait_and_the_row_ahead() -> None:
    day = hall(WindowState.OPEN, WindowState.OPEN, waiting=20)
    plain, old = outlook(day).newcomer(BOTH), outlook(day).newcomer(BOTH, ("age60",))
    assert old[0] < plain[0] == 20
    assert old[1].high < plain[1].high


def test_whoever_may_be_overtaken_no_more_stays_ahead_of_a_head_start() -> None:
    day = hall(WindowState.OPEN, WindowState.OPEN, waiting=20)
    for each in list(day.waiting()):
        day.put(replace(each, overtaken=RULES.overtaken_most))
    assert outlook(day).newcomer(BOTH, ("age60",))[0] == 20


def test_whoever_waits_already_has_only_those_ahead_who_came_before() -> None:
    day = hall(WindowState.OPEN, WindowState.OPEN, waiting=20)
    aheads = [outlook(day).of(each)[0] for each in sorted(day.waiting(), key=lambda each: each.line)]
    assert aheads == list(range(20))


def test_lunch_in_shifts_is_foreseen() -> None:
    noon = TEN.replace(hour=11, minute=30)
    shifts = [
        Shift(day, window, minute, working)
        for day in ("2026-11-12", "2026-11-19")
        for window, away in (("1", 690), ("2", 735))
        for minute, working in ((540.0, True), (away, False), (away + 45.0, True), (1020.0, False))
    ]
    day = hall(WindowState.OPEN, WindowState.OPEN, waiting=20, now=noon)
    blind, knowing = outlook(day, noon), outlook(day, noon, staffing=staffing_of(shifts))
    assert knowing.newcomer(BOTH)[1].low > 1.5 * blind.newcomer(BOTH)[1].low
    assert knowing.newcomer(BOTH)[1].high < 3 * blind.newcomer(BOTH)[1].high


def test_a_window_is_worked_at_for_the_mean_of_its_days() -> None:
    found = staffing_of(
        [
            Shift("2026-11-18", "1", 540, True),
            Shift("2026-11-18", "2", 540, True),
            Shift("2026-11-18", "1", 550, False),
            Shift("2026-11-19", "1", 540, True),
            Shift("2026-11-19", "1", 541, True),
            Shift("2026-11-19", "1", 570, False),
        ]
    )
    assert found["1"][36] == pytest.approx((10 / 15 + 1) / 2)
    assert found["1"][37] == pytest.approx(0.5)
    assert found["2"][95] == pytest.approx(0.5)
    assert staffing_of([]) == {}
