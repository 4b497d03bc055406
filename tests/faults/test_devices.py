"""Reader and printer fail in every way there is: each ends in a screen with words, and the number is never lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.demo.citizen import ScriptedStage
from kiosk.machine import Machine
from kiosk.scenes import Answer, Confirm, Home, Identify, TicketDone
from tests.appliance import until
from tests.world import TAKES, World, open_world, shown


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with open_world() as made:
        yield made


@pytest.fixture(autouse=True)
def well_again(world: World) -> Iterator[None]:
    yield
    for verb in ("plug", "alive", "paper_ok", "close_cover", "clear", "full_speed"):
        world.dock.printer.do(verb)
    world.dock.printer.do("garbage", on=False)
    world.dock.reader.do("plug")
    world.dock.reader.do("calm")
    world.dock.reader.do("remove_card")


def done_scenes(stage: ScriptedStage) -> list[TicketDone]:
    return [scene for scene in stage.seen if isinstance(scene, TicketDone)]


# ------------------------------------------------------------------------------------------ reader


@pytest.mark.parametrize(
    ("mishap", "arguments", "trouble", "who"),
    [
        ("remove_mid_read", {}, "removed", "zhou"),
        ("wrong_checksum", {}, "unreadable", "zhao"),
        ("wrong_length", {}, "unreadable", "sun"),
        ("sw3", {"code": 0x41}, "unreadable", "zheng"),
    ],
)
def test_a_bad_reading_is_told_and_the_next_one_counts(
    world: World, mishap: str, arguments: dict[str, object], trouble: str, who: str
) -> None:
    async def try_twice(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "Identify")
        world.dock.reader.do(mishap, **arguments)
        world.dock.reader.do("present_card", who="li")
        await shown(stage, "Identify", lambda scene: scene.trouble == trouble)
        world.dock.reader.do("remove_card")
        await until(lambda: machine.house.rack.reader.ready, 10, "the reader")
        world.dock.reader.do("present_card", who=who)

    stage = world.visit({**TAKES, "Identify": None}, try_twice)
    assert any(isinstance(scene, Identify) and scene.trouble == trouble for scene in stage.seen)
    assert world.outcome == "printed"


@pytest.mark.parametrize("mishap", ["garbage", "silence", "unplug"])
def test_without_a_reader_the_citizen_types_or_goes_without(world: World, mishap: str) -> None:
    async def break_reader(stage: ScriptedStage, machine: Machine) -> None:
        world.dock.reader.do(mishap)

    def when_told(scene: object) -> Answer:
        return Answer("without")

    stage = world.visit({**TAKES, "Identify": when_told}, break_reader)
    assert world.outcome == "printed"
    assert "Identify" in stage.names()


def test_a_reader_that_goes_away_and_comes_back_is_said_on_the_screen(world: World) -> None:
    names = [person["who"] for person in world.dock.reader.do("list_people")["people"]]
    who = next(name for name in names if name.startswith("foreigner"))

    async def unplug_with(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "Identify", lambda scene: scene.reader)
        world.dock.reader.do("unplug")
        await shown(stage, "Identify", lambda scene: not scene.reader)
        world.dock.reader.do("plug")
        world.dock.reader.do("present_card", who=who)

    world.visit({**TAKES, "Identify": None}, unplug_with)
    assert world.outcome == "printed"


# ----------------------------------------------------------------------------------------- printer


@pytest.mark.parametrize("verb", ["paper_out", "open_cover", "unplug", "dead"])
def test_a_printer_that_cannot_print_is_said_before_the_number_is_taken(world: World, verb: str) -> None:
    world.dock.printer.do(verb)
    stage = world.visit(TAKES)
    homes = [scene for scene in stage.seen if isinstance(scene, Home)]
    confirm = next(scene for scene in stage.seen if isinstance(scene, Confirm))
    assert homes and confirm.paper == "out"
    assert [scene.paper for scene in done_scenes(stage)] == ["none"]
    assert world.outcome == "unprinted"
    assert world.tickets()[-1][1:] == ("waiting", "notPrinted")


def test_paper_that_ends_in_mid_ticket_leaves_a_number_that_holds_and_a_reprint(world: World) -> None:
    world.dock.printer.do("paper_left", dots=150)
    before = len(world.dock.tickets())

    async def refill(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "TicketDone", lambda scene: scene.paper == "unconfirmed")
        world.dock.printer.do("paper_ok")
        await shown(stage, "TicketDone", lambda scene: scene.may_reprint)
        stage.answer_pending(Answer("reprint"))

    stage = world.visit({**TAKES, "TicketDone": [None, Answer("done")]}, refill)
    assert [scene.paper for scene in done_scenes(stage)][-1] == "printed"
    number = done_scenes(stage)[-1].number
    slips = ["\n".join(lines) for lines in world.dock.tickets()[before:]]
    assert "作废" in slips[0], "the half that comes out after the refill says that it is void"
    assert "补打" in slips[-1] and number in slips[-1] and "作废" not in slips[-1]
    assert world.tickets()[-1] == (number, "waiting", "printed")


@pytest.mark.parametrize(("verb", "repair"), [("open_cover", "close_cover"), ("unplug", "plug"), ("dead", "alive")])
def test_a_printer_lost_in_mid_ticket_leaves_a_number_that_holds(world: World, verb: str, repair: str) -> None:
    world.dock.printer.do("slow", dots_per_second=400)

    async def break_it(stage: ScriptedStage, machine: Machine) -> None:
        await until(lambda: bool(world.dock.printer.state()["half_ticket"]), 10, "half a ticket")
        world.dock.printer.do(verb)
        await shown(stage, "TicketDone")
        world.dock.printer.do("full_speed")
        world.dock.printer.do(repair)

    stage = world.visit(TAKES, break_it, print=3.0)
    assert done_scenes(stage)[-1].paper == "unconfirmed"
    assert world.tickets()[-1][1:] == ("waiting", "unconfirmed")


def test_paper_that_ends_after_the_ticket_troubles_nobody(world: World) -> None:
    async def empty(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "TicketDone")
        world.dock.printer.do("paper_out")

    stage = world.visit(TAKES, empty)
    assert done_scenes(stage)[-1].paper == "printed"


def test_a_printer_that_talks_nonsense_is_not_believed(world: World) -> None:
    world.dock.printer.do("garbage", on=True)
    stage = world.visit(TAKES)
    assert done_scenes(stage)[-1].paper != "printed"


@pytest.mark.parametrize("name", ["wang_rare", "ji_rare"])
def test_rare_characters_in_what_is_printed_come_out_whole(world: World, name: str) -> None:
    from kiosk.center.contract import TicketItem
    from tests.unit.test_ticket_paper import TICKET

    rare = {"wang_rare": "王䶮的店（变更）", "ji_rare": "𠮷野家、买买提·艾力：１２３①℃㎡〇¥9"}[name]
    ticket = TICKET.model_copy(update={"items": (TicketItem(code="a", name=rare),)})

    async def print_it(stage: ScriptedStage, machine: Machine) -> None:
        from drivers.contract import Outcome
        from kiosk.paper.ticket import ticket_slip

        result = await machine.house.rack.printer.print_slip(ticket_slip(ticket), 10, lambda: None, "")
        assert result.outcome is Outcome.SUCCESS

    world.visit({"Home": Answer("home")}, print_it)
    assert world.dock.printer.state()["faults"] in ([], 0)
