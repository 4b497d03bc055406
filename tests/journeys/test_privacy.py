"""A marked citizen goes through; afterwards nothing on any disk, slip or log names them."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.demo.citizen import ScriptedStage
from kiosk.machine import Machine
from kiosk.scenes import Answer
from tests.appliance import Wire, machine_on, settings_for
from tests.world import TAKES, World, open_world, shown

NUMBER = "990101199208080057"
NAMES = ("买买提·艾力", "艾力")
MARKS = [mark.encode(code) for mark in (NUMBER, *NAMES) for code in ("utf-8", "utf-16-le", "gb18030")]


@pytest.fixture
def world() -> Iterator[World]:
    with open_world() as made:
        yield made


def traces(folder: Path) -> list[str]:
    found = []
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            found += [f"{path.relative_to(folder)}: {mark!r}" for mark in MARKS if mark in data]
    return found


def test_nothing_of_a_citizen_stays_behind(world: World, caplog: pytest.LogCaptureFixture) -> None:
    async def hold_card(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "Identify")
        world.dock.reader.do("present_card", who="maimaiti")

    with caplog.at_level(logging.DEBUG):
        world.visit({**TAKES, "Identify": None}, hold_card)
    assert world.outcome == "printed"
    assert traces(world.folder) == []
    assert not any(mark.decode("utf-8", "ignore") in caplog.text for mark in (m.encode() for m in (NUMBER, *NAMES)))


def test_nothing_stays_readable_while_it_waits_in_the_outbox(world: World) -> None:
    import asyncio

    wire = Wire(world.center.port)

    async def alone() -> None:
        stage = ScriptedStage({**TAKES, "Identify": Answer("type"), "TypeNumber": Answer("ok", NUMBER)})
        settings = settings_for(world.folder / "kiosk", wire.address, world.dock.folder)
        async with machine_on(settings, stage) as machine:
            wire.turn("down")
            await machine.attendant.visit()
            assert machine.house.desk.undelivered() >= 2, "void and adoption wait for the center"
            assert traces(world.folder) == []

    try:
        asyncio.run(alone())
    finally:
        wire.close()
    assert traces(world.folder) == []
