"""A simulated day by itself: the people who come, the clerks, and that everybody ends somewhere."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from statistics import mean

import pytest

from kiosk.center.contract import TicketState
from kiosk.hall.plan import ConfigError, read_plan
from kiosk.queueing.hours import minutes_of
from kiosk.simulate.citizens import Town
from kiosk.simulate.clerks import Trouble, roster
from kiosk.simulate.floor import floor_of, write_hall
from kiosk.simulate.play import Play
from kiosk.simulate.scenario import Scenario, read_scenario
from tests.unit.plain_hall import PlainHall

HOUSE = Path(__file__).parents[2]
HALL = HOUSE / "config" / "hall"


@cache
def scenario() -> Scenario:
    return read_scenario(HOUSE / "config" / "scenarios" / "halls" / "day.toml")


@cache
def town() -> Town:
    return Town(HALL, scenario())


@cache
def played(seed: int = 1, citizens: int = 1500, windows: int = 20, lunch: str = "shifts") -> tuple[Play, PlainHall]:
    kind = scenario().model_copy(update={"hall": scenario().hall.model_copy(update={"lunch": lunch})})
    floor = floor_of(kind, windows)
    hall = PlainHall({desk.number: desk.lanes for desk in floor})
    play = Play(kind, town().crowd(seed, citizens), roster(kind, floor, seed), hall)
    play.run()
    return play, hall


def test_the_same_seed_is_the_same_day_and_another_is_another() -> None:
    assert town().crowd(1, 300) == town().crowd(1, 300)
    assert town().crowd(1, 300) != town().crowd(2, 300)


def test_as_many_come_as_were_asked_for_and_most_of_them_in_the_morning() -> None:
    counts = [len(town().crowd(seed, 1500)) for seed in range(5)]
    assert all(1350 < count < 1650 for count in counts)
    hours = Counter(int(citizen.at // 3600) for citizen in town().crowd(1, 1500))
    assert hours[9] > 2 * hours[12]
    assert hours[14] > hours[12]


def test_a_lane_takes_as_long_as_the_scenario_says() -> None:
    crowd = [citizen for seed in range(6) for citizen in town().crowd(seed, 1500) if len(citizen.items) == 1]
    for lane in scenario().lanes:
        minutes = mean(citizen.service / 60 for citizen in crowd if citizen.lane == lane.prefix)
        assert minutes == pytest.approx(lane.minutes, rel=0.12)


def test_everybody_ends_somewhere_and_the_hall_is_empty_in_the_evening() -> None:
    play, hall = played()
    states = Counter(visit.state for visit in play.visits)
    over = {TicketState.DONE, TicketState.PASSED, TicketState.VOID, TicketState.CANCELLED}
    assert set(states) <= over
    assert states[TicketState.DONE] > 0.88 * len(play.visits)
    assert not hall.waiting and not hall.held and not any(hall.windows.values())


def test_what_the_citizens_went_through_is_what_the_hall_did() -> None:
    play, hall = played()
    assert sum(len(visit.served) for visit in play.visits) == hall.services
    assert Counter(visit.state for visit in play.visits)[TicketState.PASSED] == len(hall.passed)
    rated = [served for visit in play.visits for served in visit.served if served.level is not None]
    assert len(rated) == len(hall.rated) == len({service for service, _ in hall.rated})
    for visit in play.visits:
        assert all(one.ended is not None and one.ended >= one.called for one in visit.served)


def test_a_day_has_a_little_of_everything() -> None:
    play, _ = played()
    ways = Counter(served.how for visit in play.visits for served in visit.served)
    assert min(ways[how] for how in ("done", "passed", "held", "transferred")) >= 5
    assert any(visit.returned for visit in play.visits)
    assert any(visit.state is TicketState.CANCELLED for visit in play.visits)


def test_windows_closed_over_noon_serve_everybody_too() -> None:
    play, hall = played(seed=2, lunch="closed")
    assert not hall.waiting
    began = [served.called for visit in play.visits for served in visit.served]
    begin, end = (minutes_of(text) * 60 for text in (scenario().hall.lunch_from, scenario().hall.lunch_to))
    assert not any(begin < at < end for at in began)
    assert sum(end <= at < end + 600 for at in began) > 10


def test_every_kind_of_window_keeps_somebody_however_many_are_absent() -> None:
    floor = floor_of(scenario(), 20)
    for seed in range(20):
        clerks = roster(scenario(), floor, seed, Trouble(absent=9, leaving=9))
        present = {clerk.window for clerk in clerks}
        assert {desk.desks.name for desk in floor if desk.number in present} == {each.name for each in scenario().desks}
        assert len(clerks) >= 11


@pytest.mark.parametrize("windows", [5, 8, 20, 33])
def test_a_hall_of_any_size_can_be_written_and_read(windows: int, tmp_path: Path) -> None:
    floor = floor_of(scenario(), windows)
    write_hall(HALL, tmp_path, scenario(), floor)
    plan = read_plan(tmp_path)
    assert [window.place.number for window in plan.counters.windows] == [str(place + 1) for place in range(windows)]
    assert plan.week.days[0] == scenario().hall.spans
    assert plan.counters.elsewhere == read_plan(HALL).counters.elsewhere


def test_a_hall_of_fewer_windows_than_kinds_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 5 windows"):
        floor_of(scenario(), 4)


def test_a_scenario_that_cannot_be_is_refused_by_name(tmp_path: Path) -> None:
    text = (HOUSE / "config" / "scenarios" / "halls" / "day.toml").read_text(encoding="utf-8")
    (tmp_path / "day.toml").write_text(text.replace('lanes = ["E"]', 'lanes = ["D"]'), encoding="utf-8")
    with pytest.raises(ConfigError, match="no window serves lane"):
        read_scenario(tmp_path / "day.toml")
