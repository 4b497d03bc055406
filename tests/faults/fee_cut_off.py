"""A kiosk at which somebody pays for a paper until something strikes: `live(hall, moment, …)` in a process of its own.

`moment` is `step:milliseconds`: so long after the step was reached the process is killed, or, with an event, only says
so. `end:0` goes through undisturbed. Recovery of the run before happens first, as in every kiosk.
"""

from __future__ import annotations

import asyncio
import json
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import NamedTuple

from drivers.controls import Handle
from kiosk.attendant import VisitRecord
from kiosk.center.client import CenterClient
from kiosk.center.contract.papers import OUTCOMES
from kiosk.center.door import Door
from kiosk.center.fees import FeeDesk
from kiosk.center.papers import PaperDesk
from kiosk.demo.citizen import Reply, ScriptedStage
from kiosk.devices.pages import PageBay, PageRun
from kiosk.journeys import paying, print_certificate  # noqa: F401 - loaded when first chosen, too late here
from kiosk.scenes import Answer, Scene
from tests.appliance import machine_on, settings_for, until
from tests.faults.cut_off import Cut, around, die
from tests.world import shown

ORDER, ISSUE, TOLD = "/v1/papers/fees", "/v1/papers", OUTCOMES
STEPS = (
    f"ask {ORDER}",
    f"heard {ORDER}",
    "ordered",
    "pay",
    "paid",
    "told",
    f"ask {ISSUE}",
    f"heard {ISSUE}",
    "holding",
    "held",
    "bought",
    "file",
    "fetched",
    "print",
    "printing",
    "begun",
    "sheet 1",
    "sheet 2",
    "settle",
    "settled",
    f"send {TOLD}",
    f"sent {TOLD}",
    "done",
)
"""From the order of the fee to the settled paper."""
KIND, COPIES = "proof", 2
CITIZEN = "chen"


class Hall(NamedTuple):
    """What this kiosk stands in."""

    folder: Path
    center: str
    data: Path
    """The center's, where the telephone gets its codes."""
    dock: Path


def wire_up(cut: Cut) -> None:
    around(Door, "ask", lambda *a: f"ask {a[0]._path}{a[2]}", lambda *a: f"heard {a[0]._path}{a[2]}", cut)
    around(FeeDesk, "of_paper", lambda *a: "", lambda *a: "ordered", cut)
    around(PaperDesk, "holding", lambda *a: "holding", lambda *a: "held", cut)
    around(FeeDesk, "bought", lambda *a: "", lambda *a: "bought", cut)
    around(PaperDesk, "file", lambda *a: "file", lambda *a: "fetched", cut)
    around(PaperDesk, "printing", lambda *a: "print", lambda *a: "printing", cut)
    around(PageBay, "begin", lambda *a: "", lambda *a: "begun", cut)
    around(PageRun, "_progress", lambda *a: f"sheet {a[1]}", lambda *a: "", cut)
    around(PaperDesk, "settle", lambda *a: "settle", lambda *a: "settled", cut)
    around(CenterClient, "deliver", lambda *a: f"send {a[1]}", lambda *a: f"sent {a[1]}", cut)


def script(hall: Hall, cut: Cut) -> dict[str, Reply | list[Reply]]:
    def code(_scene: Scene) -> Answer:
        lines = (hall.data / "sandbox-codes.jsonl").read_text(encoding="utf-8").splitlines()
        return Answer("ok", json.loads(lines[-1])["code"])

    def seen(step: str) -> Reply:
        def reply(_scene: Scene) -> Answer:
            cut.reached(step)
            return Answer("done")

        return reply

    return {
        "Home": Answer("print_certificate"),
        "Identify": None,
        "FaceConsent": Answer("code"),
        "PhoneCode": code,
        "ChoosePaper": Answer("choose", KIND),
        "PaperPreview": Answer("print", COPIES),
        "PayFee": None,
        "FeePaid": seen("told"),
        "FeeUnpaid": Answer("done"),
        "PaperPrinting": None,
        "PaperDone": seen("done"),
        "PaperRefused": Answer("done"),
        "RateVisit": Answer("leave"),
    }


async def citizen(stage: ScriptedStage, hall: Hall, cut: Cut) -> None:
    """Lays the card down, and holds a telephone to the code."""
    await shown(stage, "Identify")
    Handle(hall.dock / "card_reader.sock").do("present_card", who=CITIZEN)
    await shown(stage, "PayFee")
    cut.reached("pay")
    Handle(hall.dock / "till.sock").do("pay")
    cut.reached("paid")


async def main(hall: Hall, moment: str, struck: Event | None) -> None:
    cut = Cut(moment, (lambda _at: struck.set()) if struck else die)
    paying.POLL = 0.1
    records: list[VisitRecord] = []
    stage = ScriptedStage(script(hall, cut))
    Handle(hall.dock / "card_reader.sock").do("remove_card")
    settings = settings_for(hall.folder, hall.center, hall.dock, pages=True)
    async with machine_on(settings, stage, on_visit=records.append) as machine:
        desk = machine.house.desk
        await machine.house.rack.printer.free.wait()
        await until(lambda: desk.undelivered() == 0, 20, "recovery")
        wire_up(cut)
        aside = asyncio.ensure_future(citizen(stage, hall, cut))
        await machine.attendant.visit()
        aside.cancel()
        await until(lambda: desk.undelivered() == 0, 40, "delivery")
        assert struck or [each.outcome for each in records] == ["printed"], [*records, *stage.seen[-2:]]
    if struck is None and not moment.startswith("end"):
        await asyncio.sleep(1)  # a late strike may still come
        raise AssertionError(f"the kiosk was not cut off at {moment}")


def live(hall: Hall, moment: str, struck: Event | None = None) -> None:
    asyncio.run(main(hall, moment, struck))
