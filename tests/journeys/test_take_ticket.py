"""Taking a ticket, as the citizen lives it: real devices on a pty, a real center, real paper."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

import pytest
import requests

from kiosk.demo.citizen import ScriptedStage
from kiosk.hall.kiosks import enrol
from kiosk.machine import Machine
from kiosk.scenes import Answer, Confirm, Identify, Materials, Refused, TicketDone, TypeNumber
from tests.world import TAKES, World, open_world, shown


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with open_world() as made:
        yield made


@pytest.fixture(autouse=True)
def nobody_before(world: World) -> Iterator[None]:
    yield
    world.dock.reader.do("remove_card")


def last(stage: ScriptedStage, name: str) -> object:
    return [scene for scene in stage.seen if type(scene).__name__ == name][-1]


def test_without_a_card_the_ticket_is_on_paper_in_a_few_touches(world: World) -> None:
    stage = world.visit(TAKES)
    assert world.outcome == "printed"
    assert stage.names() == ["Home", "FindItem", "Materials", "Identify", "Confirm", "TicketDone"]
    done = last(stage, "TicketDone")
    assert isinstance(done, TicketDone) and done.paper == "printed"
    number, state, paper = world.tickets()[-1]
    assert (number, state, paper) == (done.number, "waiting", "printed")
    assert any(number in line for line in world.dock.tickets()[-1])


def test_the_card_tells_who_it_is_and_the_screen_shows_only_the_surname(world: World) -> None:
    async def hold_card(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "Identify")
        world.dock.reader.do("present_card", who="maimaiti")

    stage = world.visit({**TAKES, "Identify": None}, hold_card)
    assert world.outcome == "printed"
    confirm = last(stage, "Confirm")
    assert isinstance(confirm, Confirm) and confirm.who == "买买提·*"
    assert "艾力" not in "".join(world.dock.tickets()[-1])


def test_whoever_waits_already_is_told_the_number(world: World) -> None:
    async def hold_card(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "Identify")
        world.dock.reader.do("present_card", who="chen")

    world.visit({**TAKES, "Identify": None}, hold_card)
    first = world.tickets()[-1][0]
    world.dock.reader.do("remove_card")
    stage = world.visit({**TAKES, "Identify": None, "Refused": Answer("home")}, hold_card)
    refused = last(stage, "Refused")
    assert isinstance(refused, Refused) and (refused.reason, refused.number) == ("alreadyWaiting", first)


def test_a_wrong_check_digit_is_said_and_the_number_can_be_typed_again(world: World) -> None:
    script = {
        **TAKES,
        "Identify": Answer("type"),
        "TypeNumber": [Answer("ok", "990101199001010018"), Answer("ok", "990101199001010019")],
    }
    stage = world.visit(script)
    assert [s.error for s in stage.seen if isinstance(s, TypeNumber)] == ["", "check"]
    assert world.outcome == "printed"


def test_two_businesses_stand_on_one_ticket_and_one_can_be_taken_out_again(world: World) -> None:
    script = {
        **TAKES,
        "FindItem": [Answer("choose", "shijian-001-01"), Answer("choose", "weijian-001-01")],
        "Materials": [Answer("add", ["居民身份证"]), Answer("next")],
        "Confirm": [Answer("remove", "weijian-001-01"), Answer("take")],
    }
    stage = world.visit(script)
    confirms = [s for s in stage.seen if isinstance(s, Confirm)]
    assert [len(scene.items) for scene in confirms] == [2, 1]
    assert confirms[0].missing == ("居民身份证",)
    assert "居民身份证" in "".join(world.dock.tickets()[-1])


def test_what_to_bring_is_shown_before_anybody_queues(world: World) -> None:
    stage = world.visit(TAKES)
    materials = last(stage, "Materials")
    assert isinstance(materials, Materials) and materials.item.materials and materials.item.basis


def test_back_goes_a_step_back_and_keeps_what_was_chosen(world: World) -> None:
    script = {
        **TAKES,
        "Identify": [Answer("back"), Answer("without")],
        "FindItem": [Answer("choose", "shijian-001-01"), Answer("done")],
    }
    stage = world.visit(script)
    assert world.outcome == "printed"
    assert stage.names()[1:6] == ["FindItem", "Materials", "Identify", "FindItem", "Identify"]


def test_an_item_no_window_serves_is_refused_before_the_papers_are_looked_for(world: World) -> None:
    script = {**TAKES, "FindItem": Answer("choose", "weijian-023"), "Refused": Answer("home")}
    stage = world.visit(script)
    refused = last(stage, "Refused")
    assert isinstance(refused, Refused) and refused.reason == "noWindow" and "Materials" not in stage.names()


def test_english_visitors_get_an_english_slip(world: World) -> None:
    world.visit({**TAKES, "Materials": Answer("next", ["居民身份证"])}, language="en")
    text = "\n".join(world.dock.tickets()[-1])
    assert "ahead of you" in text and "Sole trader" in text
    assert "Still to bring: Resident ID card" in text and "居民身份证" not in text


def test_five_items_are_the_most(world: World) -> None:
    codes = [f"shijian-001-0{n}" for n in range(1, 4)] + ["weijian-001-01", "weijian-001-02", "weijian-001-03"]
    script = {
        **TAKES,
        "FindItem": [Answer("choose", code) for code in codes] + [Answer("done")],
        "Materials": Answer("add"),
        "Refused": Answer("home"),
    }
    stage = world.visit(script)
    assert max(len(s.items) for s in stage.seen if isinstance(s, Confirm)) == 5


def test_the_same_business_is_not_put_on_the_ticket_twice(world: World) -> None:
    script = {
        **TAKES,
        "FindItem": [Answer("choose", "shijian-001-01"), Answer("choose", "shijian-001-01")],
        "Materials": [Answer("add"), Answer("next")],
    }
    stage = world.visit(script)
    assert [len(s.items) for s in stage.seen if isinstance(s, Confirm)] == [1]


def test_an_item_that_must_know_who_it_is_leaves_no_way_around(world: World) -> None:
    async def hold_card(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "Identify")
        world.dock.reader.do("present_card", who="li")

    stage = world.visit({**TAKES, "FindItem": Answer("choose", "gongan-001-02"), "Identify": None}, hold_card)
    identify = last(stage, "Identify")
    assert isinstance(identify, Identify) and identify.rule == "required" and not identify.may_skip
    assert world.outcome == "printed"


def test_the_guide_leads_to_a_ticket(world: World) -> None:
    script = {
        **TAKES,
        "Home": Answer("guide"),
        "FindItem": [Answer("choose", "shijian-001-01"), Answer("done")],
        "Materials": Answer("take"),
    }
    world.visit(script)
    assert world.outcome == "printed"


def test_reading_in_the_guide_does_not_fill_the_ticket(world: World) -> None:
    script = {
        **TAKES,
        "Home": Answer("guide"),
        "FindItem": [
            Answer("choose", "weijian-001-01"),
            Answer("back"),
            Answer("choose", "shijian-001-01"),
            Answer("done"),
        ],
        "Materials": Answer("take"),
    }
    stage = world.visit(script)
    assert world.outcome == "printed"
    assert [[card.code for card in s.items] for s in stage.seen if isinstance(s, Confirm)] == [["shijian-001-01"]]


def test_a_window_that_closes_before_the_number_is_said_and_the_citizen_may_try_again(world: World) -> None:
    """Between the last look and 取号 the last window closes; it opens again while the refusal stands."""
    marriage = "minzheng-001-01"
    token = enrol(f"sqlite:///{world.center.data / 'center.db'}", "callers", role="caller")

    def tend(verb: str) -> None:
        for window in ("25", "26"):
            address = f"{world.center.address}/v1/windows/{window}/acts"
            headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": secrets.token_hex(8)}
            assert requests.post(address, json={"verb": verb}, headers=headers, timeout=5).status_code == 200

    def close_then_take(_scene: object) -> Answer:
        tend("close")
        return Answer("take")

    def open_again(_scene: object) -> Answer:
        tend("open")
        return Answer("back")

    async def hold_card(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "Identify")
        world.dock.reader.do("present_card", who="li")

    before = len(world.tickets())
    stage = world.visit(
        {
            **TAKES,
            "FindItem": Answer("choose", marriage),
            "Identify": None,
            "Confirm": [close_then_take, Answer("take")],
            "Refused": open_again,
        },
        hold_card,
    )
    refused = last(stage, "Refused")
    assert isinstance(refused, Refused) and refused.reason == "noWindow"
    assert world.outcome == "printed"
    assert len(world.tickets()) == before + 1
