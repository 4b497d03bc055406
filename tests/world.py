"""A hall for journey tests: one center and one dock for a whole test file, and a fresh machine for each visit."""

from __future__ import annotations

import asyncio
import json
import tempfile
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from drivers.controls import Handle
from kiosk.attendant import VisitRecord
from kiosk.demo.citizen import Reply, ScriptedStage
from kiosk.machine import Machine
from kiosk.scenes import Answer, Scene
from kiosk.settings import Settings
from tests.appliance import CenterProcess, DockProcess, machine_on, settings_for, until

Meanwhile = Callable[[ScriptedStage, Machine], Awaitable[None]]
"""What goes on beside a visit."""
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
        meanwhile: Meanwhile | None = None,
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
        meanwhile: Meanwhile | None,
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


async def touched(stage: ScriptedStage, answer: Answer, done: Callable[[], bool], what: str) -> None:
    """Touch until it is `done`: a screen that is being shown anew this very moment takes no touch."""

    def there() -> bool:
        if not done():
            stage.answer_pending(answer)
        return done()

    await until(there, 15, what)


async def pressed(stage: ScriptedStage, answer: Answer, then: str = "") -> None:
    """Touch until the screen `then` comes, which may have been there before; without one, until the visit is over."""
    since, resets = len(stage.seen), stage.resets

    def done() -> bool:
        return any(type(scene).__name__ == then for scene in stage.seen[since:]) if then else stage.resets > resets

    await touched(stage, answer, done, f"the screen {then}" if then else "the end of the visit")


def last(stage: ScriptedStage, kind: type[Any]) -> Any:
    """The newest scene of this kind."""
    return [scene for scene in stage.seen if isinstance(scene, kind)][-1]


def code_sent(hall: World) -> Callable[[Scene], Answer]:
    """The digits that were sent to the citizen's telephone."""

    def reply(_scene: Scene) -> Answer:
        lines = (hall.center.data / "sandbox-codes.jsonl").read_text(encoding="utf-8").splitlines()
        return Answer("ok", json.loads(lines[-1])["code"])

    return reply


async def held_up(hall: World, code: str, seen: Callable[[], bool]) -> None:
    """A code to the scanner, again and again, as people do."""
    scanner = Handle(hall.dock.folder / "code_scanner.sock")
    for _ in range(100):
        scanner.do("show", code=code)
        await asyncio.sleep(0.1)
        scanner.do("take_away")
        if seen():
            return
    raise AssertionError("nothing came of the code")
