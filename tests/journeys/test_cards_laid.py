"""Cards that are laid down and not taken: over, not begun, of no kind, damaged, misread; and what is said of each."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from drivers.card_reader.layouts import decode
from drivers.card_reader.synthetic_cards import load_people
from drivers.contract import CardDetail, Health, Outcome, ReaderStatus, ReadResult
from kiosk.demo.citizen import Reply, ScriptedStage
from kiosk.devices.readers import ReaderBay
from kiosk.journeys.identifying import identify
from kiosk.machine import Machine
from kiosk.scenes import Answer, Identify
from kiosk.settings import HOUSE
from kiosk.visit import Visit, Way
from tests.journeys.filing_hall import PENSION
from tests.journeys.test_visit import Hall as Alone
from tests.world import TAKES, World, open_world, shown

FILES: dict[str, Reply | list[Reply]] = {
    "Home": Answer("file_application"),
    "ChooseForm": Answer("choose", PENSION),
    "FormNeeds": Answer("next"),
    "Identify": None,
    "FaceEnd": Answer("home"),
}
"""Somebody who would file an application: it takes a card that counts today."""


@pytest.fixture(scope="module")
def hall() -> Iterator[World]:
    with open_world() as made:
        yield made


@pytest.fixture(autouse=True)
def a_new_day(hall: World) -> Iterator[None]:
    yield
    hall.dock.reader.do("calm")
    hall.dock.reader.do("remove_card")


def troubles(stage: ScriptedStage) -> list[str]:
    """What was said of cards, each once."""
    return list(dict.fromkeys(scene.trouble for scene in stage.seen if isinstance(scene, Identify) and scene.trouble))


@pytest.mark.parametrize(("who", "said"), [("qian", "expired"), ("feng", "notYet")])
def test_a_card_that_does_not_count_today_gives_no_paper(hall: World, who: str, said: str) -> None:
    async def lay(stage: ScriptedStage, _: Machine) -> None:
        await shown(stage, "Identify")
        hall.dock.reader.do("present_card", who=who)
        await shown(stage, "Identify", lambda scene: scene.trouble == said)
        assert "FaceEnd" not in stage.names()
        hall.dock.reader.do("remove_card")
        hall.dock.reader.do("present_card", who="li")

    stage = hall.visit(FILES, lay)
    assert stage.names()[-2:] == ["Identify", "FaceEnd"], "the next one is taken"
    assert troubles(stage) == [said]


@pytest.mark.parametrize("who", ["qian", "feng"])
def test_with_such_a_card_one_may_still_queue(hall: World, who: str) -> None:
    """It is what many come to renew."""

    async def lay(stage: ScriptedStage, _: Machine) -> None:
        await shown(stage, "Identify")
        hall.dock.reader.do("present_card", who=who)

    stage = hall.visit(TAKES | {"Identify": None}, lay)
    assert (hall.outcome, troubles(stage)) == ("printed", [])
    [code] = hall.center.rows("SELECT code FROM tickets WHERE state = 'waiting' ORDER BY issued_at DESC LIMIT 1")
    assert code


@pytest.mark.parametrize(
    ("code", "at", "said"),
    [(0x40, "read", "unknown"), (0x31, "read", "damaged"), (0x32, "select", "damaged"), (0x33, "read", "unreadable")],
)
def test_each_thing_that_is_wrong_with_a_card_has_words_of_its_own(hall: World, code: int, at: str, said: str) -> None:
    async def lay(stage: ScriptedStage, _: Machine) -> None:
        await shown(stage, "Identify")
        hall.dock.reader.do("sw3", code=code, at=at)
        hall.dock.reader.do("present_card", who="li")
        await shown(stage, "Identify", lambda scene: scene.trouble == said)
        hall.dock.reader.do("remove_card")
        hall.dock.reader.do("present_card", who="li")

    stage = hall.visit(FILES, lay)
    assert stage.names()[-2:] == ["Identify", "FaceEnd"], "laid again it is read"
    assert troubles(stage)[0] == said


# ---------------------------------------------------------------------------------------- misread

LI = "990101199001010019"
WRONG, OTHER = "990101199101010010", "990101199301010011"


class Misreading:
    """A reader that names these numbers, a card laid anew each time, as frames damaged past their only guard do."""

    verified = False

    def __init__(self, *read: str) -> None:
        card = decode(load_people(HOUSE / "config" / "people.toml")["li"].text)
        self._cards = [replace(card, number=number) for number in read]

    def status(self, deadline: float) -> ReaderStatus:
        return ReaderStatus(Health.ONLINE)

    def read(self, deadline: float) -> ReadResult:
        if not self._cards:
            return ReadResult(Outcome.NOT_READY, CardDetail.NO_CARD)
        return ReadResult(Outcome.SUCCESS, card=self._cards.pop(0))

    def close(self) -> None: ...


@pytest.mark.parametrize(
    ("read", "taken"),
    [
        ((LI,), LI),
        ((WRONG, LI), LI),
        ((WRONG, OTHER, LI), LI),
        ((WRONG, OTHER, WRONG, LI), LI),
        ((WRONG, WRONG), WRONG),
    ],
)
def test_a_card_that_looks_misread_counts_only_when_the_next_reading_says_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: tuple[str, ...], taken: str
) -> None:
    monkeypatch.setattr("tests.journeys.test_visit.run_virtually", asyncio.run)  # a bay's thread waits for no clock
    monkeypatch.setattr("kiosk.journeys.identifying.POLL", 0.01)
    alone = Alone(tmp_path)
    alone.rack.reader = ReaderBay(lambda: Misreading(*read))

    async def talk(visit: Visit) -> object:
        await visit.rack.reader.look()
        way = await identify(visit, "print_certificate")
        return way, visit.sure_holder().number

    assert alone.play({"Identify": None}, talk) == (Way.ON, taken)
    assert troubles(alone.stage) == ["unreadable"] * (len(read) > 1)
    for each in (alone.rack.reader, alone.outbox, alone.client):
        each.close()
