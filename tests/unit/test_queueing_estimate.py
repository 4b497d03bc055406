"""The wait as a span: who counts as ahead, and whether the span is true four times in five."""

from __future__ import annotations

import heapq
import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.queueing.estimate import Sample, Service, Waiting, blend, people_ahead, rounded, wait_minutes

TEN = Service(10.0, 6.0)
ALL = frozenset({"01", "02", "03"})


def line(count: int, *windows: str, service: Service = TEN) -> Waiting:
    return Waiting(count, frozenset(windows), service)


def test_with_nobody_ahead_it_is_from_now_to_a_few_minutes() -> None:
    assert rounded(*wait_minutes([], ALL, ALL)).model_dump() == {"low": 0, "high": 3}


def test_only_those_who_wait_for_my_windows_are_ahead() -> None:
    lines = [line(4, "01", "02"), line(3, "09")]
    assert people_ahead(lines, frozenset({"02", "03"})) == 4
    assert people_ahead(lines, frozenset({"09"})) == 3
    assert people_ahead(lines, frozenset({"05"})) == 0


def test_more_windows_make_it_shorter_and_closed_ones_do_not() -> None:
    lines = [line(12, "01", "02", "03")]
    one = wait_minutes(lines, ALL, frozenset({"01"}))
    three = wait_minutes(lines, ALL, ALL)
    assert three[1] < one[1] / 2
    assert wait_minutes(lines, ALL, frozenset({"01", "99"})) == one


def test_a_line_that_can_go_elsewhere_burdens_mine_only_by_its_share() -> None:
    mine = frozenset({"01"})
    alone = wait_minutes([line(10, "01")], mine, ALL)
    shared = wait_minutes([line(10, "01", "02")], mine, ALL)
    assert shared[1] < alone[1]


def test_slower_business_makes_a_longer_wait() -> None:
    quick = wait_minutes([line(6, *ALL)], ALL, ALL)
    slow = wait_minutes([line(6, *ALL, service=Service(25.0, 10.0))], ALL, ALL)
    assert slow[0] > quick[0]
    assert slow[1] > quick[1]


@given(
    st.lists(
        st.tuples(
            st.integers(0, 400),
            st.frozensets(st.sampled_from(["01", "02", "03", "04"]), min_size=1),
            st.floats(0.5, 120),
            st.floats(0, 120),
        ),
        max_size=8,
    ),
    st.frozensets(st.sampled_from(["01", "02", "03", "04"]), min_size=1),
    st.frozensets(st.sampled_from(["01", "02", "03", "04"])),
)
def test_low_is_never_above_high_and_never_below_zero(
    lines: list[tuple[int, frozenset[str], float, float]], mine: frozenset[str], open_now: frozenset[str]
) -> None:
    waiting = [Waiting(count, pool, Service(mean, spread)) for count, pool, mean, spread in lines]
    low, high = wait_minutes(waiting, mine, open_now)
    assert 0 <= low <= high
    span = rounded(low, high)
    assert 0 <= span.low <= low + 1e-9
    assert span.high >= high - 1e-9


@given(st.integers(0, 60), st.integers(1, 20))
def test_one_more_ahead_never_shortens_the_wait(count: int, more: int) -> None:
    before = wait_minutes([line(count, *ALL)], ALL, ALL)
    after = wait_minutes([line(count + more, *ALL)], ALL, ALL)
    assert after[1] >= before[1]


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(0, 3, (0, 3)), (4.2, 9.1, (4, 10)), (12.4, 26, (10, 30)), (31, 58.5, (30, 60)), (64, 95, (60, 100))],
)
def test_spans_are_rounded_outward_to_what_people_say(low: float, high: float, said: tuple[int, int]) -> None:
    span = rounded(low, high)
    assert (span.low, span.high) == said


def test_the_guess_counts_until_the_day_has_spoken() -> None:
    assert blend(TEN, None, None) == TEN
    few = blend(TEN, None, Sample(3, 20.0, 5.0))
    many = blend(TEN, None, Sample(200, 20.0, 5.0))
    assert 10 < few.mean < 13
    assert 19 < many.mean < 20


def test_last_weeks_matter_but_a_slow_day_shows() -> None:
    usual = blend(TEN, Sample(5000, 8.0, 4.0), None)
    assert 8.0 < usual.mean < 8.5
    slow = blend(TEN, Sample(5000, 8.0, 4.0), Sample(60, 16.0, 4.0))
    assert slow.mean > 11.5


def test_no_sample_is_no_news() -> None:
    assert blend(TEN, Sample(0, 0.0, 0.0), Sample(0, 0.0, 0.0)) == TEN


@pytest.mark.parametrize("windows", [1, 3, 8])
@pytest.mark.parametrize("ahead", [2, 8, 30])
def test_the_span_holds_about_four_times_in_five(windows: int, ahead: int) -> None:
    """A simulated hall, all windows busy: log-normal service times, and a pace that differs from day to day."""
    dice = random.Random(1000 * windows + ahead)
    pool = frozenset(f"{number:02d}" for number in range(windows))
    low, high = wait_minutes([Waiting(ahead, pool, TEN)], pool, pool)
    hits = sum(low <= _simulated(dice, windows, ahead) <= high for _ in range(3000))
    assert 0.72 <= hits / 3000 <= 0.97


def _simulated(dice: random.Random, windows: int, ahead: int) -> float:
    pace = math.exp(dice.gauss(0, 0.12))
    sigma = math.sqrt(math.log(1 + (TEN.spread / TEN.mean) ** 2))
    mu = math.log(TEN.mean) - sigma**2 / 2

    def service() -> float:
        return pace * dice.lognormvariate(mu, sigma)

    free = [service() * dice.random() for _ in range(windows)]  # each is somewhere within its present ticket
    heapq.heapify(free)
    for _ in range(ahead):
        heapq.heappush(free, heapq.heappop(free) + service())
    return free[0]
