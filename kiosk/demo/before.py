"""What must be there before a visit begins: cases that invented citizens applied for, received as at any kiosk."""

from __future__ import annotations

import asyncio
import tomllib
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from kiosk.demo.scenario import Handed
from kiosk.settings import HOUSE

if TYPE_CHECKING:
    from kiosk.screens.stage import QtStage
    from kiosk.visit import House

PEOPLE = HOUSE / "config" / "people.toml"


def hand_in_first(stage: QtStage, house: House, handed: Sequence[Handed], then: Callable[[str], None]) -> None:
    """Hand everything in on the kiosk thread; `then` is called on Qt's, with what went wrong or ""."""

    def done(task: asyncio.Task[None]) -> None:
        fault = None if task.cancelled() else task.exception()
        stage.post(partial(then, f"a case could not be handed in: {fault}" if fault else ""))

    def begin() -> None:
        asyncio.get_running_loop().create_task(_hand_in(house, handed), name="hand in").add_done_callback(done)

    stage.to_loop(begin)


async def _hand_in(house: House, handed: Sequence[Handed]) -> None:
    from kiosk.center.contract import Holder
    from kiosk.center.contract.cases import CaseWanted, Received

    await house.desk.met.wait()
    people = tomllib.loads(PEOPLE.read_text(encoding="utf-8"))
    for each in handed:
        card = people[each.who]
        holder = Holder(kind=card["kind"], number=card["number"], name=card["name"])
        materials = tuple(Received(name=name, originals=1) for name in each.materials)
        await house.cases.receive(CaseWanted(item=each.item, applicant=holder, materials=materials))
