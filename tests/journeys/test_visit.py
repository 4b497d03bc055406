"""What holds on every screen: being asked 还在吗, home, help, going back a step."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest

from drivers.contract import CardReader, TicketPrinter
from kiosk.center.cases import CaseDesk
from kiosk.center.client import CenterClient
from kiosk.center.desk import Desk
from kiosk.center.fees import FeeDesk
from kiosk.center.filing import FilingDesk
from kiosk.center.memory import Memory
from kiosk.center.outbox import Outbox
from kiosk.center.papers import PaperDesk
from kiosk.center.ratings import RatingDesk
from kiosk.center.sealing import Seal
from kiosk.demo.citizen import Reply, ScriptedStage
from kiosk.devices.rack import PrinterBay, Rack
from kiosk.devices.readers import ReaderBay
from kiosk.scenes import Answer, HelpCalled, TypeNumber
from kiosk.settings import Timing
from kiosk.visit import House, Left, Visit, Way
from tests.appliance import identifying_at
from tests.journeys.virtual import run_virtually

FORM = TypeNumber()


def _no_printer() -> TicketPrinter:
    raise AssertionError("these tests touch no device")


def _no_reader() -> CardReader:
    raise AssertionError("these tests touch no device")


class Hall:
    """A visit on a scripted stage, with the real desk and outbox of a kiosk whose center is away."""

    def __init__(self, folder: Path) -> None:
        self.outbox = Outbox(folder / "outbox.db", Seal(folder / "key"))
        self.client = CenterClient("http://127.0.0.1:9", "", 1.0)
        self.memory = memory = Memory(folder / "memory")
        self.desk = Desk(self.client, self.outbox, memory)
        self.identifying = identifying_at(self.client, self.desk, memory)
        self.papers = PaperDesk(self.client, self.desk.post, self.desk.now, memory)
        self.ratings = RatingDesk(self.client, self.desk.post, self.desk.now, memory)
        self.desk.away = True
        self.rack = Rack(PrinterBay(_no_printer), ReaderBay(_no_reader))
        self.stage: ScriptedStage

    def play(self, script: dict[str, Reply | list[Reply]], talk: Callable[[Visit], Awaitable[object]]) -> object:
        async def visit() -> object:
            self.stage = ScriptedStage(script)
            self.stage.touch()
            parts = self.stage, self.rack, self.desk, Timing(), self.identifying, self.papers, CaseDesk(self.client)
            fees = FeeDesk(self.client, self.desk.post, self.desk.now, self.memory)
            return await talk(Visit(House(*parts, self.ratings, fees, FilingDesk(self.client, self.desk.post))))

        return run_virtually(visit())


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    made = Hall(tmp_path)
    yield made
    made.outbox.close()
    made.client.close()


def test_whoever_touches_nothing_is_asked_and_then_the_visit_ends(hall: Hall) -> None:
    with pytest.raises(Left, match="idle"):
        hall.play({"TypeNumber": None}, lambda visit: visit.show(FORM))
    assert hall.stage.asked_still_there == 1


def test_the_question_comes_after_sixty_seconds_and_the_end_after_thirty_more(hall: Hall) -> None:
    async def wait(visit: Visit) -> float:
        import asyncio

        began = asyncio.get_running_loop().time()
        with pytest.raises(Left):
            await visit.show(FORM)
        return asyncio.get_running_loop().time() - began

    seconds = hall.play({"TypeNumber": None}, wait)
    assert isinstance(seconds, float) and 90 <= seconds < 91


def test_a_touch_during_the_question_goes_on_where_one_was(hall: Hall) -> None:
    async def touch_late(visit: Visit) -> Answer:
        import asyncio

        loop = asyncio.get_running_loop()
        for moment in (70, 140, 210):
            loop.call_later(moment, hall.stage.touch)
        return await visit.show(FORM)

    with pytest.raises(Left):
        hall.play({"TypeNumber": None}, touch_late)
    assert hall.stage.asked_still_there == 4


def test_a_screen_that_stays_only_so_long_goes_by_itself(hall: Hall) -> None:
    answer = hall.play({"TypeNumber": None}, lambda visit: visit.show(FORM, stays=20))
    assert answer == Answer("gone") and hall.stage.asked_still_there == 0


def test_home_leaves_from_every_screen(hall: Hall) -> None:
    with pytest.raises(Left, match="home"):
        hall.play({"TypeNumber": Answer("home")}, lambda visit: visit.show(FORM))


def test_help_is_told_to_the_center_and_comes_back_to_the_same_screen(hall: Hall) -> None:
    script: dict[str, Reply | list[Reply]] = {
        "TypeNumber": [Answer("help"), Answer("ok", "1")],
        "HelpCalled": Answer("back"),
    }
    answer = hall.play(script, lambda visit: visit.show(FORM))
    assert answer == Answer("ok", "1")
    assert [name for name in hall.stage.names()] == ["TypeNumber", "HelpCalled", "TypeNumber"]
    assert hall.stage.seen[1] == HelpCalled(reached=False, phone="")
    assert hall.outbox.waiting() == 1


def test_steps_are_walked_forth_and_back(hall: Hall) -> None:
    walked: list[str] = []
    ways = {"first": [Way.ON, Way.ON], "asks nothing": [Way.PASS] * 3, "last": [Way.BACK, Way.ON]}

    def step(name: str) -> Callable[[Visit], Awaitable[Way]]:
        async def take(visit: Visit) -> Way:
            walked.append(name)
            return ways[name].pop(0)

        return take

    way = hall.play({}, lambda visit: visit.walk(step("first"), step("asks nothing"), step("last")))
    assert way is Way.ON
    assert walked == ["first", "asks nothing", "last", "asks nothing", "first", "asks nothing", "last"]


def test_stepping_back_out_of_the_first_step_leaves_the_journey(hall: Hall) -> None:
    async def back(visit: Visit) -> Way:
        return Way.BACK

    assert hall.play({}, lambda visit: visit.walk(back)) is Way.BACK
