"""Reader and printer fail in every way there is: each ends in a screen with words, and the number is never lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PIL import Image, ImageChops

from drivers.contract import Outcome
from drivers.ticket_printer.encoder import clean
from drivers.ticket_printer.glyphs import line_picture
from drivers.ticket_printer.tray import MARGIN
from kiosk.center.contract import TicketItem
from kiosk.demo.citizen import ScriptedStage
from kiosk.machine import Machine
from kiosk.paper.ticket import ticket_slip
from kiosk.scenes import Answer, Confirm, Home, Identify, TicketDone
from tests.appliance import until
from tests.unit.test_ticket_paper import TICKET
from tests.world import TAKES, World, last, open_world, pressed, shown, touched


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
        ("wrong_checksum", {}, "unreadable", "chen"),
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
        before = len(stage.seen)
        world.dock.reader.do("present_card", who="li")
        await shown(stage, "Identify", lambda scene: scene.trouble == trouble, since=before)
        world.dock.reader.do("remove_card")
        await until(lambda: machine.house.rack.reader.ready, 10, "the reader")
        world.dock.reader.do("present_card", who=who)

    stage = world.visit({**TAKES, "Identify": None}, try_twice)
    assert any(isinstance(scene, Identify) and scene.trouble == trouble for scene in stage.seen)
    assert world.outcome == "printed"


@pytest.mark.parametrize("mishap", ["garbage", "silence", "unplug"])
def test_without_a_reader_the_citizen_is_told_and_types_or_goes_without(world: World, mishap: str) -> None:
    async def break_reader(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "Identify", lambda scene: scene.reader)
        before = len(stage.seen)
        world.dock.reader.do(mishap)
        told = await shown(stage, "Identify", lambda scene: not scene.reader, since=before)
        assert isinstance(told, Identify) and told.may_type and told.may_skip
        assert told.trouble == "", "nobody is asked to lay down a card again"
        await pressed(stage, Answer("without"), "Confirm")

    world.visit({**TAKES, "Identify": None}, break_reader)
    assert world.outcome == "printed"


def test_a_reader_that_goes_away_and_comes_back_is_said_on_the_screen(world: World) -> None:
    names = [person["who"] for person in world.dock.reader.do("list_people")["people"]]
    who = next(name for name in names if name.startswith("foreigner"))

    async def unplug_with(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "Identify", lambda scene: scene.reader)
        before = len(stage.seen)
        world.dock.reader.do("unplug")
        await shown(stage, "Identify", lambda scene: not scene.reader, since=before)
        before = len(stage.seen)
        world.dock.reader.do("plug")
        await shown(stage, "Identify", lambda scene: scene.reader, since=before)
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


async def printed_again(world: World, stage: ScriptedStage, *repairs: str) -> None:
    """Half a slip is told as such; once the printer works again it is offered whole, and taken."""
    await shown(stage, "TicketDone", lambda scene: scene.paper == "unconfirmed" and not scene.may_reprint)
    for repair in repairs:
        world.dock.printer.do(repair)
    before = len(stage.seen)
    await shown(stage, "TicketDone", lambda scene: scene.may_reprint, since=before)
    await touched(stage, Answer("reprint"), lambda: last(stage, TicketDone).paper == "printed", "the slip")


def void_and_whole(world: World, stage: ScriptedStage, before: int) -> None:
    """What lies on the tray since: the half, which says that it is void, and one slip that counts."""
    done = done_scenes(stage)[-1]
    assert done.paper == "printed"
    spoilt, *more, whole = ["\n".join(lines) for lines in world.dock.tickets()[before:]]
    assert not more
    assert "作废" in spoilt and done.number in spoilt, "the half that comes out after the repair says that it is void"
    assert "补打" in whole and done.number in whole and "作废" not in whole
    assert world.dock.printer.state()["half_ticket"] == 0
    assert world.tickets()[-1] == (done.number, "waiting", "printed")


def test_paper_that_ends_in_mid_ticket_leaves_a_number_that_holds_and_a_reprint(world: World) -> None:
    world.dock.printer.do("paper_left", dots=150)
    before = len(world.dock.tickets())

    async def refill(stage: ScriptedStage, machine: Machine) -> None:
        await printed_again(world, stage, "paper_ok")

    stage = world.visit({**TAKES, "TicketDone": [None, Answer("done")]}, refill)
    void_and_whole(world, stage, before)


@pytest.mark.parametrize(("verb", "repair"), [("open_cover", "close_cover"), ("unplug", "plug"), ("dead", "alive")])
def test_a_printer_lost_in_mid_ticket_and_back_voids_the_half_and_prints_again(
    world: World, verb: str, repair: str
) -> None:
    world.dock.printer.do("slow", dots_per_second=400)
    before = len(world.dock.tickets())

    async def break_it(stage: ScriptedStage, machine: Machine) -> None:
        await until(lambda: bool(world.dock.printer.state()["half_ticket"]), 10, "half a ticket")
        world.dock.printer.do(verb)
        await printed_again(world, stage, "full_speed", repair)

    stage = world.visit({**TAKES, "TicketDone": [None, Answer("done")]}, break_it, print=3.0)
    assert any(scene.paper == "unconfirmed" for scene in done_scenes(stage))
    void_and_whole(world, stage, before)


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


@pytest.mark.parametrize("rare", ["王䶮的店（变更）", "𠮷野家、买买提·艾力：１２３①℃㎡〇¥9"])
def test_rare_characters_in_what_is_printed_come_out_whole(world: World, rare: str) -> None:
    ticket = TICKET.model_copy(update={"items": (TicketItem(code="a", name=rare),)})

    async def print_it(stage: ScriptedStage, machine: Machine) -> None:
        result = await machine.house.rack.printer.print_slip(ticket_slip(ticket), 10, lambda: None, "")
        assert result.outcome is Outcome.SUCCESS

    world.visit({"Home": Answer("home")}, print_it)
    assert world.dock.printer.state()["faults"] in ([], 0)
    with Image.open(sorted(world.dock.out.glob("*.png"))[-1]) as slip:
        assert stands_on(slip.convert("1"), line_picture(clean(rare)))


def stands_on(slip: Image.Image, line: Image.Image) -> bool:
    """Is there a line on the slip that looks like this, dot by dot, and has nothing to the right of it?"""
    wide = Image.new("1", (slip.width - 2 * MARGIN, line.height), 1)
    wide.paste(line, (0, 0))
    strips = (slip.crop((MARGIN, top, MARGIN + wide.width, top + wide.height)) for top in range(slip.height))
    return any(ImageChops.logical_xor(strip, wide).getbbox() is None for strip in strips)


@pytest.mark.parametrize(("who", "public", "kept"), [("wang", "王*", "䶮"), ("zhao", "赵*", "𠮷")])
def test_a_card_with_a_rare_name_goes_all_the_way(world: World, who: str, public: str, kept: str) -> None:
    async def hold_card(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "Identify")
        world.dock.reader.do("present_card", who=who)

    stage = world.visit({**TAKES, "FindItem": Answer("choose", "weijian-001-01"), "Identify": None}, hold_card)
    [confirm] = [scene for scene in stage.seen if isinstance(scene, Confirm)]
    assert confirm.who == public
    number = done_scenes(stage)[-1].number
    slip = "\n".join(world.dock.tickets()[-1])
    assert number in slip and kept not in slip
    assert world.tickets()[-1] == (number, "waiting", "printed")
    assert world.dock.printer.state()["faults"] in ([], 0)
