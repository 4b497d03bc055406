"""How `kiosk bench estimate` scores what citizens were told."""

from __future__ import annotations

import pytest

from kiosk.bench.estimate import KINDS, Scored, figures
from kiosk.bench.running import BENCHES


def one(wait: float, low: int = 10, high: int = 20, **more: object) -> Scored:
    known: dict[str, object] = {"day": "quiet", "lane": "A", "hour": 9, "ahead": 8}
    return Scored(low=low, high=high, wait=wait, **(known | more))  # type: ignore[arg-type]


def test_a_span_holds_from_its_low_to_its_high() -> None:
    found = figures([one(9.9), one(10.0), one(15.0), one(20.0), one(20.1)])
    assert found["coverage_percent"] == 60.0
    assert found["coverage_off"] == 20.0
    assert (found["too_early_percent"], found["too_late_percent"]) == (20.0, 20.0)
    assert found["width_median_minutes"] == 10


def test_walking_straight_to_a_window_does_not_make_the_score_better() -> None:
    found = figures([one(30.0)] * 5 + [one(0.1, 0, 3)] * 95)
    assert found["coverage_percent"] == 0.0
    assert found["straight_percent"] == 95.0
    assert found["straight_coverage_percent"] == 100.0
    assert found["all_coverage_percent"] == 95.0


def test_always_right_is_a_miss_as_well() -> None:
    assert figures([one(15.0)] * 10)["coverage_off"] == 20.0


def test_the_worst_group_is_told_and_small_groups_say_nothing() -> None:
    good = [one(15.0, lane="A")] * 320 + [one(30.0, lane="A")] * 80
    bad = [one(15.0, lane="B", hour=14)] * 50 + [one(30.0, lane="B", hour=14)] * 50
    few = [one(30.0, lane="C", hour=16)] * 99
    found = figures(good + bad + few)
    assert found["coverage_by_lane"] == {"A": 80.0, "B": 50.0}
    assert found["worst_lane_off"] == 30.0
    assert found["coverage_by_hour"] == {"09": 80.0, "14": 50.0}


def test_the_bench_is_known_by_its_name_and_plays_every_kind_of_day() -> None:
    assert BENCHES["estimate"] == "kiosk.bench.estimate"
    assert {"quiet", "ordinary", "rush", "closing", "slow"} <= KINDS.keys()


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_what_citizens_are_told_holds_about_four_times_in_five() -> None:
    """One day of each kind; the whole bench plays six and has narrower targets."""
    from kiosk.bench.estimate import run

    found = run(quick=True)["figures"]
    assert found["coverage_off"] <= 6.0
    assert found["width_median_minutes"] <= 15
