"""A kiosk that takes tickets until it is cut off: `live(folder, center, dock, moment)` in a process of its own.

`moment` is `step:milliseconds`: SIGKILL to itself so long after reaching the step; `end:0` takes one ticket, delivers
everything and ends well. Recovery of the run before happens first, as in every kiosk.
"""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kiosk.attendant import VisitRecord
from kiosk.center.client import CenterClient
from kiosk.center.outbox import Outbox, Stage
from kiosk.demo.citizen import Reply, ScriptedStage
from kiosk.devices.rack import PrinterBay
from kiosk.scenes import Answer
from tests.appliance import machine_on, settings_for, until

ITEM = "shijian-001-01"
STEPS = (
    "intend",
    "intended",
    "ask",
    "answered",
    "given",
    "printing",
    "print",
    "sent",
    "proved",
    "settle",
    "settled",
    "shown",
    "delivered",
)
SCRIPT: dict[str, Reply | list[Reply]] = {
    "Home": Answer("take_ticket"),
    "FindItem": Answer("choose", ITEM),
    "Materials": Answer("next"),
    "Identify": Answer("without"),
    "Confirm": Answer("take"),
    "TicketDone": Answer("done"),
    "Refused": Answer("home"),
}


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class Cut:
    """Strikes at its moment: kills this process, if nothing else is said."""

    def __init__(self, moment: str, strike: Callable[[], None] = die) -> None:
        self._step, _, delay = moment.partition(":")
        self._delay = int(delay) / 1000
        self._strike = strike

    def reached(self, step: str) -> None:
        if step != self._step:
            return
        if self._delay:
            threading.Timer(self._delay, self._strike).start()
        else:
            self._strike()


def around(owner: type, method: str, before: Callable[..., str], after: Callable[..., str], cut: Cut) -> None:
    """Let `cut` know when a method is entered and left; the names may depend on the arguments."""
    real = getattr(owner, method)

    async def later(*args: Any, **options: Any) -> Any:
        cut.reached(before(*args))
        result = await real(*args, **options)
        cut.reached(after(*args))
        return result

    def now(*args: Any, **options: Any) -> Any:
        cut.reached(before(*args))
        result = real(*args, **options)
        cut.reached(after(*args))
        return result

    setattr(owner, method, later if asyncio.iscoroutinefunction(real) else now)


def wire_up(cut: Cut) -> None:
    stages = {Stage.GIVEN: "given", Stage.PRINTING: "printing", Stage.SENT: "sent"}
    around(Outbox, "intend", lambda *a: "intend", lambda *a: "intended", cut)
    around(CenterClient, "issue", lambda *a: "ask", lambda *a: "answered", cut)
    around(Outbox, "reach", lambda *a: "", lambda *a: stages[a[2]], cut)
    around(PrinterBay, "print_slip", lambda *a: "print", lambda *a: "proved", cut)
    around(Outbox, "settle", lambda *a: "settle", lambda *a: "settled", cut)
    around(Outbox, "delivered", lambda *a: "", lambda *a: "delivered", cut)


async def main(folder: Path, center: str, dock: Path, moment: str) -> None:
    cut = Cut(moment)
    records: list[VisitRecord] = []

    def done(scene: object) -> Answer:
        cut.reached("shown")
        return Answer("done")

    stage = ScriptedStage(SCRIPT | {"TicketDone": done})
    async with machine_on(settings_for(folder, center, dock), stage, on_visit=records.append) as machine:
        desk, printer = machine.house.desk, machine.house.rack.printer
        await printer.free.wait()
        await until(lambda: not printer.owed and desk.undelivered() == 0, 20, "recovery")
        wire_up(cut)
        for _ in range(3):
            await machine.attendant.visit()
            await until(lambda: desk.undelivered() == 0, 20, "delivery")
            if moment.startswith("end"):
                assert [record.outcome for record in records] == ["printed"], [*records, *stage.seen[-2:]]
                return
    raise AssertionError("the kiosk was not cut off")


def live(folder: Path, center: str, dock: Path, moment: str) -> None:
    asyncio.run(main(folder, center, dock, moment))
