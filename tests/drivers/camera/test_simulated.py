"""The simulated camera: who stands there, what the lens does to them, and every fault, through its control socket."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest

from drivers.camera.mjpeg import MjpegCamera
from drivers.camera.simulated import SimulatedCamera
from drivers.contract.camera import CameraDetail, FrameResult
from drivers.contract.words import Health, Outcome
from drivers.controls import Handle
from tests.drivers.camera.test_cameras import until


@pytest.fixture
def handle(simulated: SimulatedCamera, device_folder: Path) -> Handle:
    return Handle(device_folder / "camera.sock")


def good(result: FrameResult) -> bool:
    return result.outcome is Outcome.SUCCESS


def level(camera: MjpegCamera) -> float:
    """Mean grey of a picture that was taken after now."""
    camera.frame(1)
    camera.frame(1)
    picture = until(camera, lambda result: result.picture is not None).picture
    assert picture
    return float(picture.pixels.mean())


def test_its_light_is_on_exactly_while_somebody_films(camera: MjpegCamera, handle: Handle) -> None:
    camera.status(1)
    assert (handle.state()["filming"], handle.state()["films"]) == (0, 0)
    camera.start(3)
    until(camera, good)
    assert handle.state()["filming"] == 1
    camera.stop()
    end = time.monotonic() + 2
    while handle.state()["filming"] and time.monotonic() < end:
        time.sleep(0.02)
    assert (handle.state()["filming"], handle.state()["films"]) == (0, 1)


def test_it_films_thirty_pictures_a_second_of_an_empty_room(camera: MjpegCamera, handle: Handle) -> None:
    camera.start(3)
    until(camera, good)
    before = handle.state()["pictures"]
    time.sleep(1)
    assert 20 <= handle.state()["pictures"] - before <= 36


@pytest.mark.parametrize(
    ("fault", "detail", "health"),
    [
        ("black", CameraDetail.BLACK, Health.HARDWARE_ERROR),
        ("frozen", CameraDetail.FROZEN, Health.HARDWARE_ERROR),
        ("garbage", CameraDetail.GARBAGE, Health.HARDWARE_ERROR),
        ("silence", CameraDetail.SILENT, Health.OFFLINE),
        ("unplug", CameraDetail.UNPLUGGED, Health.NO_DEVICE),
    ],
)
def test_each_fault_is_told_apart_and_goes_when_it_is_mended(
    camera: MjpegCamera, handle: Handle, fault: str, detail: CameraDetail, health: Health
) -> None:
    camera.start(3)
    until(camera, good)
    handle.do(fault)
    result = until(camera, lambda result: result.detail is detail)
    assert (result.picture is not None) == (detail in (CameraDetail.BLACK, CameraDetail.FROZEN))
    deadline = time.monotonic() + 2
    while camera.status(1).health is not health and time.monotonic() < deadline:
        time.sleep(0.05)
    assert camera.status(1).health is health
    handle.do("calm")
    until(camera, good)


def test_a_camera_somebody_else_has_is_busy(camera: MjpegCamera, handle: Handle) -> None:
    handle.do("busy")
    status = camera.start(2)
    assert (status.on, status.health, status.detail) == (False, Health.BUSY, CameraDetail.BUSY)
    handle.do("busy", on=False)
    assert camera.start(2).on


def test_the_lens_makes_it_dark_black_and_blurred_and_clear_again(camera: MjpegCamera, handle: Handle) -> None:
    camera.start(3)
    clear = level(camera)
    handle.do("dark")
    dark = level(camera)
    handle.do("black")
    black = level(camera)
    handle.do("clear")
    assert black < 8 < dark < clear / 3
    assert abs(level(camera) - clear) < 5


def test_whoever_is_put_there_is_seen_and_leaves_again(camera: MjpegCamera, handle: Handle) -> None:
    camera.start(3)
    empty = until(camera, good).picture
    state = handle.do("show", name="astronaut")
    assert (state["kind"], state["names"]) == ("show", ["astronaut"])
    somebody = until(camera, good).picture
    camera.frame(1)
    somebody = until(camera, good).picture
    assert empty and somebody
    assert np.abs(somebody.pixels.astype(int) - empty.pixels).mean() > 20
    assert handle.do("nobody")["names"] == []


@pytest.mark.parametrize(
    ("verb", "arguments", "words"),
    [
        ("show", {"name": "zeus"}, "no portrait of 'zeus'; known: .*astronaut"),
        ("show", {}, "show takes 1"),
        ("two", {"name": "astronaut"}, "two takes 2"),
        ("do", {"what": "nod"}, "turnLeft"),
        ("dance", {}, "no such control"),
    ],
)
def test_a_control_that_makes_no_sense_is_refused_in_plain_words(
    handle: Handle, verb: str, arguments: dict[str, str], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        handle.do(verb, **arguments)
    assert handle.state()["kind"] == "nobody"


def test_without_portraits_or_weights_the_room_is_empty_and_it_says_what_to_do(device_folder: Path) -> None:
    bare = SimulatedCamera(device_folder / "c.http", device_folder / "c.sock", device_folder / "none", device_folder)
    bare.start()
    with pytest.raises(ValueError, match=r"models\.py --portraits"):
        Handle(device_folder / "c.sock").do("show", name="astronaut")
    camera = MjpegCamera(bare.address)
    assert camera.start(2).on
    until(camera, good)
    camera.close()
    bare.stop()


def test_faces_in_stock_tell_whose_invented_card_they_belong_to(simulated: SimulatedCamera, handle: Handle) -> None:
    simulated._whose["astronaut"] = "陈样本"
    faces = handle.do("list_faces")["faces"]
    assert {"name": "astronaut", "whose": "陈样本"} in faces
