"""刷脸 and the people around it: guardians of children, and staff who are to know how camera and engine stand."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.center.contract.identity import IdentityWays
from kiosk.demo.citizen import ScriptedStage
from kiosk.machine import Machine, open_machine
from kiosk.scenes import Answer, Guardian, Scene, StaffPin
from kiosk.settings import DeviceTable
from tests.appliance import settings_for, until
from tests.journeys.test_confirm_face import AGREES, BADGE, PIN, FaceWorld, ends, face, hall
from tests.world import shown

__all__ = ["face", "hall"]


async def next_shown(stage: ScriptedStage, since: int, condition: Callable[[Any], bool]) -> Scene:
    """Wait for a scene that came after the first `since`."""
    await until(lambda: any(map(condition, stage.seen[since:])), 15, "the next screen")
    return next(filter(condition, stage.seen[since:]))


def lays(face: FaceWorld, *cards: tuple[str, str]) -> Callable[[ScriptedStage, Machine], Awaitable[None]]:
    """On 请监护人放上身份证: one card after the other, each with the trouble that it makes ("": none)."""

    async def one_after_the_other(stage: ScriptedStage, _: Machine) -> None:
        await shown(stage, "Guardian")
        reader = face.world.dock.reader
        for who, trouble in cards:
            reader.do("remove_card")
            await asyncio.sleep(0)
            since = len(stage.seen)
            reader.do("present_card", who=who)
            if trouble:
                await next_shown(stage, since, lambda scene, said=trouble: getattr(scene, "trouble", "") == said)  # type: ignore[misc]

    return one_after_the_other


def test_a_child_needs_a_guardian_who_is_another_adult_with_a_card_that_counts(face: FaceWorld) -> None:
    cards = ("xu", "sameCard"), ("wu", "minor"), ("qian", "expired"), ("feng", "notYet"), ("li", "")
    stage = face.visit({**AGREES, "Guardian": None}, lays(face, *cards), who="xu", photo=True)
    assert face.world.outcome == "printed"
    names = stage.names()
    assert names[names.index("Guardian") : names.index("Confirm")] == ["Guardian", "FaceConsent", "FaceCheck"]
    troubles = [scene.trouble for scene in stage.seen if isinstance(scene, Guardian) and scene.trouble]
    assert list(dict.fromkeys(troubles)) == ["sameCard", "minor", "expired", "notYet"]
    guarded = face.world.center.rows("SELECT guardian FROM face_consents ORDER BY at DESC LIMIT 1")
    assert guarded == [(1,)]


def test_a_member_of_staff_may_see_the_guardian_instead(face: FaceWorld) -> None:
    pin = Answer("ok", {"badge": BADGE, "pin": PIN})
    stage = face.visit({**AGREES, "Guardian": Answer("staff"), "StaffPin": pin}, who="xu", photo=True)
    assert face.world.outcome == "printed"
    assert {scene.why for scene in stage.seen if isinstance(scene, StaffPin)} == {"guardian"}
    names = stage.names()
    assert names[names.index("StaffPin") :] == ["StaffPin", "FaceConsent", "FaceCheck", "Confirm", "TicketDone"]
    [told] = face.world.center.rows("SELECT way, why FROM confirmations ORDER BY at DESC LIMIT 1")
    assert told == ("staff", "guardian")


def test_without_a_guardian_no_camera_opens(face: FaceWorld) -> None:
    face.visit({**AGREES, "Guardian": Answer("window")}, who="xu", photo=True)
    assert (face.world.outcome, face.scene.films) == ("refused", 0)


def test_a_hall_without_portraits_asks_nobody_in_vain(face: FaceWorld) -> None:
    """li's chip holds no picture here, and this hall has no source of them."""
    stage = face.visit(AGREES, who="li")
    assert face.machine.house.identifying.desk.ways == IdentityWays(codes=True, portraits=False)
    assert "FaceConsent" not in stage.names()
    assert (ends(stage), face.sought) == ([("noPortrait", 0), ("window", 0)], [])


# ------------------------------------------------------------------------------- how the devices stand


def told_of(face: FaceWorld, since: int) -> list[tuple[str, str]]:
    rows = face.world.center.rows("SELECT detail FROM events WHERE kind = 'device' ORDER BY id")
    words = [json.loads(row[0]) for row in rows[since:]]
    return [(word["source"], word["detail"]) for word in words if word["source"] in ("camera", "face_matcher")]


def test_the_hall_hears_how_camera_and_engine_stand_at_the_start_and_when_it_changes(face: FaceWorld) -> None:
    async def unplug(stage: ScriptedStage, _: Machine) -> None:
        await shown(stage, "FaceCheck", lambda scene: scene.preview)
        face.scene.say(show="unplugged")

    since = len(face.world.center.rows("SELECT id FROM events WHERE kind = 'device'"))
    face.scene.say(show="straight")
    face.visit(AGREES, unplug)
    started = ("face_matcher", "notPassive")
    assert told_of(face, since)[:1] == [started], "at the start, not with the first citizen"
    assert ("camera", "unplugged") in told_of(face, since)
    since = len(face.world.center.rows("SELECT id FROM events WHERE kind = 'device'"))
    face.scene.begin_anew()
    face.visit(AGREES)
    assert face.world.outcome == "printed"
    assert ("camera", "online") in told_of(face, since), "and that it is well again"


def test_licence_and_absent_weights_are_said_at_the_start(
    tmp_path: Path, device_folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings = settings_for(tmp_path, "http://127.0.0.1:9", device_folder)
    address = f"python={tmp_path}/python;models=assets/models;passive={tmp_path}"
    dlib = settings.devices | {"face_matcher": DeviceTable(driver="dlib", address=address)}

    async def start(face_for: tuple[str, ...]) -> list[str]:
        caplog.clear()
        identity = settings.identity.model_copy(update={"face_for": face_for})
        changed = settings.model_copy(update={"devices": dlib, "identity": identity})
        with caplog.at_level(logging.WARNING, "kiosk.machine"):
            async with open_machine(changed, ScriptedStage({})):
                return [record.getMessage() for record in caplog.records if record.name == "kiosk.machine"]

    licence, passive = asyncio.run(start(("print_certificate",)))
    assert "licence excludes commercial use" in licence
    assert "MiniFASNetV2_2.7_80x80.onnx is not there" in passive
    assert asyncio.run(start(())) == [], "a site that asks for no face has nothing to be told"
