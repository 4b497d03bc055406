"""A kiosk that takes tickets until something strikes: `live(folder, center, dock, moment, …)` in a process of its own.

`moment` is `step:milliseconds`: so long after the step was reached the process is killed, or, with a pipe, only says
how far it has come and waits to hear that somebody else is dead. `end:0` takes one ticket, delivers everything and ends
well. Recovery of the run before happens first, as in every kiosk.
"""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from kiosk.attendant import VisitRecord
from kiosk.center.client import CenterClient
from kiosk.center.desk import Desk
from kiosk.center.outbox import Outbox, Stage
from kiosk.demo.citizen import Reply, ScriptedStage
from kiosk.devices.rack import PrinterBay
from kiosk.scenes import Answer
from tests.appliance import machine_on, settings_for, until

ITEM = "shijian-001-01"
STEPS = (
    "quote",
    "quoted",
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
    "deliver",
    "delivered",
)
"""From the last question before 取号 to the center that has heard what became of the paper."""
SCRIPT: dict[str, Reply | list[Reply]] = {
    "Home": Answer("take_ticket"),
    "FindItem": Answer("choose", ITEM),
    "Materials": Answer("next"),
    "Identify": Answer("without"),
    "Confirm": Answer("take"),
    "TicketDone": Answer("done"),
    "Refused": Answer("home"),
}


Strike = Callable[[str], None]
"""Is told the step that was reached last."""


def die(_at: str) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def tell(told: Connection) -> Strike:
    """Whoever holds the other end strikes; until they say so this thread stands where it is."""

    def strike(at: str) -> None:
        told.send(at)
        told.recv()

    return strike


class Cut:
    """Strikes once, at its moment: kills this process, if nothing else is said."""

    def __init__(self, moment: str, strike: Strike = die) -> None:
        self._step, _, delay = moment.partition(":")
        self._delay = int(delay) / 1000
        self._strike = strike
        self._at = ""

    def reached(self, step: str) -> None:
        self._at = step or self._at
        if not step or step != self._step:
            return
        self._step = ""
        if self._delay:
            threading.Timer(self._delay, lambda: self._strike(self._at)).start()
        else:
            self._strike(step)


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
    around(Desk, "quote", lambda *a: "quote", lambda *a: "quoted", cut)
    around(Outbox, "intend", lambda *a: "intend", lambda *a: "intended", cut)
    around(CenterClient, "issue", lambda *a: "ask", lambda *a: "answered", cut)
    around(Outbox, "reach", lambda *a: "", lambda *a: stages[a[2]], cut)
    around(PrinterBay, "print_slip", lambda *a: "print", lambda *a: "proved", cut)
    around(Outbox, "settle", lambda *a: "settle", lambda *a: "settled", cut)
    around(CenterClient, "deliver", lambda *a: "deliver", lambda *a: "", cut)
    around(Outbox, "delivered", lambda *a: "", lambda *a: "delivered", cut)


async def main(folder: Path, center: str, dock: Path, moment: str, told: Connection | None) -> None:
    cut = Cut(moment, tell(told) if told else die)
    to_the_end = told is not None or moment.startswith("end")
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
        for _ in range(1 if to_the_end else 3):
            await machine.attendant.visit()
            await until(lambda: desk.undelivered() == 0, 40, "delivery")
    assert to_the_end, "the kiosk was not cut off"
    assert [record.outcome for record in records] == ["printed"], [*records, *stage.seen[-2:]]


def live(folder: Path, center: str, dock: Path, moment: str, told: Connection | None = None) -> None:
    asyncio.run(main(folder, center, dock, moment, told))
