"""The life of a face station: camera on and off in time, and what happens when something dies."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from contextlib import aclosing, suppress
from pathlib import Path
from typing import Any

import psutil
import pytest

from kiosk.devices.face import FaceBay, FaceDevices
from kiosk.identity.face.policy import FacePolicy
from kiosk.identity.face.words import Ended, Guide, Progress, Verdict
from tests.devices.scene import QUICK, WANG, FaceScene, played, portrait_of


@pytest.fixture
def scene(tmp_path: Path) -> FaceScene:
    return FaceScene(tmp_path, QUICK)


async def filming_check(scene: FaceScene) -> asyncio.Task[tuple[list[Progress], Ended]]:
    """A check in a task of its own, with the camera on."""
    task = asyncio.create_task(scene.checked())
    await scene.until("filming")
    await asyncio.sleep(0.2)
    return task


# ------------------------------------------------------------------------------- camera on and off


def test_a_warm_station_does_not_film(scene: FaceScene) -> None:
    async def story(scene: FaceScene) -> None:
        await scene.bay.warm()
        await scene.until("ready")
        await asyncio.sleep(0.3)
        assert not scene.filming
        assert scene.bay.preview and scene.bay.engine == "scripted-1" and scene.bay.passive

    played(scene, story)


@pytest.mark.parametrize("how", ["cancel", "stop", "close", "forget"])
def test_the_camera_is_off_within_a_third_of_a_second(scene: FaceScene, how: str) -> None:
    async def story(scene: FaceScene) -> None:
        task = await filming_check(scene)
        began = time.monotonic()
        if how == "cancel":
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        elif how == "stop":
            await scene.bay.stop()
            assert (await task)[1].verdict is Verdict.CANCELED
        elif how == "forget":
            await scene.bay.forget()
            assert (await task)[1].verdict in (Verdict.CANCELED, Verdict.ENGINE)
        else:
            task.cancel()
            await scene.until("off", 0.3)
        assert time.monotonic() - began < 0.3
        assert not scene.filming

    played(scene, story)


@pytest.mark.logs_errors
def test_a_station_that_does_not_listen_is_killed_when_the_camera_must_go_off(scene: FaceScene) -> None:
    async def story(scene: FaceScene) -> None:
        task = await filming_check(scene)
        pid = scene.bay.pid
        assert pid
        os.kill(pid, signal.SIGSTOP)
        began = time.monotonic()
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        assert time.monotonic() - began < 0.5
        assert not psutil.pid_exists(pid)

    played(scene, story)


def test_the_first_word_comes_before_the_engine_is_loaded_and_with_a_preview(scene: FaceScene) -> None:
    async def story(scene: FaceScene) -> None:
        scene.say(loading=2.0)
        async with aclosing(scene.bay.check(portrait_of(WANG))) as events:
            first = await anext(events)
            assert isinstance(first, Progress) and first.guide is Guide.HOLD
            assert scene.bay.preview and scene.bay.why == "starting"
        assert not scene.filming
        await scene.until("ready")
        assert (await scene.checked())[1].verdict is Verdict.MATCH

    played(scene, story)


def test_the_camera_goes_on_before_the_engine_is_loaded(scene: FaceScene) -> None:
    async def story(scene: FaceScene) -> None:
        scene.say(loading=1.5)
        task = asyncio.create_task(scene.checked())
        await scene.until("filming", 2.5)
        assert scene.bay.why == "starting"
        assert scene.bay.preview
        assert (await task)[1].verdict is Verdict.MATCH

    played(scene, story)


# --------------------------------------------------------------------------------- when things die


@pytest.mark.logs_errors
def test_a_station_killed_in_mid_check_ends_the_check_and_the_next_one_works(scene: FaceScene) -> None:
    async def story(scene: FaceScene) -> None:
        task = await filming_check(scene)
        killed = scene.bay.pid
        assert killed
        os.kill(killed, signal.SIGKILL)
        _, ended = await task
        assert (ended.verdict, ended.detail) == (Verdict.ENGINE, "crashed")
        await scene.until("ready")
        assert scene.bay.pid != killed
        assert (await scene.checked())[1].verdict is Verdict.MATCH

    played(scene, story)


@pytest.mark.logs_errors
@pytest.mark.parametrize("trouble", ["quit", "fault"])
def test_an_engine_that_crashes_ends_the_check(scene: FaceScene, trouble: str) -> None:
    ended = ended_when(scene, engine=trouble)
    assert (ended.verdict, ended.detail) == (Verdict.ENGINE, "crashed")


@pytest.mark.logs_errors
def test_a_camera_driver_that_crashes_ends_the_check(scene: FaceScene) -> None:
    assert ended_when(scene, show="broken driver").verdict is Verdict.CAMERA


@pytest.mark.logs_errors
def test_an_engine_that_hangs_is_ended(scene: FaceScene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.devices.face.SILENCE", 1.5)
    ended = ended_when(scene, engine="hang")
    assert (ended.verdict, ended.detail) == (Verdict.ENGINE, "silent")


def ended_when(scene: FaceScene, **said: Any) -> Ended:
    """How a check ends that meets this once the station is warm."""
    found: list[Ended] = []

    async def story(scene: FaceScene) -> None:
        await scene.bay.warm()
        await scene.until("ready")
        scene.say(**said)
        found.append((await scene.checked())[1])

    played(scene, story)
    return found[0]


@pytest.mark.logs_errors
def test_a_program_that_is_not_there_is_a_word_and_not_an_exception(tmp_path: Path) -> None:
    async def story(scene: FaceScene) -> None:
        _, ended = await scene.checked()
        assert (ended.verdict, ended.detail) == (Verdict.ENGINE, "crashed")
        assert not scene.bay.ready

    played(FaceScene(tmp_path, command=("/nowhere/station",)), story)


@pytest.mark.logs_errors
@pytest.mark.parametrize("program", ["print('nonsense')", "print('x' * 200000)", 'print(\'{"is": "ended"}\')', ""])
def test_a_program_that_is_no_station_is_given_up_after_a_few_tries(tmp_path: Path, program: str) -> None:
    async def story(scene: FaceScene) -> None:
        await scene.bay.warm()
        for _ in range(100):
            await asyncio.sleep(0.05)
            if scene.bay.why == "crashed" and scene.bay.pid is None and scene.bay._tries == 3:
                break
        assert scene.bay.why == "crashed"
        assert scene.bay._tries == 3

    played(FaceScene(tmp_path, command=(sys.executable, "-c", program)), story)


def test_after_forgetting_no_process_is_left(scene: FaceScene) -> None:
    async def story(scene: FaceScene) -> None:
        await scene.checked()
        pid = scene.bay.pid
        assert pid and psutil.pid_exists(pid)
        began = time.monotonic()
        await scene.bay.forget()
        assert time.monotonic() - began < 0.6
        assert not psutil.pid_exists(pid)
        assert (scene.bay.why, scene.bay.preview) == ("notStarted", "")

    played(scene, story)


@pytest.mark.parametrize("after", [0.0, 0.02, 0.3])
def test_forgetting_while_it_starts_leaves_nothing(scene: FaceScene, after: float) -> None:
    async def story(scene: FaceScene) -> None:
        before = set(psutil.Process().children())
        warming = asyncio.create_task(scene.bay.warm())
        await asyncio.sleep(after)
        await scene.bay.forget()
        await warming
        await asyncio.sleep(0.1)
        assert scene.bay.pid is None
        assert set(psutil.Process().children()) <= before

    played(scene, story)


def test_a_station_ends_when_its_kiosk_is_killed(tmp_path: Path) -> None:
    script = (
        "import asyncio, pathlib, sys\n"
        "from tests.devices.scene import FaceScene\n"
        "async def run():\n"
        f"    scene = FaceScene(pathlib.Path({str(tmp_path)!r}))\n"
        "    task = asyncio.create_task(scene.checked())\n"
        "    await scene.until('filming')\n"
        "    print(scene.bay.pid, flush=True)\n"
        "    await task\n"
        "    await asyncio.sleep(60)\n"
        "asyncio.run(run())\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as kiosk:
        assert kiosk.stdout
        station = int(kiosk.stdout.readline())
        kiosk.kill()
    try:
        psutil.Process(station).wait(3)
    except psutil.NoSuchProcess:
        return


# ------------------------------------------------------------------------------------ what it costs


def test_the_kiosk_itself_loads_neither_opencv_nor_numpy() -> None:
    script = (
        "import sys, kiosk.devices.face, kiosk.devices.station.settings, kiosk.identity.face.attempts\n"
        "import kiosk.identity.face.policy, kiosk.identity.face.words\n"
        "print(sorted({'cv2', 'numpy'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_an_engine_without_figures_is_refused_at_start() -> None:
    policy = FacePolicy.model_validate({"engines": {"opencv": {"match": 0.4, "retake": 0.3}}})
    with pytest.raises(ValueError, match=r"engines\.dlib is missing"):
        FaceBay(FaceDevices(("video", "x"), ("dlib", "x")), policy)


def test_an_engine_that_takes_strangers_for_the_holder_needs_staff() -> None:
    assert FaceBay(FaceDevices(("video", "x"), ("dlib", "x")), FacePolicy()).staff_confirms
    assert not FaceBay(FaceDevices(("video", "x"), ("opencv", "x")), FacePolicy()).staff_confirms
