"""刷脸 in a journey: whoever agrees is checked, whoever does not is served as well; nothing keeps the camera on.

Center, card reader, decoder and station are real processes; camera and engine do what a script says
(`tests.devices.scripted`). The real ones pass in `test_face_to_face`.
"""

from __future__ import annotations

import json
import sys
import time
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any

import pytest
import requests

from drivers.contract import ReadResult
from drivers.portrait_decoder.command import CommandPortraitDecoder
from kiosk.center.contract import Holder
from kiosk.center.contract.identity import IdentityWays
from kiosk.demo.citizen import Reply, ScriptedStage
from kiosk.devices.readers import DecoderBay
from kiosk.hall.identity.command import give_pin
from kiosk.hall.staff.command import Register
from kiosk.identity.face.attempts import Attempts
from kiosk.machine import Machine
from kiosk.scenes import Answer, FaceCheck, FaceConsent, FaceEnd, PhoneCode, Scene, StaffPin
from tests.appliance import until
from tests.devices.scene import LI, WANG, FaceScene, portrait_of
from tests.world import TAKES, Meanwhile, World, open_world, pressed, shown

BADGE, PIN = "007", "482915"
AGREES: dict[str, Reply | Sequence[Reply]] = {
    **TAKES,
    "Identify": None,
    "FaceConsent": Answer("agree"),
    "FaceCheck": None,
    "FaceEnd": Answer("window"),
}


class FaceWorld:
    """A hall whose kiosk asks for the face before it gives a number."""

    def __init__(self, world: World, folder: Path) -> None:
        self.world = world
        self.scene = FaceScene(folder)
        self.portrait = folder / "portrait.bmp"
        self.portrait.write_bytes(portrait_of(WANG))
        self.decoding = 0.0
        """Seconds the decoder takes."""
        self.sought: list[str] = []
        """The purpose of every portrait the center was asked for."""
        self.machine: Machine

    def visit(
        self,
        script: Mapping[str, Reply | Sequence[Reply]],
        *then: Meanwhile,
        who: str = "chen",
        camera: bool = True,
        photo: bool = False,
        portraits: bool = False,
        attempts: Attempts | None = None,
        **timing: Any,
    ) -> ScriptedStage:
        """A visit of somebody who lays this card; each of `then` goes on beside it, one after the other. `portraits`:
        to the kiosk's knowledge the hall has a source of them."""

        def prepare(machine: Machine) -> None:
            self.machine = machine
            machine.house.identifying.face_for = ("take_ticket",)
            machine.house.identifying.attempts = attempts or machine.house.identifying.attempts
            machine.house.rack.face = self.scene.bay if camera else None
            command = [sys.executable, "-c", PRINTS, str(self.portrait), str(self.decoding)]
            machine.house.rack.decoder = DecoderBay(lambda: CommandPortraitDecoder(command))
            if portraits:
                machine.house.identifying.desk.ways = IdentityWays()
            seek = machine.house.identifying.desk.portrait

            async def noted(holder: Holder, purpose: str) -> bytearray:
                self.sought.append(purpose)
                return await seek(holder, purpose)

            machine.house.identifying.desk.portrait = noted  # type: ignore[method-assign]
            if photo:  # the chip of this card holds one, whatever the dock has put there
                read = machine.house.rack.reader.read

                async def with_photo(deadline: float = 3.0) -> ReadResult:
                    return replace(await read(deadline), photo=b"a block of the chip")

                machine.house.rack.reader.read = with_photo  # type: ignore[method-assign]

        async def meanwhile(stage: ScriptedStage, machine: Machine) -> None:
            await shown(stage, "Identify")
            self.world.dock.reader.do("present_card", who=who)
            for each in then:
                await each(stage, machine)

        try:
            return self.world.visit(script, meanwhile, prepare=prepare, **timing)
        finally:
            self.world.dock.reader.do("remove_card")
            assert not self.scene.filming, "the camera is off when a visit is over"
            assert self.scene.bay.pid is None, "and the process that saw the face is gone"

    def go_home(self) -> None:
        """Whoever has a number gives it back, so that the same citizen can come again."""
        for (code,) in self.world.center.rows("SELECT code FROM tickets WHERE state = 'waiting'"):
            path = f"{self.world.center.address}/v1/tickets/{code}/cancel"
            requests.post(path, headers={"Idempotency-Key": uuid.uuid4().hex}, timeout=5).raise_for_status()

    def told(self) -> list[tuple[str, str]]:
        """What the books of the law say, oldest first: answers and verdicts."""
        consents = self.world.center.rows("SELECT at, answer FROM face_consents")
        checks = self.world.center.rows("SELECT at, verdict FROM face_checks")
        return [(str(at), str(word)) for at, word in sorted([*consents, *checks])]


PRINTS = """
import sys, time
sys.stdin.buffer.read()
time.sleep(float(sys.argv[2]))
sys.stdout.buffer.write(open(sys.argv[1], "rb").read())
"""
"""A decoder of portraits: prints a picture, after so many seconds."""


@pytest.fixture(scope="module")
def hall() -> Iterator[World]:
    with open_world() as made:
        database = f"sqlite:///{made.center.data / 'center.db'}"
        Register(database, made.center.data).add(BADGE, "示范员", "clerk")
        give_pin(database, made.center.data, BADGE, PIN)
        yield made


@pytest.fixture
def face(hall: World, tmp_path: Path) -> Iterator[FaceWorld]:
    made = FaceWorld(hall, tmp_path)
    yield made
    made.go_home()


def ends(stage: ScriptedStage) -> list[tuple[str, int]]:
    """Why each check did not bring it, and how many tries were left."""
    folded: list[tuple[str, int]] = []
    for scene in stage.seen:
        if isinstance(scene, FaceEnd):
            folded.append((scene.why, scene.retries))
    return folded


def test_the_holder_of_the_card_is_known_by_the_face(face: FaceWorld) -> None:
    stage = face.visit(AGREES)
    assert face.world.outcome == "printed"
    names = stage.names()
    assert names[names.index("Identify") :] == ["Identify", "FaceConsent", "FaceCheck", "Confirm", "TicketDone"]
    asked = next(scene for scene in stage.seen if isinstance(scene, FaceConsent))
    assert (asked.purpose, asked.who, asked.ways) == ("take_ticket", "陈*", ("staff", "code", "window"))
    assert face.scene.films == 1
    checks = [scene for scene in stage.seen if isinstance(scene, FaceCheck)]
    assert {scene.challenge for scene in checks} & {"turnLeft", "turnRight", "blink"}
    assert checks[-1].preview and checks[-1].of >= 3


@pytest.mark.slow
def test_a_citizen_with_card_and_face_passes_in_less_than_eight_seconds(face: FaceWorld) -> None:
    at: dict[str, float] = {}

    async def lays_the_card(_: ScriptedStage, __: Machine) -> None:
        at["card"] = time.monotonic()

    def confirms(_: Scene) -> Answer:
        at["known"] = time.monotonic()
        return Answer("take")

    took = []
    for _ in range(5):
        face.visit(AGREES | {"Confirm": confirms}, lays_the_card)
        assert face.world.outcome == "printed"
        face.go_home()
        took.append(at["known"] - at["card"])
    assert median(took) < 8, took


def test_somebody_with_anothers_card_gets_nothing_and_is_accused_of_nothing(face: FaceWorld) -> None:
    face.scene.say(person=LI)
    stage = face.visit({**AGREES, "FaceEnd": [Answer("window")]})
    assert face.world.outcome == "refused"
    assert ends(stage) == [("mismatch", 0), ("window", 0)], "straight to a colleague: each try more adds false yeses"
    stage = face.visit(AGREES, attempts=face.machine.house.identifying.attempts)
    assert ends(stage) == [("coolDown", 0), ("window", 0)], "and going back is no way round"


def test_whoever_says_no_to_the_camera_is_served_by_a_member_of_staff(face: FaceWorld) -> None:
    pins = [Answer("ok", {"badge": BADGE, "pin": "000000"}), Answer("ok", {"badge": BADGE, "pin": PIN})]
    stage = face.visit({**AGREES, "FaceConsent": Answer("staff"), "StaffPin": pins})
    assert face.world.outcome == "printed"
    assert "FaceCheck" not in stage.names()
    assert face.scene.films == 0, "nothing was opened"
    errors = [scene.error for scene in stage.seen if isinstance(scene, StaffPin)]
    assert errors == ["", "wrong"]


def test_a_code_to_the_phone_on_record_does_as_well(face: FaceWorld) -> None:
    def digits(_: Scene) -> Answer:
        line = (face.world.center.data / "sandbox-codes.jsonl").read_text(encoding="utf-8").splitlines()[-1]
        return Answer("ok", json.loads(line)["code"])

    codes: list[Reply] = [Answer("ok", "000000"), digits]
    stage = face.visit({**AGREES, "FaceConsent": Answer("code"), "PhoneCode": codes})
    assert face.world.outcome == "printed"
    assert [scene.error for scene in stage.seen if isinstance(scene, PhoneCode)] == ["", "wrong"]


def test_a_code_that_cannot_be_sent_leaves_the_other_ways(face: FaceWorld) -> None:
    stage = face.visit({**AGREES, "FaceConsent": Answer("code"), "FaceEnd": Answer("window")}, who="gang", photo=True)
    assert face.world.outcome == "refused"
    assert ends(stage) == [("noCode", 0), ("window", 0)]


def test_back_from_consent_is_back_to_who_one_is(face: FaceWorld) -> None:
    stage = face.visit({**AGREES, "FaceConsent": Answer("back"), "Identify": [None, Answer("home")]})
    assert face.world.outcome == "home"
    assert stage.names()[-3:] == ["Identify", "FaceConsent", "Identify"]


@pytest.mark.slow
def test_three_tries_and_then_a_while_without(face: FaceWorld) -> None:
    face.scene.say(score=0.35)
    stage = face.visit({**AGREES, "FaceEnd": [Answer("retry"), Answer("retry"), Answer("window")]})
    assert ends(stage) == [("retake", 2), ("retake", 1), ("mismatch", 0), ("window", 0)]
    stage = face.visit(AGREES, attempts=face.machine.house.identifying.attempts)
    assert ends(stage) == [("coolDown", 0), ("window", 0)]
    assert "FaceConsent" not in stage.names()


def test_stopping_in_the_middle_turns_the_camera_off_and_leads_on(face: FaceWorld) -> None:
    async def stop(stage: ScriptedStage, _: Machine) -> None:
        await shown(stage, "FaceCheck", lambda scene: scene.preview)
        await pressed(stage, Answer("other"), "FaceEnd")

    face.scene.say(show="straight")
    stage = face.visit({**AGREES, "FaceEnd": Answer("window")}, stop)
    assert ends(stage) == [("stopped", 3), ("window", 0)]


@pytest.mark.slow
def test_where_a_film_could_pass_a_member_of_staff_looks_too(face: FaceWorld) -> None:
    face.scene.say(real=None)
    stage = face.visit({**AGREES, "StaffPin": Answer("ok", {"badge": BADGE, "pin": PIN})})
    assert face.world.outcome == "printed"
    names = stage.names()
    assert names[names.index("FaceCheck") :] == ["FaceCheck", "StaffPin", "Confirm", "TicketDone"]


def test_nobody_touches_anything_in_the_middle_of_a_check(face: FaceWorld) -> None:
    face.scene.say(show="straight")
    face.visit(AGREES, idle=0.4, countdown=0.4)
    assert face.world.outcome == "idle"


def test_the_card_may_be_taken_away_before_the_face(face: FaceWorld) -> None:
    async def take_away(stage: ScriptedStage, _: Machine) -> None:
        await shown(stage, "FaceCheck")
        face.world.dock.reader.do("remove_card")

    face.visit(AGREES, take_away)
    assert face.world.outcome == "printed"


@pytest.mark.logs_errors
def test_a_station_that_dies_is_begun_anew_for_the_next_try(face: FaceWorld) -> None:
    async def kill(stage: ScriptedStage, _: Machine) -> None:
        await shown(stage, "FaceCheck", lambda scene: scene.preview)
        face.scene.say(engine="quit")
        await shown(stage, "FaceEnd")
        face.scene.begin_anew()

    face.scene.say(show="straight")

    async def go_on(stage: ScriptedStage, _: Machine) -> None:
        await until(lambda: face.scene.bay.ready, 10, "a new station")
        await pressed(stage, Answer("retry"), "FaceConsent")

    stage = face.visit({**AGREES, "FaceEnd": None}, kill, go_on)
    assert ends(stage)[0] == ("engine", 3)
    assert face.world.outcome == "printed"


def test_a_camera_that_is_unplugged_in_the_middle_is_nobodys_fault(face: FaceWorld) -> None:
    async def unplug(stage: ScriptedStage, _: Machine) -> None:
        await shown(stage, "FaceCheck", lambda scene: scene.preview)
        face.scene.say(show="unplugged")

    face.scene.say(show="straight")
    stage = face.visit({**AGREES, "FaceEnd": Answer("window")}, unplug)
    assert ends(stage) == [("camera", 3), ("window", 0)]


def test_a_machine_without_a_camera_says_so_and_leads_on(face: FaceWorld) -> None:
    stage = face.visit({**AGREES, "FaceEnd": Answer("window")}, camera=False)
    assert ends(stage) == [("noCamera", 0), ("window", 0)]


def test_a_card_whose_picture_cannot_be_read_goes_another_way(face: FaceWorld) -> None:
    face.portrait.write_bytes(b"no picture")
    stage = face.visit({**AGREES, "FaceEnd": Answer("window")})
    assert ends(stage) == [("noPortrait", 0), ("window", 0)]


@pytest.mark.slow
def test_a_decoder_that_takes_its_time_does_not_take_the_looking_glass_away(face: FaceWorld) -> None:
    face.decoding = 0.8
    stage = face.visit(AGREES)
    assert face.world.outcome == "printed"
    assert [scene for scene in stage.seen if isinstance(scene, FaceCheck)][-1].preview


def test_nobodys_portrait_is_sought_before_they_agree(face: FaceWorld) -> None:
    face.visit({**AGREES, "FaceConsent": Answer("window")}, who="li", portraits=True)
    assert face.sought == []
    stage = face.visit(AGREES, who="li", portraits=True)
    assert face.sought == ["take_ticket"]
    assert ends(stage) == [("noPortrait", 0), ("window", 0)]


@pytest.mark.slow
def test_whoever_stops_and_agrees_again_has_agreed_twice(face: FaceWorld) -> None:
    async def stop_once(stage: ScriptedStage, _: Machine) -> None:
        await shown(stage, "FaceCheck", lambda scene: scene.preview)
        await pressed(stage, Answer("other"), "FaceEnd")
        face.scene.begin_anew()

    face.scene.say(show="straight")
    before = len(face.told())
    face.visit({**AGREES, "FaceEnd": Answer("retry")}, stop_once)
    assert face.world.outcome == "printed"
    assert [word for _, word in face.told()[before:]] == ["given", "withdrawn", "given", "match"]
    ids = [row[0] for row in face.world.center.rows("SELECT consent FROM face_consents ORDER BY at")][-3:]
    assert ids[0] == ids[1] != ids[2]


def test_the_books_of_the_law_hold_answers_and_verdicts_and_nobodys_name(face: FaceWorld) -> None:
    before = len(face.told())
    face.visit({**AGREES, "FaceConsent": Answer("window")})
    face.visit(AGREES)
    assert [word for _, word in face.told()[before:]] == ["refused", "given", "match"]
