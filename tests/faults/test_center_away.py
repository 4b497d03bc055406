"""The center is down, slow, wrong or half deaf: the citizen still gets a number, once, and the center learns of it."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from kiosk.center.client import CenterAway, CenterClient, Refused
from kiosk.center.contract import Holder, Paper, Reason, TicketRequest
from kiosk.center.desk import Desk, Given
from kiosk.center.memory import Memory
from kiosk.center.outbox import Outbox
from kiosk.center.sealing import Seal
from kiosk.demo.citizen import ScriptedStage
from kiosk.scenes import Answer, Confirm, TicketDone
from tests.appliance import TOKEN, CenterProcess, DockProcess, Wire, machine_on, settings_for, until
from tests.world import TAKES

PATIENCE = 0.6
ITEM = "shijian-001-01"
MOODS = ("down", "silent", "error", "garbage", "noise", "drip", "deaf")


@pytest.fixture(scope="module")
def kiosk_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One kiosk over all tests that give numbers alone: its outbox is what keeps them apart."""
    return tmp_path_factory.mktemp("kiosk")


def with_desk(folder: Path, wire: Wire, talk: Callable[[Desk], Awaitable[None]]) -> None:
    async def run() -> None:
        client = CenterClient(wire.address, TOKEN, PATIENCE, PATIENCE)
        outbox = Outbox(folder / "outbox.db", Seal(folder / "key"))
        desk = Desk(client, outbox, Memory(folder / "memory"))
        try:
            await talk(desk)
        finally:
            client.close()
            outbox.close()

    asyncio.run(run())


def states(center: CenterProcess) -> dict[str, str]:
    return dict(center.rows("SELECT prefix || printf('%03d', number), state FROM tickets"))


def books(center: CenterProcess) -> Counter[tuple[str, str]]:
    """Number and state of every ticket; kiosks of other tests have given the same numbers alone."""
    return Counter(center.rows("SELECT prefix || printf('%03d', number), state FROM tickets"))


@pytest.mark.parametrize("mood", MOODS)
def test_a_number_comes_in_time_whatever_the_center_does(
    kiosk_folder: Path, center: CenterProcess, wire: Wire, mood: str
) -> None:
    before = states(center)

    async def visit(desk: Desk) -> None:
        assert await desk.refresh() is not None
        wire.turn(mood)
        began = time.monotonic()
        given = await desk.take(TicketRequest(items=(ITEM,)))
        assert time.monotonic() - began < PATIENCE + 1.5
        assert given.ticket.offline and given.ticket.people_ahead is None and desk.away
        desk.settle(given.key, Paper.PRINTED)
        assert not await desk.deliver() and desk.undelivered() == 3

        wire.turn("well")
        assert await desk.deliver() and desk.undelivered() == 0
        fresh = {number: state for number, state in states(center).items() if number not in before}
        assert fresh.pop(given.ticket.number) == "waiting"
        assert set(fresh.values()) <= {"void"}, "whatever the lost request made must be given back"

    with_desk(kiosk_folder, wire, visit)


def test_the_numbers_given_alone_never_repeat(kiosk_folder: Path, center: CenterProcess, wire: Wire) -> None:
    async def visits(desk: Desk) -> None:
        await desk.refresh()
        wire.turn("down")
        given = [await desk.take(TicketRequest(items=(ITEM,))) for _ in range(5)]
        numbers = [each.ticket.number for each in given]
        assert len(set(numbers)) == 5
        wire.turn("well")
        assert await desk.deliver()
        assert all(states(center)[number] == "waiting" for number in numbers)

    with_desk(kiosk_folder, wire, visits)


def test_a_kiosk_that_never_met_its_center_says_so(tmp_path: Path, wire: Wire) -> None:
    wire.turn("down")

    async def visit(desk: Desk) -> None:
        assert await desk.refresh() is None
        with pytest.raises(CenterAway):
            await desk.take(TicketRequest(items=(ITEM,)))
        assert desk.unfinished() == []

    with_desk(tmp_path, wire, visit)


def test_a_restarted_kiosk_remembers_enough_to_go_on_alone(tmp_path: Path, wire: Wire) -> None:
    async def meet(desk: Desk) -> None:
        assert await desk.refresh() is not None

    numbers: list[str] = []

    async def alone(desk: Desk) -> None:
        assert desk.catalogue is not None and desk.hall_known is not None
        numbers.append((await desk.take(TicketRequest(items=(ITEM,)))).ticket.number)

    with_desk(tmp_path, wire, meet)
    wire.turn("down")
    with_desk(tmp_path, wire, alone)
    with_desk(tmp_path, wire, alone)
    assert len(set(numbers)) == 2


def test_somebody_who_waits_already_is_told_the_number_they_hold(tmp_path: Path, wire: Wire) -> None:
    async def twice(desk: Desk) -> None:
        holder = Holder(number="990101199001010019", name="样本甲")
        first: Given = await desk.take(TicketRequest(items=(ITEM,), holder=holder))
        with pytest.raises(Refused) as no:
            await desk.take(TicketRequest(items=(ITEM,), holder=holder))
        assert no.value.refusal.reason is Reason.ALREADY_WAITING
        assert no.value.refusal.number == first.ticket.number
        desk.settle(first.key, Paper.VOID, "test is over")
        assert await desk.deliver()

    with_desk(tmp_path, wire, twice)


def test_a_late_request_cannot_make_a_ticket_that_was_given_up(
    tmp_path: Path, center: CenterProcess, wire: Wire
) -> None:
    """The tombstone: the void of a key may overtake the request it voids."""

    async def overtaken(desk: Desk) -> None:
        from kiosk.center.contract import SettleRequest

        client = CenterClient(wire.address, TOKEN, PATIENCE)
        body = SettleRequest(key="late-request", paper=Paper.VOID).model_dump_json().encode()
        await client.deliver("/v1/tickets/settle", "settle-late", body)
        with pytest.raises(Refused) as no:
            await client.issue("late-request", TicketRequest(items=(ITEM,)))
        assert no.value.refusal.reason is Reason.VOIDED
        client.close()

    with_desk(tmp_path, wire, overtaken)


def test_a_center_killed_in_mid_work_comes_back_with_everything_it_answered(tmp_path: Path) -> None:
    own = CenterProcess(tmp_path / "center")
    own.data.mkdir()
    own.start()
    link = Wire(own.port)

    async def work(desk: Desk) -> None:
        await desk.refresh()
        answered = [(await desk.take(TicketRequest(items=(ITEM,)))).ticket.number for _ in range(3)]
        own.kill()
        alone = await desk.take(TicketRequest(items=(ITEM,)))
        assert alone.ticket.offline
        own.start()
        assert await desk.deliver()
        after = await desk.take(TicketRequest(items=(ITEM,)))
        assert len({*answered, alone.ticket.number, after.ticket.number}) == 5
        assert states(own).keys() >= {*answered, alone.ticket.number, after.ticket.number}

    try:
        with_desk(tmp_path, link, work)
    finally:
        link.close()
        own.stop()


@pytest.mark.parametrize("mood", ["down", "silent", "error", "garbage"])
def test_the_citizen_leaves_with_a_ticket_and_reads_why_it_says_no_time(
    tmp_path: Path, center: CenterProcess, wire: Wire, device_folder: Path, mood: str
) -> None:
    dock = DockProcess(device_folder / "dock", device_folder / "tickets")
    stage = ScriptedStage({**TAKES, "Confirm": Answer("take")})

    async def visit() -> None:
        settings = settings_for(tmp_path, wire.address, dock.folder, PATIENCE)
        async with machine_on(settings, stage) as machine:
            wire.turn(mood)
            await machine.attendant.visit()
            wire.turn("well")
            await until(lambda: machine.house.desk.undelivered() == 0, 20, "delivery")

    try:
        asyncio.run(visit())
    finally:
        dock.stop()
    done = [scene for scene in stage.seen if isinstance(scene, TicketDone)][-1]
    confirm = [scene for scene in stage.seen if isinstance(scene, Confirm)][-1]
    assert confirm.offline and confirm.people_ahead is None
    assert done.offline and done.paper == "printed" and done.people_ahead is None
    assert states(center)[done.number] == "waiting"


@pytest.mark.parametrize("pause", [2.0, pytest.param(10.0, marks=pytest.mark.slow)])
def test_a_slow_center_holds_nobody_up_and_what_it_answers_late_makes_no_second_ticket(
    tmp_path: Path, center: CenterProcess, wire: Wire, device_folder: Path, pause: float
) -> None:
    dock = DockProcess(device_folder / "dock", device_folder / "tickets")
    stage = ScriptedStage(TAKES)
    before, wire.pause = books(center), pause

    async def visit() -> None:
        async with machine_on(settings_for(tmp_path, wire.address, dock.folder, PATIENCE), stage) as machine:
            await until(lambda: machine.house.desk.undelivered() == 0, 20, "word of the devices")
            wire.turn("slow")
            began = time.monotonic()
            await machine.attendant.visit()
            assert time.monotonic() - began < 2 * PATIENCE + 4, "a quote and a number were asked for"
            # a ticket made late, or none any more, because its void was faster than itself
            await until(lambda: any(answer[9:12] in (b"201", b"409") for answer in wire.late), pause + 5, "the answer")
            wire.mood = "well"  # what is on its way arrives as late as ever
            await until(lambda: machine.house.desk.undelivered() == 0, 2 * pause + 10, "delivery")

    try:
        asyncio.run(visit())
    finally:
        dock.stop()
    done = [scene for scene in stage.seen if isinstance(scene, TicketDone)][-1]
    assert done.offline and done.paper == "printed"
    fresh = books(center) - before
    assert fresh.pop((done.number, "waiting")) == 1
    assert [state for _, state in fresh.elements()] in ([], ["void"]), "one that was made all the same is nobody's"


@pytest.mark.logs_errors
def test_a_fault_nobody_foresaw_ends_in_words_not_in_a_dead_screen(
    tmp_path: Path, center: CenterProcess, device_folder: Path
) -> None:
    stage = ScriptedStage({**TAKES, "Materials": Answer("next", 7), "Refused": Answer("home")})

    async def visit() -> None:
        async with machine_on(settings_for(tmp_path, center.address, device_folder), stage) as machine:
            assert not await machine.attendant.visit()

    asyncio.run(visit())
    assert stage.names()[-1] == "Refused"
