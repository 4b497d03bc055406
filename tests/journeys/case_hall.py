"""Cases at a hall for journey tests: applied for, worked on, and asked after in the three ways."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from kiosk.center.cases import CaseDesk
from kiosk.center.client import CenterClient
from kiosk.center.contract import Holder
from kiosk.center.contract.cases import CaseSlip, CaseWanted, Received
from kiosk.demo.citizen import Reply, ScriptedStage
from kiosk.machine import Machine
from kiosk.scenes import Answer
from tests.appliance import TOKEN
from tests.hall.staff_room import Person
from tests.world import Meanwhile, World, held_up, shown

LI = Holder(number="990101199001010019", name="李示范")
CHEN = Holder(number="990101197003150024", name="陈样本")
ITEM = "weijian-001-03"
"""Promised in 3 working days, three materials."""


def at_center(address: str, work: Callable[[CaseDesk], Awaitable[Any]], patience: float = 5.0) -> Any:
    """Something between a kiosk and the center, without a machine around it."""

    async def do() -> Any:
        client = CenterClient(address, TOKEN, patience)
        try:
            return await work(CaseDesk(client))
        finally:
            client.close()

    return asyncio.run(do())


def received(hall: World, applicant: Holder = LI, item: str = ITEM, *brought: str) -> CaseSlip:
    wanted = CaseWanted(item=item, applicant=applicant, materials=tuple(Received(name=name) for name in brought))
    slip = at_center(hall.center.address, lambda desk: desk.receive(wanted))
    assert isinstance(slip, CaseSlip)
    return slip


def whole(hall: World, applicant: Holder = LI) -> CaseSlip:
    return received(hall, applicant, ITEM, "申请表", "卫生许可证", "变更事项的证明")


def act(clerk: Person, case: str, verb: str, **more: Any) -> None:
    answer = clerk.ask(
        "POST", f"/v1/cases/{case}/acts", {"verb": verb, **more}, **{"Idempotency-Key": uuid.uuid4().hex}
    )
    assert answer.status_code == 200, answer.text


def tracks(**more: Reply | Sequence[Reply]) -> Mapping[str, Reply | Sequence[Reply]]:
    script: dict[str, Reply | Sequence[Reply]] = {
        "Home": Answer("track_case"),
        "AskCase": None,
        "ChooseCase": Answer("choose", 0),
        "CaseWay": Answer("done"),
        "CaseRefused": Answer("done"),
    }
    return script | more


def types(number: str, tail: str) -> Mapping[str, Reply | Sequence[Reply]]:
    return tracks(AskCase=Answer("type"), TypeCase=Answer("ok", {"number": number, "tail": tail}))


def card(hall: World, who: str) -> Meanwhile:
    async def lay(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "AskCase")
        hall.dock.reader.do("present_card", who=who)

    return lay


def scans(hall: World, code: str, until_seen: Callable[[ScriptedStage], bool]) -> Meanwhile:
    """A code held up until the screen says something to it."""

    async def hold(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "AskCase")
        await held_up(hall, code, lambda: until_seen(stage))

    return hold


def has(kind: type[Any]) -> Callable[[ScriptedStage], bool]:
    return lambda stage: any(isinstance(scene, kind) for scene in stage.seen)
