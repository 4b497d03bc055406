"""The promise over the steps, and the day a light changes. October 2026: the 1st to 7th are off, the 10th is worked."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.cases import workdays
from kiosk.cases.limits import Caution, Clock, Facts, Rules, clock, span, split
from kiosk.center.contract.cases import Light, State

ACCEPTED = date(2026, 10, 12)
"""A Monday."""
DAY = timedelta(days=1)


def facts(state: State, *, promised: int = 10, added: int = 0, decided: date | None = None) -> Facts:
    return Facts(state, ACCEPTED, ACCEPTED, decided, promised, 20, added)


@given(st.integers(0, 400), st.integers(0, 100), st.integers(0, 100))
def test_the_steps_are_the_promise(promised: int, first: int, second: int) -> None:
    second = min(second, 100 - first)
    days = split(promised, (first, second, 100 - first - second))
    assert sum(days) == promised
    assert min(days) >= 0


@pytest.mark.parametrize(
    ("promised", "steps"), [(0, (0, 0, 0)), (1, (1, 0, 0)), (5, (1, 3, 1)), (10, (2, 5, 3)), (20, (4, 10, 6))]
)
def test_a_split_by_twenty_fifty_thirty(promised: int, steps: tuple[int, int, int]) -> None:
    assert split(promised, (20, 50, 30)) == steps


def test_yellow_at_eighty_per_cent_red_when_over() -> None:
    ten = span(ACCEPTED, 10, Caution())
    assert ten.due == date(2026, 10, 26)
    changes = [day for day in _days(ACCEPTED, 20) if ten.light(day) != ten.light(day - DAY)]
    assert changes == [date(2026, 10, 22), date(2026, 10, 27)]  # the eighth working day; the day after the tenth
    assert [ten.light(day) for day in changes] == [Light.YELLOW, Light.RED]


def test_yellow_with_one_working_day_left_when_that_is_earlier() -> None:
    three = span(ACCEPTED, 3, Caution())
    assert (three.yellow, three.due) == (date(2026, 10, 14), date(2026, 10, 15))


def test_yellow_counts_working_days_over_a_holiday() -> None:
    over = span(date(2026, 9, 30), 5, Caution())
    assert (over.yellow, over.due, over.red) == (date(2026, 10, 12), date(2026, 10, 13), date(2026, 10, 14))


def test_on_the_spot_is_the_same_day_and_warned_all_of_it() -> None:
    same = span(ACCEPTED, 0, Caution())
    assert (same.due, same.light(ACCEPTED), same.light(ACCEPTED + DAY)) == (ACCEPTED, Light.YELLOW, Light.RED)


@given(st.dates(date(2026, 1, 1), date(2026, 6, 1)), st.integers(0, 60), st.integers(1, 100), st.integers(0, 10))
def test_a_light_only_ever_gets_worse(start: date, days: int, percent: int, left: int) -> None:
    one = span(start, days, Caution(percent, left))
    assert start <= one.yellow <= one.due < one.red
    assert workdays.is_working(one.due)


def test_nobody_answered_is_warned_within_the_days_of_the_law() -> None:
    begun = clock(facts(State.RECEIVED, promised=60), Rules())
    assert begun.promise is None
    assert begun.step is not None
    assert begun.step.due == workdays.after(ACCEPTED, 5)  # 20 % would be 12 days; the law gives 5


def test_whoever_reviews_leaves_the_others_their_share() -> None:
    review, approval = clock(facts(State.REVIEW), Rules()), clock(facts(State.APPROVAL), Rules())
    assert review.promise == approval.promise == workdays.after(ACCEPTED, 10)
    assert review.step is not None
    assert review.step.due == workdays.after(ACCEPTED, 7)
    assert approval.step is not None
    assert approval.step.due == approval.promise
    assert review.legal == workdays.after(ACCEPTED, 20)


@given(st.integers(0, 120), st.integers(0, 40))
def test_no_step_ends_after_the_promise(promised: int, added: int) -> None:
    for state in (State.ACCEPTED, State.REVIEW, State.APPROVAL):
        laid = clock(facts(state, promised=promised, added=added), Rules())
        assert laid.step is not None
        assert laid.promise is not None
        assert laid.step.due <= laid.promise


def test_what_stopped_the_clock_moves_every_limit() -> None:
    before, after = clock(facts(State.REVIEW), Rules()), clock(facts(State.REVIEW, added=6), Rules())
    for name in ("promise", "legal"):
        assert workdays.between(getattr(before, name), getattr(after, name)) == 6


@pytest.mark.parametrize("state", [State.CORRECTION, State.SPECIAL, State.DENIED, State.REFUSED, State.DELIVERED])
def test_no_clock_runs(state: State) -> None:
    assert clock(facts(state), Rules()) == Clock()


@pytest.mark.parametrize("state", [State.GRANTED, State.ISSUED])
def test_the_result_is_due_ten_working_days_after_the_decision(state: State) -> None:
    laid = clock(facts(state, decided=date(2026, 10, 16)), Rules())
    assert laid.promise is None
    assert laid.step is not None
    assert laid.step.due == date(2026, 10, 30)


def checked(state: State, days: int = 20) -> Clock:
    return clock(facts(state, decided=date(2026, 10, 16))._replace(check_days=days), Rules())


def test_what_was_committed_to_is_looked_into_within_its_own_working_days() -> None:
    laid = checked(State.DELIVERED)
    assert laid.check == workdays.after(date(2026, 10, 16), 20)
    assert laid.step is not None
    assert (laid.step.due, laid.step.red) == (laid.check, laid.check + DAY)
    assert laid.step.yellow == workdays.after(date(2026, 10, 16), 16), "80 %"


@pytest.mark.parametrize(("days", "due"), [(5, date(2026, 10, 23)), (20, date(2026, 10, 30))])
def test_until_it_is_handed_out_the_nearer_limit_counts(days: int, due: date) -> None:
    laid = checked(State.GRANTED, days)
    assert laid.step is not None
    assert (laid.step.due, laid.check) == (due, workdays.after(date(2026, 10, 16), days))


@pytest.mark.parametrize("state", [State.ACCEPTED, State.DENIED, State.REVOKED, State.WITHDRAWN])
def test_before_the_decision_and_after_the_end_nothing_is_to_be_looked_into(state: State) -> None:
    assert checked(state).check is None


def _days(first: date, many: int) -> list[date]:
    return [first + n * DAY for n in range(1, many)]
