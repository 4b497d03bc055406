"""How camera and face engine stand, in one word each: what the hall is told through the rack's news."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kiosk.demo.citizen import ScriptedStage
from kiosk.devices.face import FaceBay, FaceDevices
from kiosk.identity.face.policy import FacePolicy
from kiosk.identity.face.words import Ended, Verdict
from kiosk.machine import open_machine
from tests.appliance import settings_for


@pytest.fixture
def bay(tmp_path: Path) -> FaceBay:
    """Of an engine whose weights are not there."""
    return FaceBay(FaceDevices(("video", "x"), ("opencv", f"models={tmp_path}")), FacePolicy())


def test_before_a_check_the_engine_stands_as_it_is_configured(bay: FaceBay) -> None:
    assert bay.words() == {"face_matcher": "modelMissing"}


def test_an_address_that_cannot_be_is_an_engine_without_weights() -> None:
    bay = FaceBay(FaceDevices(("video", "x"), ("opencv", "nonsense")), FacePolicy())
    assert bay.words() == {"face_matcher": "modelMissing"}
    assert bay.standing[0].text.startswith("no face check: ")


@pytest.mark.parametrize(
    ("ended", "words"),
    [
        (Ended(Verdict.MATCH), {"face_matcher": "modelMissing", "camera": "online"}),
        (Ended(Verdict.NO_FACE), {"face_matcher": "modelMissing", "camera": "online"}),
        (Ended(Verdict.CAMERA, detail="unplugged"), {"face_matcher": "modelMissing", "camera": "unplugged"}),
        (Ended(Verdict.CAMERA), {"face_matcher": "modelMissing", "camera": "hardwareError"}),
        (Ended(Verdict.ENGINE, detail="crashed"), {"face_matcher": "crashed"}),
        (Ended(Verdict.ENGINE), {"face_matcher": "hardwareError"}),
        (Ended(Verdict.PORTRAIT), {"face_matcher": "modelMissing"}),
        (Ended(Verdict.CANCELED), {"face_matcher": "modelMissing"}),
    ],
)
def test_a_check_says_how_it_found_them_and_nothing_of_what_it_did_not_use(
    bay: FaceBay, ended: Ended, words: dict[str, str]
) -> None:
    assert bay.words(ended) == words


def test_what_the_start_said_of_the_engine_is_said_again_the_next_day(tmp_path: Path, device_folder: Path) -> None:
    """/manage looks at today only: a kiosk that runs for weeks would have lost its light."""
    settings = settings_for(tmp_path, "http://127.0.0.1:9", device_folder)
    heard: list[tuple[str, str]] = []

    async def run_over_midnight() -> None:
        async with open_machine(settings, ScriptedStage({})) as machine:
            news = machine.house.rack.news
            news.tell = lambda device, word: heard.append((device, word))
            noon = datetime.fromisoformat("2026-11-20T12:00:00+08:00")
            for day in (noon, noon + timedelta(days=1)):
                news.now = lambda day=day: day  # type: ignore[misc]
                news.looked("card_reader", "online")

    asyncio.run(run_over_midnight())
    assert ("face_matcher", "notPassive") in heard
