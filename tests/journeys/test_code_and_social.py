"""一码通办 and the social-security card: who somebody is without an ID card, over the drivers a kiosk has.

The scanner is on a pty, the social-security card behind a socket; both are the dock's.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from drivers.code_scanner.serial import SerialCodeScanner
from drivers.controls import Handle
from kiosk.center.contract.identity import PassKey
from kiosk.center.memory import Memory
from kiosk.demo.citizen import Reply, ScriptedStage
from kiosk.devices.bay import SIGNS
from kiosk.devices.readers import ScannerBay
from kiosk.hall.identity.command import issue_pass
from kiosk.journeys.coding import show_code
from kiosk.machine import Machine
from kiosk.scenes import Answer, Confirm, Identify, ShowCode
from kiosk.settings import CenterTable, Settings
from kiosk.visit import Visit
from tests.appliance import TOKEN, Wire, until
from tests.journeys.test_cards_laid import FILES
from tests.journeys.test_visit import Hall as Alone
from tests.world import TAKES, World, pressed, shown, touched

LI, NAME, SHOWN = "990101199001010019", "李示范", "李*"
TICKET: dict[str, Reply | list[Reply]] = {
    **{name: reply for name, reply in TAKES.items() if isinstance(reply, Answer)},
    "Identify": None,
    "ShowCode": None,
    "Confirm": Answer("home"),
}
"""Somebody who would take a number, says who they are, and goes home."""
CODE = TICKET | {"Identify": Answer("showCode")}
"""The same, from the screen that shows how to hold the phone."""


class Hall(World):
    """Between kiosk and center lies a network that can be cut."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.wire = Wire(self.center.port)
        self.scanner = Handle(self.dock.folder / "code_scanner.sock")
        self.social = Handle(self.dock.folder / "social_card.sock")

    def settings(self) -> Settings:
        table = CenterTable(address=self.wire.address, token=TOKEN, patience=1.5)
        return super().settings().model_copy(update={"center": table})

    def close(self) -> None:
        super().close()
        self.wire.close()

    def pass_of(self, machine: Machine, minutes_ago: float = 0.0) -> str:
        """Li's, as the phone shows it."""
        made = machine.house.desk.now() - timedelta(minutes=minutes_ago)
        return issue_pass(self.center.data, LI, NAME, made)

    def hold_up(self, code: str) -> None:
        """Held to the scanner for as long as it takes to read it."""
        self.scanner.do("show", code=code)
        self.scanner.do("take_away")


@pytest.fixture(scope="module")
def the_hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    made = Hall(tmp_path_factory.mktemp("c"))
    yield made
    made.close()


@pytest.fixture
def hall(the_hall: Hall) -> Iterator[Hall]:
    yield the_hall
    the_hall.scanner.do("plug")
    the_hall.social.do("calm")
    the_hall.social.do("remove_card")


def said(stage: ScriptedStage) -> list[str]:
    """What was said of codes on the screen for the phone, each once."""
    return list(dict.fromkeys(scene.trouble for scene in stage.seen if isinstance(scene, ShowCode) and scene.trouble))


def known_as(stage: ScriptedStage) -> list[str]:
    return [scene.who for scene in stage.seen if isinstance(scene, Confirm)][-1:]


async def asked_for_a_code(stage: ScriptedStage, machine: Machine) -> None:
    await shown(stage, "ShowCode")
    scanner = machine.house.rack.scanner
    assert scanner is not None
    await until(lambda: scanner.ready, 10, "the scanner")


async def move(hall: Hall, machine: Machine, how: str) -> None:
    """Plug the scanner in or pull it out, and let the kiosk look, as it does every few seconds."""
    hall.scanner.do(how)
    assert machine.house.rack.scanner is not None
    await machine.house.rack.scanner.look()


# ------------------------------------------------------------------------------------- the code


def test_a_pass_held_to_the_scanner_says_who_one_is(hall: Hall) -> None:
    async def show(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "Identify", lambda scene: scene.scanner)
        hall.hold_up("https://example.org/menu")
        await shown(stage, "Identify", lambda scene: scene.trouble == "codeUnknown")
        hall.hold_up(hall.pass_of(machine))

    stage = hall.visit(TICKET, show)
    assert known_as(stage) == [SHOWN]


def test_what_is_wrong_with_a_code_is_said_and_the_next_one_counts(hall: Hall) -> None:
    used: list[str] = []

    async def show_once(stage: ScriptedStage, machine: Machine) -> None:
        await asked_for_a_code(stage, machine)
        used.append(hall.pass_of(machine))
        hall.hold_up(used[0])

    async def show_each(stage: ScriptedStage, machine: Machine) -> None:
        await asked_for_a_code(stage, machine)
        fresh = hall.pass_of(machine)
        wrong = {
            "https://example.org/menu": "unknown",
            hall.pass_of(machine, minutes_ago=5): "expired",
            used[0]: "used",
            f"{fresh[:-4]}AAAA": "unknown",
        }
        for code, trouble in wrong.items():
            await held_up_until(stage, hall, code, trouble)
            assert "Confirm" not in stage.names()
        hall.hold_up(fresh)

    assert known_as(hall.visit(CODE, show_once)) == [SHOWN]
    stage = hall.visit(CODE, show_each)
    assert known_as(stage) == [SHOWN]
    assert said(stage) == ["unknown", "expired", "used"]


async def held_up_until(stage: ScriptedStage, hall: Hall, code: str, trouble: str) -> None:
    """Once more every two seconds: the scanner may be between two readings when the code is first held to it."""
    since = len(stage.seen)
    held = 0.0

    def said_so() -> bool:
        nonlocal held
        if time.monotonic() - held > 2.0:
            hall.hold_up(code)
            held = time.monotonic()
        return any(isinstance(scene, ShowCode) and scene.trouble == trouble for scene in stage.seen[since:])

    await until(said_so, 15, f"the word {trouble}")


def without_the_center(hall: Hall, then: Callable[[ScriptedStage, Machine], Awaitable[None]]) -> ScriptedStage:
    """A visit whose center goes away when the phone is asked for; it is back when `then` is over."""

    async def cut(stage: ScriptedStage, machine: Machine) -> None:
        await asked_for_a_code(stage, machine)
        await until(lambda: remembered(hall).recall(PassKey) is not None, 10, "the center's key")
        hall.wire.turn("down")
        try:
            await then(stage, machine)
        finally:
            hall.wire.turn("well")

    remembered(hall).forget(PassKey)  # so that this visit's kiosk is seen to ask for it, while it can
    return hall.visit(CODE, cut)


def remembered(hall: Hall) -> Memory:
    return Memory(hall.folder / "kiosk" / "memory")


def test_without_the_center_its_signature_and_its_two_minutes_must_do(hall: Hall) -> None:
    async def show(stage: ScriptedStage, machine: Machine) -> None:
        fresh = hall.pass_of(machine)
        for code, trouble in ((f"{fresh[:-4]}AAAA", "unknown"), (hall.pass_of(machine, minutes_ago=5), "expired")):
            hall.hold_up(code)
            await shown(stage, "ShowCode", lambda scene, word=trouble: scene.trouble == word)  # type: ignore[misc]
        hall.hold_up(fresh)
        await shown(stage, "Confirm")

    stage = without_the_center(hall, show)
    assert known_as(stage) == [SHOWN]
    assert said(stage) == ["unknown", "expired"]


def test_a_kiosk_that_never_met_its_center_believes_no_code(
    hall: Hall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.journeys.test_visit.run_virtually", asyncio.run)  # a bay's thread waits for no clock
    alone = Alone(tmp_path)
    scanner = ScannerBay(lambda: SerialCodeScanner(f"serial:{hall.dock.folder}/code_scanner.tty"))
    alone.rack.scanner = scanner

    async def talk(visit: Visit) -> object:
        await scanner.look()
        asked = asyncio.ensure_future(show_code(visit))
        await shown(alone.stage, "ShowCode")
        hall.hold_up(issue_pass(hall.center.data, LI, NAME))
        await shown(alone.stage, "ShowCode", lambda scene: scene.trouble == "scanner")
        await touched(alone.stage, Answer("back"), asked.done, "the end of the screen")
        return await asked

    assert alone.play({"ShowCode": None}, talk) is None
    for each in (scanner, alone.outbox, alone.client):
        each.close()


def test_a_scanner_that_is_away_is_told_and_is_used_again_when_it_is_back(hall: Hall) -> None:
    async def show(stage: ScriptedStage, machine: Machine) -> None:
        await asked_for_a_code(stage, machine)
        await move(hall, machine, "unplug")
        await shown(stage, "ShowCode", lambda scene: scene.trouble == "scanner")
        await move(hall, machine, "plug")
        while "Confirm" not in stage.names():  # what is held up before the line is open again is not heard
            hall.hold_up(hall.pass_of(machine))
            await asyncio.sleep(0.5)

    assert known_as(hall.visit(CODE, show)) == [SHOWN]


def test_a_scanner_that_is_away_has_seen_no_unknown_code(hall: Hall) -> None:
    async def leave(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "Identify", lambda scene: scene.scanner)
        await move(hall, machine, "unplug")
        await shown(stage, "Identify", lambda scene: not scene.scanner, len(stage.seen))
        await pressed(stage, Answer("home"))

    stage = hall.visit(TICKET, leave)
    assert {scene.trouble for scene in stage.seen if isinstance(scene, Identify)} == {""}


# --------------------------------------------------------------------------- the social-security card


def troubles(stage: ScriptedStage) -> list[str]:
    """What was said on the screen for the card, each once."""
    return list(dict.fromkeys(scene.trouble for scene in stage.seen if isinstance(scene, Identify) and scene.trouble))


async def asked_for_a_card(stage: ScriptedStage, _: Machine) -> None:
    await shown(stage, "Identify", lambda scene: scene.social)


def test_a_social_security_card_says_who_one_is(hall: Hall) -> None:
    async def put(stage: ScriptedStage, machine: Machine) -> None:
        await asked_for_a_card(stage, machine)
        hall.social.do("present_card", who="li")

    assert known_as(hall.visit(TICKET, put)) == [SHOWN]


@pytest.mark.parametrize(
    ("what", "trouble"),
    [("a bank's card", "socialUnknown"), ("pulled out too soon", "socialRemoved"), ("garbage", "socialUnreadable")],
)
def test_a_card_that_cannot_be_read_is_told_why_and_the_next_one_counts(hall: Hall, what: str, trouble: str) -> None:
    async def put(stage: ScriptedStage, machine: Machine) -> None:
        await asked_for_a_card(stage, machine)
        if what == "pulled out too soon":
            hall.social.do("remove_mid_read", after=3)
        hall.social.do("garbage", on=what == "garbage")
        hall.social.do("present_card", who="other" if what == "a bank's card" else "li")
        await shown(stage, "Identify", lambda scene: scene.trouble == trouble)
        assert "Confirm" not in stage.names()
        hall.social.do("calm")
        hall.social.do("present_card", who="li")

    stage = hall.visit(TICKET, put)
    assert known_as(stage) == [SHOWN]
    assert troubles(stage) == [trouble]


def test_a_silent_reader_is_not_offered_any_more_and_stops_nobody(hall: Hall) -> None:
    async def go_without(stage: ScriptedStage, machine: Machine) -> None:
        await asked_for_a_card(stage, machine)
        since = len(stage.seen)
        hall.social.do("silence", on=True)
        for _ in range(SIGNS):
            await machine.house.rack.look()
        await shown(stage, "Identify", lambda scene: not scene.social, since)
        await pressed(stage, Answer("without"), "Confirm")

    assert known_as(hall.visit(TICKET, go_without)) == [""]


def test_a_card_somebody_left_behind_names_nobody_until_it_has_been_out(hall: Hall) -> None:
    async def put(stage: ScriptedStage, machine: Machine) -> None:
        await asked_for_a_card(stage, machine)
        hall.social.do("present_card", who="chen")

    async def find_it(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "Identify", lambda scene: scene.trouble == "socialLeft")
        assert "Confirm" not in stage.names()
        since = len(stage.seen)
        hall.social.do("remove_card")
        await shown(stage, "Identify", lambda scene: scene.trouble == "", since)
        hall.social.do("present_card", who="li")

    assert known_as(hall.visit(TICKET, put)) == ["陈*"]
    stage = hall.visit(TICKET, find_it)
    assert known_as(stage) == [SHOWN]
    assert troubles(stage) == ["socialLeft"]


def test_what_is_wrong_with_the_card_stays_said_while_the_id_reader_is_away(hall: Hall) -> None:
    """An ID reader that is away says again and again that it has nothing to say."""

    async def put(stage: ScriptedStage, machine: Machine) -> None:
        await asked_for_a_card(stage, machine)
        hall.dock.reader.do("unplug")
        await shown(stage, "Identify", lambda scene: not scene.reader)
        hall.social.do("present_card", who="other")
        await shown(stage, "Identify", lambda scene: scene.trouble == "socialUnknown")
        since = len(stage.seen)
        await until(lambda: len(stage.seen) > since + 6, 10, "the next scenes")
        assert {scene.trouble for scene in stage.seen[since:] if isinstance(scene, Identify)} == {"socialUnknown"}
        hall.social.do("present_card", who="li")

    try:
        assert known_as(hall.visit(TICKET, put)) == [SHOWN]
    finally:
        hall.dock.reader.do("plug")


def test_where_a_social_security_card_does_not_do_it_is_not_asked_for(hall: Hall) -> None:
    """It proves nobody: a paper wants the card that is compared with its holder."""
    asked = hall.social.state()["commands"]

    async def put(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "Identify")
        hall.social.do("present_card", who="li")
        hall.dock.reader.do("present_card", who="li")
        await shown(stage, "FaceEnd")

    try:
        stage = hall.visit(FILES, put)
    finally:
        hall.dock.reader.do("remove_card")
    assert hall.social.state()["commands"] == asked
    assert not any(scene.social for scene in stage.seen if isinstance(scene, Identify))
