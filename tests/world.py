"""A hall for journey tests: one center and one dock for a whole test file, and a fresh machine for each visit."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kiosk.attendant import VisitRecord
from kiosk.demo.citizen import Reply, ScriptedStage
from kiosk.machine import Machine
from kiosk.scenes import Answer, Scene
from kiosk.settings import Settings
from tests.appliance import CenterProcess, DockProcess, machine_on, settings_for, until

Script = Mapping[str, Reply | Sequence[Reply]]

TAKES: dict[str, Reply | Sequence[Reply]] = {
    "Home": Answer("take_ticket"),
    "FindItem": Answer("choose", "shijian-001-01"),
    "Materials": Answer("next"),
    "Identify": Answer("without"),
    "Confirm": Answer("take"),
    "TicketDone": Answer("done"),
}
"""Somebody who takes a ticket without a card, for a business of lane A."""


class World:
    """What stands in the hall."""

    def __init__(self, folder: Path, pages: bool = False, **center: Any) -> None:
        self.folder = folder
        self._pages = pages
        self.center = CenterProcess(folder / "center", **center)
        self.center.data.mkdir()
        self.center.start()
        self.dock = DockProcess(folder / "dock", folder / "tickets", pages=pages)
        self.records: list[VisitRecord] = []

    def close(self) -> None:
        self.center.stop()
        self.dock.stop()

    def settings(self) -> Settings:
        return settings_for(self.folder / "kiosk", self.center.address, self.dock.folder, pages=self._pages)

    def visit(
        self,
        script: Script,
        meanwhile: Callable[[ScriptedStage, Machine], Awaitable[None]] | None = None,
        language: str = "zh",
        prepare: Callable[[Machine], None] = lambda machine: None,
        **timing: float,
    ) -> ScriptedStage:
        """One visit as the script says; `meanwhile` goes on beside it, `prepare` sees the machine before. Everything is
        delivered when this returns."""
        return asyncio.run(self._visit(ScriptedStage(script, language), meanwhile, prepare, timing))

    async def _visit(
        self,
        stage: ScriptedStage,
        meanwhile: Callable[[ScriptedStage, Machine], Awaitable[None]] | None,
        prepare: Callable[[Machine], None],
        timing: dict[str, float],
    ) -> ScriptedStage:
        settings = self.settings()
        settings = settings.model_copy(update={"timing": settings.timing.model_copy(update=timing)})
        async with machine_on(settings, stage, on_visit=self.records.append) as machine:
            await machine.house.rack.printer.free.wait()
            prepare(machine)
            side = asyncio.ensure_future(meanwhile(stage, machine)) if meanwhile else None
            await machine.attendant.visit()
            if side:
                await asyncio.wait_for(side, 20)
            await until(lambda: machine.house.desk.undelivered() == 0, 20, "delivery")
        return stage

    @property
    def outcome(self) -> str:
        return self.records[-1].outcome

    def tickets(self) -> list[tuple[str, str, str]]:
        """Number, state and paper of every ticket in the books, oldest first."""
        query = "SELECT prefix || printf('%03d', number), state, paper FROM tickets ORDER BY issued_at"
        return [(row[0], row[1], row[2]) for row in self.center.rows(query)]


@contextmanager
def open_world(pages: bool = False, **center: Any) -> Iterator[World]:
    with tempfile.TemporaryDirectory(prefix="kiosk-world-") as folder:
        world = World(Path(folder), pages, **center)
        try:
            yield world
        finally:
            world.close()


async def shown(
    stage: ScriptedStage, name: str, condition: Callable[[Any], bool] = lambda scene: True, since: int = 0
) -> Scene:
    """Wait until such a scene has been shown. `since` is where in `stage.seen` to begin: a test that waits for one kind
    of scene again says `since=len(stage.seen)` of the moment before it acted, or an earlier one will do."""

    def there() -> list[Scene]:
        return [scene for scene in stage.seen[since:] if type(scene).__name__ == name and condition(scene)]

    await until(lambda: bool(there()), 15, f"the screen {name}")
    return there()[-1]


async def pressed(stage: ScriptedStage, answer: Answer, then: str) -> None:
    """Touch until the screen `then` is there: one that is being shown anew this very moment takes no touch."""

    def there() -> bool:
        if then not in stage.names():
            stage.answer_pending(answer)
        return then in stage.names()

    await until(there, 15, f"the screen {then}")
