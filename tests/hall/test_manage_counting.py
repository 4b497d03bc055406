"""A day's rows become tallies: counted by hand here, and added up in any order."""

from __future__ import annotations

import json
import math
import random

import pytest

from kiosk.hall.manage.counting import Arrival, By, Place, Shift, Stay, count
from kiosk.hall.manage.tally import Tally, Times, unpacked

MINUTE = 60_000_000
NINE = 9 * 60


def at(minutes: float) -> int:
    """Minutes after midnight."""
    return int(minutes * MINUTE)


PLACE = Place(
    midnight=0,
    until=at(17 * 60),
    over=True,
    department_of=lambda code: code.split("-")[0],
    lanes_of=lambda number: {"1": ("A", "C"), "2": ("B",)}.get(number, ()),
)


def stay(
    ticket: str, ready: float, called: float, started: float | None, ended: float, how: str = "done", **more: str
) -> Stay:
    return Stay(
        ticket,
        more.get("prefix", "A"),
        more.get("window", "1"),
        more.get("clerk", "li"),
        more.get("items", '["ga-1"]'),
        at(ready),
        at(called),
        None if started is None else at(started),
        at(ended),
        how,
    )


def arrival(ticket: str, minute: float, state: str, *items: str) -> Arrival:
    return Arrival(ticket, "A", json.dumps([{"code": item} for item in items or ("ga-1",)]), state, at(minute))


def test_wait_way_and_service_are_told_apart() -> None:
    total = count([stay("t1", NINE, NINE + 12, NINE + 13, NINE + 20)], [], [], PLACE)[By.TOTAL][""]
    assert (total.tickets, total.stays, total.done) == (1, 1, 1)
    assert (total.wait.mean, total.way.mean, total.service.mean) == (12 * 60, 60, 7 * 60)
    assert total.busy == 8 * 60
    assert total.percentile(0.5) == 12


def test_a_ticket_at_two_windows_is_one_ticket_and_two_stays() -> None:
    found = count(
        [
            stay("t1", NINE, NINE + 5, NINE + 6, NINE + 9, "transferred"),
            stay("t1", NINE + 9, NINE + 10, NINE + 11, NINE + 15, window="2", clerk="wang"),
        ],
        [arrival("t1", NINE, "done")],
        [],
        PLACE,
    )
    total = found[By.TOTAL][""]
    assert (total.arrived, total.tickets, total.stays, total.done, total.transferred) == (1, 1, 2, 1, 1)
    assert {key: tally.tickets for key, tally in found[By.WINDOW].items()} == {"1": 1, "2": 1}
    assert found[By.CLERK]["li"].transferred == 1
    assert found[By.CLERK]["wang"].done == 1


def test_who_was_called_and_did_not_come_is_absent_and_has_no_way() -> None:
    total = count([stay("t1", NINE, NINE + 5, None, NINE + 7, "passed")], [], [], PLACE)[By.TOTAL][""]
    assert (total.absent, total.absent_share, total.way.count, total.service.count) == (1, 1.0, 0, 0)
    assert total.busy == 120


def test_who_stopped_the_service_and_was_passed_later_is_not_absent() -> None:
    total = count([stay("t1", NINE, NINE + 5, NINE + 6, NINE + 7, "passed")], [], [], PLACE)[By.TOTAL][""]
    assert total.absent == 0


@pytest.mark.parametrize(
    ("state", "over", "gone"),
    [
        ("cancelled", True, 1),
        ("expired", True, 1),
        ("waiting", True, 1),
        ("passed", True, 1),
        ("done", True, 0),
        ("waiting", False, 0),
        ("passed", False, 0),
        ("cancelled", False, 1),
    ],
)
def test_who_left_unserved_is_counted_when_it_is_sure(state: str, over: bool, gone: int) -> None:
    place = Place(0, at(NINE), over, PLACE.department_of, PLACE.lanes_of)
    total = count([], [arrival("t1", NINE, state)], [], place)[By.TOTAL][""]
    assert (total.arrived, total.gone) == (1, gone)


def test_who_was_served_and_then_passed_over_elsewhere_has_not_left_unserved() -> None:
    served = stay("t1", NINE, NINE + 1, NINE + 2, NINE + 9)
    total = count([served], [arrival("t1", NINE, "passed")], [], PLACE)[By.TOTAL][""]
    assert total.gone == 0


def test_a_void_ticket_was_nobody() -> None:
    assert By.TOTAL not in count([], [arrival("t1", NINE, "void")], [], PLACE)


def test_several_items_share_the_time_and_each_count() -> None:
    served = stay("t1", NINE, NINE, NINE, NINE + 10, items='["ga-1", "ms-2"]')
    found = count([served], [arrival("t1", NINE, "done", "ga-1", "ms-2")], [], PLACE)
    assert {code: tally.service.mean for code, tally in found[By.ITEM].items()} == {"ga-1": 300, "ms-2": 300}
    assert {code: tally.arrived for code, tally in found[By.DEPARTMENT].items()} == {"ga": 1, "ms": 1}
    assert found[By.TOTAL][""].service.mean == 600


def test_open_paused_and_idle_time_follow_the_shifts() -> None:
    shifts = [
        Shift(at(NINE), "1", "open", "li"),
        Shift(at(NINE + 60), "1", "paused", "li"),
        Shift(at(NINE + 75), "1", "open", "wang"),
        Shift(at(NINE + 120), "1", "closed", "wang"),
    ]
    found = count([stay("t1", NINE, NINE + 30, NINE + 31, NINE + 50)], [], shifts, PLACE)
    window = found[By.WINDOW]["1"]
    assert (window.open, window.paused, window.idle) == (105 * 60, 15 * 60, 85 * 60)
    assert (found[By.CLERK]["li"].open, found[By.CLERK]["wang"].open) == (60 * 60, 45 * 60)
    assert [found[By.HALF][str(half)].open for half in (18, 19, 20, 21)] == [1800, 1800, 900, 1800]
    assert found[By.SLOT]["C18"].open == 1800, "the window serves C too"
    assert found[By.HALF]["19"].busy == 20 * 60


def test_a_window_nobody_closed_is_open_until_the_end() -> None:
    found = count([], [], [Shift(at(16 * 60), "2", "open", "li")], PLACE)
    assert found[By.WINDOW]["2"].open == 3600


def test_tallies_add_up_to_the_same_in_any_order_and_survive_being_kept() -> None:
    chance = random.Random(3)
    waits = [chance.expovariate(1 / 900) for _ in range(2000)]
    parts = [Tally() for _ in range(7)]
    whole = Tally()
    for seconds in waits:
        whole.waited(seconds)
        chance.choice(parts).waited(seconds)
    chance.shuffle(parts)
    total = Tally()
    for part in parts:
        total.merge(unpacked(json.loads(json.dumps(part.packed()))))
    assert total.minutes == whole.minutes
    assert total.wait.count == 2000
    assert total.wait.total == pytest.approx(whole.wait.total, rel=1e-4)
    ordered = sorted(waits)
    for share in (0.5, 0.8, 0.9, 1.0):
        exact = ordered[math.ceil(share * len(ordered)) - 1] / 60
        assert total.percentile(share) == pytest.approx(exact, abs=1.0)


def test_nobody_has_no_figures() -> None:
    nobody = Tally()
    assert (nobody.percentile(0.5), nobody.within(10), nobody.absent_share, nobody.gone_share) == (None,) * 4
    assert Times().mean is None
    assert nobody.packed() == {}


def test_the_spread_is_the_standard_deviation() -> None:
    times = Times()
    for seconds in (60.0, 120.0, 180.0):
        times.add(seconds)
    assert times.spread == pytest.approx(math.sqrt(2400))
