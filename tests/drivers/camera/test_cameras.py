"""What every camera must do, whatever is behind it. A new driver is one more line in `CAMERAS`."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import pytest

from drivers.camera.mjpeg import MjpegCamera
from drivers.camera.simulated import SimulatedCamera
from drivers.camera.video import VideoCamera
from drivers.contract.camera import Camera, CameraDetail, FrameResult
from drivers.contract.words import Health, Outcome
from tests.drivers.camera.conftest import MODELS, PORTRAITS


@dataclass
class Bench:
    """A driver, and how its camera goes away and comes back."""

    camera: Camera
    leave: Callable[[], object]
    back: Callable[[], object]


def simulated(folder: Path, place: Path | int, chunked: bool = False) -> SimulatedCamera:
    camera = SimulatedCamera(place, folder / "control.sock", PORTRAITS, MODELS)
    camera._server.chunked = chunked
    camera.start()
    return camera


def film(folder: Path, pictures: int = 12, name: str = "film.avi") -> Path:
    path = folder / name
    out = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 30, (320, 240))
    dice = np.random.default_rng(1)
    for _ in range(pictures):
        out.write(dice.integers(0, 255, (240, 320, 3), np.uint8))
    out.release()
    return path


CAMERAS = ("http over a unix socket", "http over loopback", "http in chunks", "film")


@pytest.fixture(params=CAMERAS)
def bench(request: pytest.FixtureRequest, device_folder: Path) -> Iterator[Bench]:
    if request.param == "film":
        path, away = film(device_folder), device_folder / "away.avi"
        yield from closing(
            Bench(VideoCamera(f"file:{path}"), lambda: path.rename(away), lambda: away.rename(path)), lambda: None
        )
        return
    place = 0 if "loopback" in request.param else device_folder / "camera.http"
    far = simulated(device_folder, place, chunked="chunks" in request.param)
    plug = far._server.plug
    yield from closing(Bench(MjpegCamera(far.address), lambda: plug(False), lambda: plug(True)), far.stop)


def closing(bench: Bench, after: Callable[[], object]) -> Iterator[Bench]:
    yield bench
    bench.camera.close()
    after()


def until(camera: Camera, good: Callable[[FrameResult], bool], seconds: float = 5.0) -> FrameResult:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        result = camera.frame(0.5)
        if good(result):
            return result
    raise AssertionError(f"it never came; last {result.outcome} {result.detail}")


def test_it_says_whether_it_was_ever_run_on_real_hardware(bench: Bench) -> None:
    assert isinstance(bench.camera.verified, bool)


def test_it_is_off_until_it_is_started_and_asking_how_it_is_turns_nothing_on(bench: Bench) -> None:
    status = bench.camera.status(1)
    assert (status.health, status.on) == (Health.ONLINE, False)
    assert bench.camera.frame(0.1) == FrameResult(Outcome.NOT_READY)


def test_started_it_films_and_stopped_it_does_not(bench: Bench) -> None:
    assert bench.camera.start(3).on
    assert bench.camera.status(1).on
    assert until(bench.camera, lambda result: result.outcome is Outcome.SUCCESS).picture
    bench.camera.stop()
    bench.camera.stop()
    assert not bench.camera.status(1).on
    assert bench.camera.frame(0.1).outcome is Outcome.NOT_READY


def test_pictures_are_numbered_timed_and_never_handed_out_twice(bench: Bench) -> None:
    bench.camera.start(3)
    pictures = [until(bench.camera, lambda result: result.picture is not None).picture for _ in range(10)]
    numbers = [picture.number for picture in pictures if picture]
    times = [picture.at for picture in pictures if picture]
    assert numbers == sorted(set(numbers))
    assert times == sorted(times)
    assert abs(times[-1] - time.monotonic()) < 1


def test_whoever_looks_seldom_gets_the_newest_picture(bench: Bench) -> None:
    bench.camera.start(3)
    first = until(bench.camera, lambda result: result.picture is not None).picture
    time.sleep(0.5)
    asked = time.monotonic()
    last = until(bench.camera, lambda result: result.picture is not None).picture
    assert first and last
    assert last.number - first.number >= 8
    assert last.at > asked - 0.2


def test_a_picture_is_the_callers_own_and_can_be_wiped(bench: Bench) -> None:
    bench.camera.start(3)
    picture = until(bench.camera, lambda result: result.picture is not None).picture
    assert picture
    assert picture.pixels.any()
    assert "array" not in repr(picture)
    picture.wipe()
    assert not picture.pixels.any()
    assert until(bench.camera, lambda result: result.picture is not None).picture.pixels.any()  # type: ignore[union-attr]


def test_a_camera_that_is_not_there_is_a_value_and_is_found_when_it_comes(bench: Bench) -> None:
    bench.leave()
    assert bench.camera.status(1).health is Health.NO_DEVICE
    status = bench.camera.start(2)
    assert (status.on, status.detail) == (False, CameraDetail.NO_CAMERA)
    bench.back()
    assert bench.camera.start(3).on


def test_starting_twice_is_one_film(bench: Bench) -> None:
    bench.camera.start(3)
    assert bench.camera.start(3).on
    assert until(bench.camera, lambda result: result.picture is not None)


def test_pulled_out_in_the_middle_it_says_so_and_films_again_when_it_is_back(device_folder: Path) -> None:
    far = simulated(device_folder, device_folder / "camera.http")
    camera = MjpegCamera(far.address)
    camera.start(3)
    far._server.plug(False)
    assert until(camera, lambda result: result.picture is None).detail is CameraDetail.UNPLUGGED
    assert camera.status(1).health is Health.NO_DEVICE
    far._server.plug(True)
    assert until(camera, lambda result: result.outcome is Outcome.SUCCESS).picture
    camera.close()
    far.stop()


def test_a_film_plays_at_its_own_pace_again_and_again(device_folder: Path) -> None:
    camera = VideoCamera(f"file:{film(device_folder, pictures=10)}")
    camera.start(3)
    time.sleep(1.0)
    picture = until(camera, lambda result: result.picture is not None).picture
    camera.close()
    assert picture
    assert 20 <= picture.number <= 36


@pytest.mark.parametrize("path", ["/dev/video99", "/dev/null", "/etc/hostname", "/dev"])
def test_what_is_no_camera_is_said_to_be_none(path: str) -> None:
    camera = VideoCamera(f"device:{path}")
    assert camera.status(1).detail is CameraDetail.NO_CAMERA
    assert camera.start(2).detail is CameraDetail.NO_CAMERA
    camera.close()


def test_a_file_that_is_no_film_is_garbage(device_folder: Path) -> None:
    path = device_folder / "film.avi"
    path.write_bytes(b"this is no film" * 100)
    camera = VideoCamera(f"file:{path}")
    assert camera.start(2).detail is CameraDetail.GARBAGE
    camera.close()


@pytest.mark.parametrize("address", ["", "video0", "device:", "http:camera", "rtsp://a/b", "unix:relative"])
def test_an_address_of_another_kind_is_refused_without_repeating_a_password(address: str) -> None:
    with pytest.raises(ValueError, match="address is"):
        (VideoCamera if address in ("", "video0", "device:") else MjpegCamera)(address)


def test_a_password_is_sent_and_never_shown(device_folder: Path) -> None:
    camera = MjpegCamera("http://user:p%40ss@127.0.0.1:1/camera")
    assert "p@ss" not in repr(camera)
    assert b"Authorization: Basic dXNlcjpwQHNz\r\n" in camera._stream.place.request
    camera.close()
