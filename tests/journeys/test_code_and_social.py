"""一码通办 and the social-security card: who somebody is without an ID card, over the drivers a kiosk has.

The scanner is on a pty. The social-security card answers real commands where PC/SC would hand it over.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from drivers.code_scanner.serial import SerialCodeScanner
from drivers.contract.social_card import SocialDetail
from drivers.controls import Handle
from drivers.social_card.channel import CardTrouble
from drivers.social_card.pcsc import PcscSocialCardReader
from drivers.social_card.simulated import SimulatedSocialCard
from kiosk.center.contract.identity import PassKey
from kiosk.center.memory import Memory
from kiosk.demo.citizen import Reply, ScriptedStage
from kiosk.devices.readers import ScannerBay, SocialBay
from kiosk.hall.identity.command import issue_pass
from kiosk.journeys.coding import show_code
from kiosk.machine import Machine
from kiosk.scenes import Answer, Confirm, Identify, ShowCode
from kiosk.settings import CenterTable, Settings
from kiosk.visit import Visit
from tests.appliance import TOKEN, Wire, until
from tests.journeys.test_cards_laid import FILES
from tests.journeys.test_visit import Hall as Alone
from tests.world import TAKES, World, shown

LI, NAME, SHOWN = "990101199001010019", "李示范", "李*"
WRONG = "990101199001010018"
"""Its check digit is wrong."""
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
            since = len(stage.seen)
            hall.hold_up(code)
            await shown(stage, "ShowCode", lambda scene, word=trouble: scene.trouble == word, since)  # type: ignore[misc]
            assert "Confirm" not in stage.names()
        hall.hold_up(fresh)

    assert known_as(hall.visit(CODE, show_once)) == [SHOWN]
    stage = hall.visit(CODE, show_each)
    assert known_as(stage) == [SHOWN]
    assert said(stage) == ["unknown", "expired", "used"]


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
        alone.stage.answer_pending(Answer("back"))
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
        stage.answer_pending(Answer("home"))

    stage = hall.visit(TICKET, leave)
    assert {scene.trouble for scene in stage.seen if isinstance(scene, Identify)} == {""}


# --------------------------------------------------------------------------- the social-security card


class Slot:
    """A PC/SC reader and the card in it."""

    def __init__(self) -> None:
        self.card: SimulatedSocialCard | None = None

    def put(self, number: str = LI, name: str = NAME) -> SimulatedSocialCard:
        self.card = SimulatedSocialCard({"number": number, "name": name})
        return self.card

    def open(self, wanted: str) -> SimulatedSocialCard:
        if self.card is None:
            raise CardTrouble(SocialDetail.NO_CARD)
        return self.card.open(wanted)

    def build_in(self, machine: Machine) -> None:
        names = lambda: ["Simulated reader 00 00"]  # noqa: E731
        machine.house.rack.social = SocialBay(lambda: PcscSocialCardReader(opener=self.open, names=names))


@pytest.fixture
def slot() -> Slot:
    return Slot()


async def asked_for_a_card(stage: ScriptedStage, machine: Machine) -> None:
    assert machine.house.rack.social is not None
    await machine.house.rack.social.look()
    await shown(stage, "Identify")


def test_a_social_security_card_says_who_one_is(hall: Hall, slot: Slot) -> None:
    async def put(stage: ScriptedStage, machine: Machine) -> None:
        await asked_for_a_card(stage, machine)
        slot.put()

    stage = hall.visit(TICKET, put, prepare=slot.build_in)
    assert known_as(stage) == [SHOWN]
    assert slot.card is not None and slot.card.opened == 0, "it can be pulled out"


@pytest.mark.parametrize("how", ["another application", "a wrong check digit", "a number far too long"])
def test_a_card_that_names_nobody_is_told_and_the_next_one_counts(hall: Hall, slot: Slot, how: str) -> None:
    async def put(stage: ScriptedStage, machine: Machine) -> None:
        await asked_for_a_card(stage, machine)
        if how == "another application":
            slot.put().refuses[b"\x00\xa4\x04"] = 0x6A82
        else:
            slot.put(WRONG if how == "a wrong check digit" else LI * 3)
        await shown(stage, "Identify", lambda scene: scene.trouble == "socialUnreadable")
        assert "Confirm" not in stage.names()
        slot.put()

    stage = hall.visit(TICKET, put, prepare=slot.build_in)
    assert known_as(stage) == [SHOWN]


def test_a_card_pulled_out_too_soon_is_simply_read_when_it_is_back(hall: Hall, slot: Slot) -> None:
    async def put(stage: ScriptedStage, machine: Machine) -> None:
        await asked_for_a_card(stage, machine)
        hasty = slot.put()
        hasty.pulled_after = 3
        await until(lambda: len(hasty.commands) == 3, 10, "the first commands")
        slot.put()

    stage = hall.visit(TICKET, put, prepare=slot.build_in)
    assert known_as(stage) == [SHOWN]
    assert {scene.trouble for scene in stage.seen if isinstance(scene, Identify)} == {""}


def test_where_a_social_security_card_does_not_do_it_is_not_asked_for(hall: Hall, slot: Slot) -> None:
    """It proves nobody: a paper wants the card that is compared with its holder."""

    async def put(stage: ScriptedStage, machine: Machine) -> None:
        await asked_for_a_card(stage, machine)
        card = slot.put()
        hall.dock.reader.do("present_card", who="li")
        await shown(stage, "FaceEnd")
        assert card.commands == []

    try:
        stage = hall.visit(FILES, put, prepare=slot.build_in)
    finally:
        hall.dock.reader.do("remove_card")
    assert not any(scene.social for scene in stage.seen if isinstance(scene, Identify))
