"""The document camera as journeys have it: a station of its own, real frames, every way to end."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import cv2
import numpy as np
import psutil
import pytest

from drivers.contract.camera import CameraDetail
from drivers.contract.document_camera import PageState, PaperKind
from drivers.contract.words import Health, Outcome
from drivers.controls import Handle
from drivers.document_camera.simulated import SimulatedDocumentCamera
from kiosk.devices.document_camera import DocumentBay
from tests.drivers.document_camera import desk
from tests.drivers.document_camera.desk import SIZE, VIEW


class Mat:
    """The bay, and the simulated camera at the far end."""

    def __init__(self, folder: Path) -> None:
        control = folder / "document.sock"
        self.far = SimulatedDocumentCamera(folder / "document.http", control, desk.stock(), None, SIZE, desk.RATE)
        self.far.start()
        self.address = f"{self.far.address}?view={VIEW}"
        self._handle = Handle(control)

    async def do(self, verb: str, **given: object) -> None:
        await asyncio.to_thread(self._handle.do, verb, **given)

    async def goes_dark(self) -> bool:
        """Nobody films any more."""
        end = time.monotonic() + 3
        while (await asyncio.to_thread(self._handle.state))["filming"] and time.monotonic() < end:
            await asyncio.sleep(0.05)
        return not (await asyncio.to_thread(self._handle.state))["filming"]

    def play(self, story: Callable[[DocumentBay], Awaitable[None]], command: tuple[str, ...] = ()) -> None:
        async def played() -> None:
            bay = DocumentBay("mjpeg", self.address, *([command] if command else []))
            try:
                await story(bay)
            finally:
                await bay.forget()
                bay.close()
                bay.presence.close()

        asyncio.run(played())


@pytest.fixture
def mat(device_folder: Path) -> Iterator[Mat]:
    made = Mat(device_folder)
    yield made
    made.far.stop()


async def laid(bay: DocumentBay, mat: Mat, name: str = "half") -> None:
    """On the mat, and seen to lie well."""
    await mat.do("lay", name=name, angle=94)
    async for view in bay.views():
        if view.good:
            return


def test_a_page_is_laid_photographed_turned_and_the_camera_goes_off(mat: Mat) -> None:
    async def story(bay: DocumentBay) -> None:
        assert bay.pid is None, "nothing runs before it is asked for"
        first = await bay.look()
        assert (first.state, bytes(first.preview[:2])) == (PageState.NO_PAGE, b"\xff\xd8")
        await laid(bay, mat)
        shot = await bay.capture()
        assert (shot.outcome, shot.paper, shot.page_px) == (Outcome.SUCCESS, PaperKind.A5, (1165, 1654))
        assert (shot.turned, shot.sure, len(shot.corners)) == (270, True, 4)
        assert "page" not in repr(shot).replace("page_px", "")
        turned = await bay.turned(shot.page, 180)
        pixels = cv2.imdecode(np.frombuffer(turned, np.uint8), cv2.IMREAD_COLOR)
        assert pixels is not None and pixels.shape[:2] == (1654, 1165)
        assert not any(shot.page), "what was turned is zeroed"
        await bay.stop()
        assert await mat.goes_dark()

    mat.play(story)


@pytest.mark.slow
def test_the_last_view_is_zeroed_when_the_next_is_asked_for(mat: Mat) -> None:
    async def story(bay: DocumentBay) -> None:
        seen = []
        async for view in bay.views():
            seen.append(view)
            if len(seen) == 2:
                break
        assert not any(seen[0].preview) and len(seen[0].preview) > 1000

    mat.play(story)


def test_who_leaves_in_mid_capture_leaves_no_camera_on(mat: Mat) -> None:
    async def story(bay: DocumentBay) -> None:
        await bay.look()
        task = asyncio.create_task(bay.capture(30.0))
        await asyncio.sleep(0.3)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        began = time.monotonic()
        await bay.stop()
        assert time.monotonic() - began < 1.0
        assert await mat.goes_dark()
        assert (await bay.look()).state is PageState.NO_PAGE, "the next one finds it well"

    mat.play(story)


def test_who_leaves_while_the_station_begins_does_not_turn_it_on(mat: Mat) -> None:
    async def story(bay: DocumentBay) -> None:
        task = asyncio.create_task(bay.look())
        await asyncio.sleep(0)
        task.cancel()
        await bay.stop()
        await bay.forget()
        await asyncio.sleep(0.5)
        assert bay.pid is None and await mat.goes_dark()

    mat.play(story)


def test_whoever_goes_back_early_again_and_again_finds_the_camera_well(mat: Mat) -> None:
    """Leaving while the station begins is no death of it, and nothing is begun only to be stopped."""

    async def story(bay: DocumentBay) -> None:
        for _ in range(5):
            task = asyncio.create_task(bay.look())
            while bay.pid is None:
                await asyncio.sleep(0.01)
            task.cancel()
            await bay.stop()
            assert bay.pid is None
        assert (await bay.look()).state is PageState.NO_PAGE

    mat.play(story)


@pytest.mark.logs_errors
def test_a_station_that_dies_is_told_and_begun_anew(mat: Mat) -> None:
    async def story(bay: DocumentBay) -> None:
        await bay.look()
        assert bay.pid is not None
        os.kill(bay.pid, signal.SIGKILL)
        assert (await bay.look()).outcome is Outcome.INTERNAL_ERROR
        assert (await bay.look()).state is PageState.NO_PAGE

    mat.play(story)


@pytest.mark.slow
@pytest.mark.logs_errors
def test_a_station_that_talks_nonsense_or_cannot_be_begun_is_no_exception(mat: Mat) -> None:
    async def story(bay: DocumentBay) -> None:
        for _ in range(6):
            look = await bay.look()
            assert (look.outcome, look.state, bytes(look.preview)) == (Outcome.INTERNAL_ERROR, None, b"")
        assert bay.pid is None

    mat.play(story, (sys.executable, "-c", "import os; os.write(0, b'\\xff' * 64)"))
    mat.play(story, ("/nowhere/at/all",))


@pytest.mark.logs_errors
def test_a_station_that_hangs_is_ended_in_time(mat: Mat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.devices.document_camera.BEGIN", 0.3)
    monkeypatch.setattr("kiosk.devices.document_camera.LOOK", 0.3)

    async def story(bay: DocumentBay) -> None:
        look = await bay.look()
        assert (look.outcome, look.detail, bay.pid) == (Outcome.TIMEOUT, CameraDetail.SILENT, None)

    mat.play(story, (sys.executable, "-c", "import time; time.sleep(60)"))


def test_nothing_of_the_station_outlives_the_visit(mat: Mat) -> None:
    async def story(bay: DocumentBay) -> None:
        await laid(bay, mat)
        pid = bay.pid
        assert pid is not None
        await bay.forget()
        assert bay.pid is None and not psutil.pid_exists(pid)

    mat.play(story)


def test_a_camera_that_is_gone_is_told_and_the_rack_sees_it_without_turning_it_on(mat: Mat) -> None:
    async def story(bay: DocumentBay) -> None:
        assert (await bay.presence.look()).health is Health.ONLINE and bay.ready
        assert bay.pid is None and await mat.goes_dark()
        await mat.do("unplug")
        for _ in range(2):
            status = await bay.presence.look()
        assert (status.health, status.detail, bay.ready) == (Health.NO_DEVICE, CameraDetail.NO_CAMERA, False)
        look = await bay.look()
        assert (look.outcome, look.detail) == (Outcome.HARDWARE_ERROR, CameraDetail.NO_CAMERA)
        await mat.do("plug")
        assert (await bay.presence.look()).health is Health.ONLINE and bay.ready
        assert (await bay.look()).state is PageState.NO_PAGE

    mat.play(story)


def test_this_side_loads_neither_opencv_nor_numpy() -> None:
    import subprocess

    words = "import sys, kiosk.devices.document_camera; print(sorted({'cv2', 'numpy'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_a_page_is_turned_by_quarters_only() -> None:
    with pytest.raises(ValueError, match="90, 180 or 270"):
        asyncio.run(DocumentBay("mjpeg", "unix:/nowhere").turned(bytearray(b"x"), 45))
