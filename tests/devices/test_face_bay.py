"""The face bay and its station, a real process, with a scripted camera and engine."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import aclosing
from pathlib import Path
from typing import Any

import pytest

from kiosk.identity.face.words import Challenge, Ended, Guide, Progress, Verdict
from tests.devices.scene import LI, QUICK, WANG, FaceScene, played, portrait_of


@pytest.fixture
def scene(tmp_path: Path) -> FaceScene:
    return FaceScene(tmp_path, QUICK)


class WarmScene:
    """One station for many checks: what starting one costs is paid once."""

    def __init__(self, folder: Path, runner: asyncio.Runner) -> None:
        self.scene, self._runner = FaceScene(folder, QUICK), runner

    def ended(self, portrait: bytearray | None = None, attempt: int = 1, **said: Any) -> Ended:
        self.scene.begin_anew(**said)
        _, ended = self._runner.run(self.scene.checked(portrait, attempt=attempt))
        assert not self.scene.filming
        return ended


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WarmScene]:
    with asyncio.Runner() as runner:
        made = WarmScene(tmp_path_factory.mktemp("warm"), runner)
        yield made
        runner.run(made.scene.bay.forget())


# ------------------------------------------------------------------------------------ how checks end


def test_the_holder_of_the_card_is_matched(scene: FaceScene) -> None:
    async def story(scene: FaceScene) -> None:
        portrait = portrait_of(WANG)
        told, ended = await scene.checked(portrait)
        assert ended.verdict is Verdict.MATCH
        assert (ended.score, ended.real, ended.engine) == (0.6, 0.9, "scripted-1")
        assert 3 <= ended.shots <= 5 and 0 < ended.seconds < 8
        assert [each.done for each in told] == sorted(each.done for each in told)
        assert not any(portrait), "the portrait was not zeroed"
        assert not scene.filming

    played(scene, story)


@pytest.mark.parametrize(
    ("said", "verdict", "detail"),
    [
        ({"person": LI}, Verdict.MISMATCH, ""),
        ({"real": 0.1}, Verdict.SPOOF, ""),
        ({"score": 0.35}, Verdict.RETAKE, ""),
        ({"score": 0.39999}, Verdict.RETAKE, ""),
        ({"score": 0.35, "attempt": 3}, Verdict.MISMATCH, ""),
        ({"refuse": "noCamera"}, Verdict.CAMERA, "noCamera"),
        ({"refuse": "inUse"}, Verdict.CAMERA, "inUse"),
        ({"show": "unplugged"}, Verdict.CAMERA, "unplugged"),
        ({"show": "garbage"}, Verdict.CAMERA, "garbage"),
        ({"show": "silent"}, Verdict.CAMERA, "silent"),
        ({"show": "black"}, Verdict.CAMERA, "black"),
        ({"show": "frozen"}, Verdict.CAMERA, "frozen"),
        ({"show": "nobody"}, Verdict.NO_FACE, ""),
        ({"show": "swap"}, Verdict.MISMATCH, ""),
        ({}, Verdict.MATCH, ""),
    ],
)
def test_each_end_has_its_verdict(warm: WarmScene, said: dict[str, Any], verdict: Verdict, detail: str) -> None:
    ended = warm.ended(**said)
    assert (ended.verdict, ended.detail) == (verdict, detail)


@pytest.mark.parametrize(
    ("portrait", "detail"),
    [
        (portrait_of(WANG, faces=0), "noFace"),
        (portrait_of(WANG, faces=2), "severalFaces"),
        (bytearray(b"no picture at all"), "noFace"),
    ],
)
def test_a_portrait_that_shows_nobody_ends_it(warm: WarmScene, portrait: bytearray, detail: str) -> None:
    ended = warm.ended(bytearray(portrait))
    assert (ended.verdict, ended.detail) == (Verdict.PORTRAIT, detail)


def test_a_still_photograph_misses_the_movement(warm: WarmScene) -> None:
    ended = warm.ended(show="still")
    assert ended.verdict is Verdict.CHALLENGE_MISSED
    assert ended.detail in set(Challenge)


@pytest.mark.parametrize(
    ("said", "verdict", "detail"),
    [
        ({"real": None}, Verdict.MATCH, "challengeOnly"),
        ({"load": "modelMissing"}, Verdict.ENGINE, "modelMissing"),
        ({"load": "modelCorrupt"}, Verdict.ENGINE, "modelCorrupt"),
    ],
)
def test_what_the_engine_lacks_is_noted(scene: FaceScene, said: dict[str, Any], verdict: Verdict, detail: str) -> None:
    async def story(scene: FaceScene) -> None:
        scene.say(**said)
        _, ended = await scene.checked()
        assert (ended.verdict, ended.detail) == (verdict, detail)
        assert scene.bay.why == said.get("load", "")

    played(scene, story)


def test_two_people_are_told_and_one_alone_can_go_on(scene: FaceScene) -> None:
    async def story(scene: FaceScene) -> None:
        scene.say(show="two")
        async with aclosing(scene.bay.check(portrait_of(WANG))) as events:
            async for event in events:
                if isinstance(event, Progress) and event.guide is Guide.SEVERAL_FACES:
                    scene.say(show="cycle")
                if isinstance(event, Ended):
                    assert event.verdict is Verdict.MATCH

    played(scene, story)


def test_one_station_serves_several_checks(warm: WarmScene) -> None:
    assert warm.ended().verdict is Verdict.MATCH
    first = warm.scene.bay.pid
    assert warm.ended(person=LI).verdict is Verdict.MISMATCH
    assert warm.scene.bay.pid == first
