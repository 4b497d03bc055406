"""Applications at a hall for journey tests: filled in, sent by phone, kept, and what only the books can bring about."""

from __future__ import annotations

import asyncio
import base64
import io
import sqlite3
import uuid
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import requests
from PIL import Image

from kiosk.center.client import CenterClient
from kiosk.center.contract import Holder
from kiosk.center.contract.filing import Kept
from kiosk.center.filing import FilingDesk
from kiosk.demo.citizen import Reply, ScriptedStage
from kiosk.machine import Machine
from kiosk.scenes import Answer, Scene
from kiosk.scenes.filing import FormAsk, MaterialShot
from tests.appliance import TOKEN
from tests.hall.filing.office import ink
from tests.shipped_hall import OFTEN, shipped_hall
from tests.world import Meanwhile, World, code_sent, pressed, shown

PENSION = "renshe-005-01"
"""Nothing to photograph."""
ALLOWANCE = "minzheng-011-01"
"""A bank card to photograph."""
WORK = "renshe-018-02"
VALUES = {
    "begins": "2026-12-01", "base": "p80", "monthly": "yes", "true": "yes", "bank": "abc",
    "account": "6222000000001234", "alone": "no", "kind": "platform", "since": "2024-03-01", "hours": "30",
}  # fmt: skip
SIGNED = Answer("sign", base64.b64encode(ink()).decode())


def answered(scene: Scene) -> Answer:
    assert isinstance(scene, FormAsk)
    return Answer("choose" if scene.choices else "ok", VALUES[scene.key])


def looked_over(scene: Scene) -> Answer:
    return Answer("ok")


def files(hall: World, item: str, **more: Reply | Sequence[Reply]) -> Mapping[str, Reply | Sequence[Reply]]:
    script: dict[str, Reply | Sequence[Reply]] = {
        "Home": Answer("file_application"),
        "ChooseForm": Answer("choose", item),
        "FormNeeds": Answer("next"),
        "Identify": None,
        "FaceEnd": Answer("code"),
        "PhoneCode": code_sent(hall),
        "FormCheck": looked_over,
        "FormAsk": answered,
        "PhoneSend": None,
        "MaterialAsk": Answer("lack"),
        "FormGaps": Answer("keep"),
        "SignHere": SIGNED,
        "FormDone": Answer("done"),
        "FormRefused": Answer("done"),
    }
    return script | more


def visit(
    hall: World, script: Mapping[str, Reply | Sequence[Reply]], *then: Meanwhile, who: str = "li", **more: Any
) -> ScriptedStage:
    async def meanwhile(stage: ScriptedStage, machine: Machine) -> None:
        if "Identify" in script:
            await shown(stage, "Identify")
            hall.dock.reader.do("present_card", who=who)
        for each in then:
            await each(stage, machine)

    return hall.visit(script, meanwhile, **more)


def cases(hall: World) -> list[tuple[Any, ...]]:
    return hall.center.rows("SELECT item, channel, state FROM cases ORDER BY serial")


def drafts(hall: World) -> list[tuple[Any, ...]]:
    return hall.center.rows("SELECT item FROM drafts")


def book(hall: World, *changes: str) -> None:
    """What no citizen can bring about in a test, written into the center's books."""
    with closing(sqlite3.connect(hall.center.data / "center.db", timeout=5, isolation_level=None)) as base:
        for change in changes:
            base.execute(change)


def by_phone(url: str, content: bytes) -> requests.Response:
    headers = {"Idempotency-Key": uuid.uuid4().hex}
    return requests.post(f"{url}/files", data=content, headers=headers, timeout=10)


def written(url: str, **values: str) -> requests.Response:
    headers = {"Idempotency-Key": uuid.uuid4().hex}
    return requests.post(f"{url}/fields", json={"values": values}, headers=headers, timeout=10)


def any_of(stage: ScriptedStage, name: str, trouble: str) -> bool:
    return any(type(scene).__name__ == name and getattr(scene, "trouble", "") == trouble for scene in stage.seen)


def kept(hall: World, holder: Holder) -> Kept:
    """A whole draft of theirs with a slip, filled in at another time."""

    async def begin() -> Kept:
        client = CenterClient(hall.center.address, TOKEN, 5.0)
        desk = FilingDesk(client, lambda path, body: None)
        try:
            draft = await desk.open(PENSION, holder, "", "staff")
            for key in ("begins", "base", "monthly", "true"):
                draft = await desk.answer(draft.id, key, VALUES[key])
            return await desk.keep(draft.id)
        finally:
            client.close()

    return asyncio.run(begin())


async def shoot(stage: ScriptedStage, machine: Machine) -> None:
    await shown(stage, "MaterialShot", lambda scene: scene.state == "good" and scene.pictures)
    await pressed(stage, Answer("shoot"), "MaterialLook")


def size_of(shot: MaterialShot) -> tuple[int, int]:
    content = base64.b64decode(shot.pictures[0].partition(",")[2])
    with Image.open(io.BytesIO(content)) as picture:
        return picture.size


def patient_hall(folder: Path) -> Path:
    """Its telephone codes are not limited: the same citizen comes again and again. Two drafts may be kept a day."""
    return shipped_hall(folder, {**OFTEN, "filing.toml": {"kept_most = 100 ": "kept_most = 2 "}})
