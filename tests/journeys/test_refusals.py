"""No ticket now: at night, on a holiday, when the day is used up, outside an item's hours, without a center; and what
the citizen can do then."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.demo.citizen import Reply, ScriptedStage
from kiosk.machine import Machine
from kiosk.scenes import (
    Answer,
    ChooseClaim,
    ClaimLine,
    Confirm,
    Home,
    Identify,
    PlaceLine,
    Refused,
    Scene,
    TicketDone,
)
from tests.hall import small_hall
from tests.world import TAKES, World, last, open_world, shown

FRIDAY = "2026-11-20T11:00:00"
HOLIDAY = "2026-10-01T21:00:00"
MORE = {"hall": small_hall.DISABILITY, "items/minzheng": small_hall.SLOTS}
TAKES_HERE = {**TAKES, "FindItem": Answer("choose", "shijian-001"), "Refused": Answer("home")}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A Friday morning in a hall with a limited item, one with hours of its own, and a priority to claim."""
    folder = small_hall.add(small_hall.build(tmp_path_factory.mktemp("small") / "hall"), MORE)
    with open_world(hall=folder, clock=FRIDAY) as made:
        yield made


@pytest.fixture(scope="module")
def night() -> Iterator[World]:
    """The night of the first of October."""
    with open_world(clock=HOLIDAY) as made:
        yield made


def refusals(stage: ScriptedStage) -> list[Refused]:
    return [scene for scene in stage.seen if isinstance(scene, Refused)]


def test_who_comes_from_the_guide_at_night_is_told_when_it_opens(night: World) -> None:
    script = {
        **TAKES,
        "Home": Answer("guide"),
        "FindItem": [Answer("choose", "shijian-001-01"), Answer("done")],
        "Materials": Answer("take"),
        "Refused": Answer("home"),
    }
    stage = night.visit(script)
    home = last(stage, Home)
    assert (home.open, home.closed_for, home.closed_for_en) == (False, "国庆节", "National Day")
    assert [each.enabled for each in home.services if each.name in ("take_ticket", "guide")] == [False, True]
    [refused] = refusals(stage)
    assert (refused.reason, refused.next_open) == ("closed", "2026-10-08 09:00")
    assert (refused.closed_for, refused.hours_text) == ("国庆节", "周一至周五 9:00–17:00")
    assert night.tickets() == []


def test_trying_again_asks_the_center_again(night: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine that never met its center: the first try finds it still away, the second finds it."""
    settings = night.settings().model_copy(update={"data": tmp_path})
    monkeypatch.setattr(night, "settings", lambda: settings)

    def back_again(_scene: Scene) -> Answer:
        night.center.start()
        return Answer("retry")

    night.center.stop()
    script: dict[str, Reply | list[Reply]] = {
        "Home": [Answer("take_ticket"), Answer("back")],
        "Refused": [Answer("retry"), back_again],
        "FindItem": Answer("back"),
    }
    stage = night.visit(script)
    assert stage.names() == ["Home", "Refused", "FindItem", "Home"]
    assert [scene.reason for scene in refusals(stage)] == ["centerAway"] * 2


def test_the_limited_item_says_on_which_day_there_is_more(small: World) -> None:
    limited = {**TAKES_HERE, "FindItem": Answer("choose", "shijian-002")}
    for _ in range(2):
        small.visit(limited)
        assert small.outcome == "printed"
    [refused] = refusals(small.visit(limited))
    assert small.outcome == "home"
    assert (refused.reason, refused.item, refused.limit) == ("dayLimit", "食品经营许可", 2)
    assert (refused.next_open, refused.today) == ("2026-11-23 09:00", False)


def test_an_item_with_hours_of_its_own_says_which_and_another_can_be_chosen(small: World) -> None:
    script = {
        **TAKES_HERE,
        "FindItem": [Answer("choose", "minzheng-002"), Answer("choose", "shijian-001")],
        "Refused": Answer("other"),
    }
    stage = small.visit(script)
    [refused] = refusals(stage)
    assert (refused.reason, refused.item) == ("outsideHours", "婚姻登记档案查询")
    assert (refused.today, refused.next_open, refused.spans) == (True, "2026-11-20 14:00", ("14:00–16:00",))
    assert small.outcome == "printed"


def test_what_is_done_elsewhere_says_where_before_anything_is_asked(small: World) -> None:
    script = {
        **TAKES_HERE,
        "FindItem": [Answer("choose", "weijian-900"), Answer("choose", "shijian-001")],
        "Refused": Answer("other"),
    }
    stage = small.visit(script)
    [refused] = refusals(stage)
    assert (refused.reason, refused.item) == ("noWindow", "婚前医学检查")
    assert refused.elsewhere == PlaceLine("镇卫生院", phone="0990-54322")
    assert stage.names()[1:5] == ["FindItem", "Refused", "FindItem", "Materials"]
    assert small.outcome == "printed"


def test_a_claim_brings_people_forward_before_and_on_the_ticket(small: World) -> None:
    script = {**TAKES_HERE, "Confirm": [Answer("claim"), Answer("take")], "ChooseClaim": Answer("claim", "disability")}
    stage = small.visit(script)
    before, after = [scene for scene in stage.seen if isinstance(scene, Confirm)]
    assert (before.claimed, after.claimed) == ("", "disability")
    assert before.people_ahead is not None and after.people_ahead is not None
    assert before.people_ahead > after.people_ahead == 0
    assert small.center.rows("SELECT priorities FROM tickets ORDER BY issued_at")[-1] == ("disability",)
    [done] = [scene for scene in stage.seen if isinstance(scene, TicketDone)]
    assert (
        done.claim
        == after.claims[0]
        == ClaimLine("disability", "残疾人", "Disabled person", "残疾人证", "Disability certificate")
    )


def test_a_claim_can_be_taken_back_and_does_not_stay_for_the_next(small: World) -> None:
    script = {
        **TAKES_HERE,
        "Confirm": [Answer("claim"), Answer("claim"), Answer("claim"), Answer("take")],
        "ChooseClaim": [Answer("claim", "disability"), Answer("none"), Answer("back")],
    }
    stage = small.visit(script)
    assert [scene.claimed for scene in stage.seen if isinstance(scene, ChooseClaim)] == ["", "disability", ""]
    assert small.center.rows("SELECT priorities FROM tickets ORDER BY issued_at")[-1] == ("",)


def test_who_must_say_who_they_are_is_asked(small: World) -> None:
    """The kiosk's catalogue is older than the hall's rule: the hall refuses, then the card is asked for."""

    def older(machine: Machine) -> None:
        desk = machine.house.desk
        assert desk.catalogue is not None
        items = tuple(item.model_copy(update={"identity": ""}) for item in desk.catalogue.items)
        desk.catalogue = desk.catalogue.model_copy(update={"items": items, "version": "older"})

    async def hold_card(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "Identify", lambda scene: scene.rule == "required")
        small.dock.reader.do("present_card", who="li")

    script = {
        **TAKES_HERE,
        "FindItem": Answer("choose", "gongan-001"),
        "Identify": [Answer("without"), None],
        "Refused": Answer("identify"),
    }
    stage = small.visit(script, hold_card, prepare=older)
    small.dock.reader.do("remove_card")
    asked = [(scene.rule, scene.may_skip) for scene in stage.seen if isinstance(scene, Identify)]
    assert (asked[0], asked[-1]) == (("optional", True), ("required", False))
    assert [scene.reason for scene in refusals(stage)] == ["identityNeeded"]
    assert stage.names()[3:7] == ["Identify", "Confirm", "Refused", "Identify"]
    assert small.outcome == "printed"
