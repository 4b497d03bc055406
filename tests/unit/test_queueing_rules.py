"""Who may take a ticket, and which windows serve it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from kiosk.center.contract import Place, Reason, Refusal, WindowPlace
from kiosk.queueing.estimate import Service
from kiosk.queueing.hours import CHINA, Week, spans_of
from kiosk.queueing.rules import Asked, already_waiting, closed, identity_rule, unidentified, unserved, used_up
from kiosk.queueing.windows import Counters, Elsewhere, LanePlan, Selector, WindowPlan, together

GUESS = Service(10.0, 5.0)
CLINIC = Place(name="镇卫生院")
HALL = Counters(
    lanes=(
        LanePlan("E", "婚姻", (Selector(department="minzheng", family="hunyin"),), GUESS),
        LanePlan("B", "公安", (Selector(department="gongan"), Selector(item="shijian-009")), GUESS),
        LanePlan("A", "综合", (), GUESS),
    ),
    windows=(
        WindowPlan(WindowPlace(number="01", name="综合"), frozenset("A")),
        WindowPlan(WindowPlace(number="02", name="综合"), frozenset("AB")),
        WindowPlan(WindowPlace(number="03", name="婚姻", open=False), frozenset("E")),
    ),
    elsewhere=(Elsewhere(item="weijian-900", place=CLINIC),),
)


def pool(*numbers: str) -> frozenset[str]:
    return frozenset(numbers)


@pytest.mark.parametrize(
    ("where", "letter"),
    [
        (("gongan-001-02", "gongan", "hukou"), "B"),
        (("minzheng-001", "minzheng", "hunyin"), "E"),
        (("minzheng-008", "minzheng", "fuzhu"), "A"),
        (("shijian-009-01", "shijian", "kaidian"), "B"),
        (("shijian-0091", "shijian", "kaidian"), "A"),
    ],
)
def test_the_first_lane_that_fits_takes_the_item(where: tuple[str, str, str], letter: str) -> None:
    assert HALL.lane_of(*where).prefix == letter


def test_windows_serve_the_lanes_written_on_them() -> None:
    assert HALL.pool_of("shijian-001", "shijian", "kaidian") == pool("01", "02")
    assert HALL.pool_of("gongan-001", "gongan", "hukou") == pool("02")
    assert HALL.pool_of("minzheng-001", "minzheng", "hunyin") == pool("03")
    assert HALL.pool_of("weijian-900-01", "weijian", "weisheng") == frozenset()
    assert HALL.open_numbers() == pool("01", "02")
    assert [place.number for place in HALL.places({"03", "01"})] == ["01", "03"]
    with pytest.raises(KeyError):
        HALL.lane("Q")


def test_what_no_window_serves_says_where_it_is_done_or_that_nobody_has_said() -> None:
    assert HALL.elsewhere_of("weijian-900-01", "weijian", "weisheng") == CLINIC
    assert HALL.elsewhere_of("shijian-001", "shijian", "kaidian") is None
    bare = replace(HALL, windows=HALL.windows[:2])
    assert bare.elsewhere_of("minzheng-001", "minzheng", "hunyin") == Place()


def test_items_go_together_when_one_window_can_do_them_all() -> None:
    assert together([pool("01", "02"), pool("02", "03")]) == (pool("02"), None)
    assert together([pool("01", "02"), pool("02"), pool("01")]) == (frozenset(), 2)


def test_an_item_whose_windows_are_all_closed_has_no_window_now() -> None:
    asked = [Asked("a", pool("01")), Asked("b", pool("03"))]
    assert unserved(asked, pool("01", "02")) == Refusal(reason=Reason.NO_WINDOW, item="b")
    assert unserved(asked[:1], pool("01", "02")) is None


def test_a_conflict_names_the_item_that_does_not_fit() -> None:
    asked = [Asked("a", pool("01", "02")), Asked("b", pool("02")), Asked("c", pool("01"))]
    assert unserved(asked, pool("01", "02")) == Refusal(reason=Reason.CONFLICT, item="c")
    assert unserved([Asked("a", pool("01", "02")), Asked("b", pool("02", "03"))], pool("01", "03")) == Refusal(
        reason=Reason.CONFLICT, item="b"
    )


def test_the_day_limit_is_the_last_ticket_that_is_given() -> None:
    asked = [Asked("free", pool("01")), Asked("few", pool("01"), daily_limit=20)]
    assert used_up(asked, {"few": 19}) is None
    assert used_up(asked, {"few": 20}) == Refusal(reason=Reason.DAY_LIMIT, item="few", limit=20)
    assert used_up(asked, {}) is None


@pytest.mark.parametrize(
    ("rules", "hall", "strictest"),
    [
        (["", ""], "optional", "optional"),
        (["none", ""], "optional", "optional"),
        (["none", "none"], "required", "none"),
        (["none", "required"], "none", "required"),
        ([""], "required", "required"),
    ],
)
def test_the_strictest_item_decides_about_identity(rules: list[str], hall: str, strictest: str) -> None:
    asked = [Asked(f"item-{place}", pool("01"), rule) for place, rule in enumerate(rules)]
    assert identity_rule(asked, hall)[0] == strictest
    assert (unidentified(asked, hall, identified=False) is not None) == (strictest == "required")
    assert unidentified(asked, hall, identified=True) is None


def test_waiting_in_another_lane_is_no_obstacle() -> None:
    held = {"B007": frozenset("B"), "A003": frozenset("AC")}
    assert already_waiting(frozenset("C"), held) == Refusal(reason=Reason.ALREADY_WAITING, number="A003")
    assert already_waiting(frozenset("E"), held) is None


def test_closed_tells_when_it_opens() -> None:
    week = Week(days=(spans_of([["09:00", "17:00"]]),) * 5 + ((), ()))
    night = datetime(2026, 10, 16, 20, 0, tzinfo=CHINA)
    refusal = closed(night, week)
    assert refusal is not None
    assert refusal.hours is not None
    assert (refusal.reason, refusal.hours.day.isoformat()) == (Reason.CLOSED, "2026-10-19")
    assert closed(night.replace(hour=10), week) is None
