"""What can come between the first sheet and the last, on a real IPP printer: the screen, the books, the fee, and what
staff are told. The paper costs something."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from kiosk.center.contract.papers import MOST_PAGES, Paper
from kiosk.demo.citizen import ScriptedStage
from kiosk.machine import Machine
from kiosk.scenes import Answer
from kiosk.scenes.papers import PaperDone, PaperPrinting, PaperRefused
from tests.appliance import until
from tests.journeys.test_pay_fee import COSTS, a_new_day, fees, paid, prints
from tests.journeys.test_print_certificate import papers, settled
from tests.shipped_hall import OFTEN, PAID_SOON, shipped_hall
from tests.world import Meanwhile, World, last, open_world, pressed, shown

__all__ = ["a_new_day"]  # of this file, too


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    costs = COSTS + COSTS.replace("no_property", "household")
    folder = shipped_hall(tmp_path_factory.mktemp("troubles") / "hall", OFTEN | PAID_SOON, {"fees.toml": costs})
    with open_world(pages=True, hall=folder) as made:
        yield made


def visit(
    hall: World,
    *then: Meanwhile,
    copies: int = 2,
    kind: str = "no_property",
    prepare: Any = lambda machine: None,
    **timing: Any,
) -> Any:
    """Somebody pays for the paper and has it printed; `then` goes on beside it."""

    async def meanwhile(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "Identify")
        hall.dock.reader.do("present_card", who="chen")
        for each in (paid(hall), *then):
            await each(stage, machine)

    script = prints(hall, ChoosePaper=Answer("choose", kind), PaperPreview=Answer("print", copies))
    return hall.visit(script, meanwhile, prepare=prepare, **timing)


def told(hall: World, device: str = "page_printer") -> list[str]:
    """What staff heard of a device, oldest first."""
    rows = hall.center.rows("SELECT detail FROM events WHERE kind = 'device' ORDER BY id")
    said = [json.loads(detail) for (detail,) in rows]
    return [each["detail"] for each in said if each["source"] == device]


async def looked(machine: Machine) -> None:
    for _ in range(2):
        await machine.house.rack.look()


def troubles(stage: ScriptedStage) -> list[str]:
    found = [scene.trouble for scene in stage.seen if isinstance(scene, PaperPrinting)]
    return [now for before, now in zip(["-", *found], found, strict=False) if now != before]


# ------------------------------------------------------------------------------------ no trouble


def test_a_print_that_goes_well_is_waited_for_though_nobody_touches_the_screen(hall: World) -> None:
    """Also after 求助, which asks for nothing to be touched either."""

    async def comes(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "Identify")
        hall.dock.reader.do("present_card", who="chen")
        await shown(stage, "PaperPrinting")
        before = stage.asked_still_there
        await pressed(stage, Answer("help"), "HelpCalled")
        await shown(stage, "PaperDone")
        assert stage.asked_still_there == before

    hall.dock.pages.do("slow", seconds=0.8)
    free = prints(hall, ChoosePaper=Answer("choose", "social_insurance"), HelpCalled=None)
    stage = hall.visit(free, comes, idle=1.4, countdown=0.8)
    assert hall.outcome == "printed"
    assert last(stage, PaperDone).of * 0.8 > 1.4 + 0.8, "longer than anybody is let stand without a touch"
    assert papers(hall)[-1][0] == "printed"


def test_toner_that_runs_low_is_told_to_staff_and_to_no_citizen(hall: World) -> None:
    """Also while nobody stands there; and that it was changed."""

    async def nobody_there(stage: ScriptedStage, machine: Machine) -> None:
        await looked(machine)
        hall.dock.pages.do("toner_low")
        await looked(machine)
        before = told(hall)
        hall.dock.pages.do("toner_ok")
        await looked(machine)
        await until(lambda: len(told(hall)) > len(before), 10, "the good news")
        await pressed(stage, Answer("back"))

    hall.visit({"Home": None}, nobody_there)
    assert told(hall)[-3:] == ["online", "tonerLow", "online"]
    hall.dock.pages.do("toner_low")
    stage = visit(hall, copies=1)
    assert (hall.outcome, troubles(stage)) == ("printed", [""])


# ------------------------------------------------------------------------ in the middle of a job


def waits(hall: World, fault: str, repair: str, trouble: str) -> Meanwhile:
    """The fault comes once the first page is out; staff come when the screen says so."""

    async def act(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "PaperPrinting", lambda scene: scene.done == 1)
        hall.dock.pages.do(fault)
        await shown(stage, "PaperPrinting", lambda scene: scene.trouble == trouble)
        hall.dock.pages.do(repair)

    return act


def mended(hall: World, stage: ScriptedStage, trouble: str) -> None:
    assert hall.outcome == "printed"
    assert troubles(stage) == ["", trouble, ""]
    assert papers(hall)[-1] == ("printed", 2, "")
    assert fees(hall)[-1][0] == "used"


def test_a_sheet_that_jams_half_way_is_cleared_printed_again_and_counted_once(hall: World) -> None:
    async def clear(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "PaperPrinting", lambda scene: scene.trouble == "paperJammed")
        scene, now = last(stage, PaperPrinting), machine.house.desk.now()
        due = {f"{now + timedelta(minutes=minutes):%H:%M}" for minutes in (9, 10)}
        assert (scene.until in due, scene.fee, scene.done) == (True, "20.00", 1), "staff have ten minutes"
        hall.dock.pages.do("clear")
        await shown(stage, "PaperDone")
        await looked(machine)

    hall.dock.pages.do("half_feed", after=1)
    stage = visit(hall, clear)
    mended(hall, stage, "paperJammed")
    assert told(hall)[-2:] == ["paperJammed", "online"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("fault", "repair", "trouble"),
    [
        ("jam", "clear", "paperJammed"),
        ("open_cover", "close_cover", "coverOpen"),
        ("toner_out", "toner_ok", "tonerOut"),
        ("paper_out", "paper_ok", "paperOut"),
    ],
)
def test_trouble_that_staff_mend_costs_nobody_anything(hall: World, fault: str, repair: str, trouble: str) -> None:
    hall.dock.pages.do("slow", seconds=0.3)
    stage = visit(hall, waits(hall, fault, repair, trouble), kind="household")
    mended(hall, stage, trouble)


@pytest.mark.slow
def test_staff_who_do_not_come_in_their_time_make_it_void_and_the_fee_comes_back(hall: World) -> None:
    async def nobody(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "PaperDone")
        await until(lambda: fees(hall)[-1][0] == "refunded", 15, "the refund")

    hall.dock.pages.do("paper_left", sheets=1)
    stage = visit(hall, nobody, refill=0.8)
    done = last(stage, PaperDone)
    assert (done.result, done.sheets, done.why, done.fee) == ("void", 1, "paperOut", "20.00")
    assert papers(hall)[-1] == ("void", 1, "paperOut")
    assert hall.outcome == "void"


@pytest.mark.slow
def test_a_printer_unplugged_in_mid_job_and_back_is_not_believed_and_nobody_waits_for_it(hall: World) -> None:
    """It does not know the job any more. What came out may be the whole paper: a manager decides about the money."""

    async def pull(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "PaperPrinting", lambda scene: scene.done == 1)
        hall.dock.pages.do("unplug")
        await shown(stage, "PaperPrinting", lambda scene: scene.trouble == "unplugged")
        hall.dock.pages.do("plug")
        await shown(stage, "PaperDone")
        await looked(machine)

    hall.dock.pages.do("slow", seconds=0.4)
    stage = visit(hall, pull)
    done = last(stage, PaperDone)
    assert (done.result, done.sheets, done.why) == ("unconfirmed", 1, "jobLost")
    assert papers(hall)[-1] == ("unconfirmed", 1, "jobLost")
    assert fees(hall)[-1][0] == "paid", "nobody has decided yet"
    assert told(hall)[-2:] == ["unplugged", "online"]


# --------------------------------------------------------------------------------- walked away


def test_sheets_that_nobody_took_are_told_to_staff_until_somebody_takes_some(hall: World) -> None:
    """Who waits for paper is asked whether they are still there; who does not answer has left a page in the tray."""

    async def walks_away(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "PaperPrinting", lambda scene: scene.trouble == "paperOut")
        await until(lambda: stage.resets > 0, 20, "the end of the visit")
        hall.dock.pages.do("paper_ok")
        await settled(hall)
        await until(lambda: told(hall, "page_tray")[-1:] == ["sheetsLeft"], 10, "word to staff")

    hall.dock.pages.do("paper_left", sheets=1)
    visit(hall, walks_away, idle=0.5, idle_form=30.0, countdown=0.4)
    assert hall.outcome == "idle"
    assert papers(hall)[-1][0] == "void"
    visit(hall, copies=1)
    assert told(hall, "page_tray")[-2:] == ["sheetsLeft", "online"]


# ------------------------------------------------------------------------- what is not printed


@pytest.mark.parametrize("wrong", ["altered", pytest.param("tooLong", marks=pytest.mark.slow)])
def test_what_is_not_the_signed_file_or_too_long_is_not_printed(hall: World, wrong: str) -> None:
    """As from a center of a city's own, or over a wire that errs."""

    def prepare(machine: Machine) -> None:
        desk: Any = machine.house.papers
        issue, file = desk.issue, desk.file

        async def longer(*asked: Any) -> Paper:
            issued: Paper = await issue(*asked)
            return issued.model_copy(update={"pages": MOST_PAGES + 1})

        async def bent(paper: Paper) -> bytes:
            content = bytearray(await file(paper))
            content[len(content) // 2] ^= 1
            return bytes(content)

        if wrong == "altered":
            desk.file = bent
        else:
            desk.issue = longer

    async def comes_back(stage: ScriptedStage, machine: Machine) -> None:
        await until(lambda: fees(hall)[-1][0] == "refunded", 15, "the refund")

    printed = hall.dock.pages.state()["printed"]
    stage = visit(hall, comes_back, prepare=prepare)
    assert (last(stage, PaperRefused).why, last(stage, PaperRefused).fee) == (wrong, "20.00")
    assert papers(hall)[-1] == ("void", 0, wrong)
    assert hall.dock.pages.state()["printed"] == printed
