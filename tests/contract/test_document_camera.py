"""What every document camera owes the kiosk (drivers.contract.document_camera), whatever its pictures come through."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest

from drivers.catalogue import load
from drivers.contract.camera import CameraDetail
from drivers.contract.document_camera import DocumentCamera, PageState, PaperKind
from drivers.contract.words import Health, Outcome
from drivers.controls import Handle
from drivers.document_camera.scene import Lying
from drivers.document_camera.simulated import SimulatedDocumentCamera
from tests.drivers.document_camera import desk
from tests.drivers.document_camera.desk import LONG, SIZE, VIEW, is_, until


class Desk(Protocol):
    """A driver, and what is done at the mat it looks at."""

    camera: DocumentCamera

    def lay(self, name: str, x: float = 0.0) -> None: ...

    def clear(self) -> None: ...

    def leave(self) -> None: ...

    def back(self) -> None: ...


class Simulated:
    """The simulated camera at the far end of a real socket."""

    def __init__(self, folder: Path, place: Path) -> None:
        self.far = SimulatedDocumentCamera(place, folder / "document.sock", desk.stock(), size=SIZE, rate=desk.RATE)
        self.far.start()
        self._handle = Handle(folder / "document.sock")
        self.camera: DocumentCamera = load("document_camera", "mjpeg")(f"{self.far.address}?view={VIEW}")

    def lay(self, name: str, x: float = 0.0) -> None:
        self._handle.do("lay", name=name, angle=86, x=x)

    def clear(self) -> None:
        self._handle.do("remove")

    def leave(self) -> None:
        self._handle.do("unplug")

    def back(self) -> None:
        self._handle.do("plug")

    def close(self) -> None:
        self.camera.close()
        self.far.stop()


class Filmed:
    """A recording in place of a device the kernel knows: another film for whatever is laid."""

    def __init__(self, folder: Path) -> None:
        self._path, self._away = folder / "mat.avi", folder / "away.avi"
        desk.film(self._path, None, Lying())
        self.camera: DocumentCamera = load("document_camera", "v4l2")(f"file:{self._path}?view={VIEW}")

    def lay(self, name: str, x: float = 0.0) -> None:
        self._play(name, Lying(angle=86, x=x))

    def clear(self) -> None:
        self._play("", Lying())

    def leave(self) -> None:
        self._path.rename(self._away)

    def back(self) -> None:
        self._away.rename(self._path)

    def close(self) -> None:
        self.camera.close()

    def _play(self, name: str, lying: Lying) -> None:
        self.camera.stop()
        desk.film(self._path, desk.stock()[name]() if name else None, lying)
        self.camera.start(LONG)


@pytest.fixture(params=["simulated", pytest.param("film", marks=pytest.mark.slow)])
def one(request: pytest.FixtureRequest, device_folder: Path) -> Iterator[Desk]:
    made: Simulated | Filmed
    if request.param == "film":
        made = Filmed(device_folder)
    else:
        made = Simulated(device_folder, device_folder / "document.http")
    yield made
    made.close()


def test_a_driver_says_whether_it_was_run_on_hardware(one: Desk) -> None:
    assert isinstance(one.camera.verified, bool)


def test_it_films_nothing_until_it_is_started(one: Desk) -> None:
    assert (one.camera.status(LONG).health, one.camera.status(LONG).on) == (Health.ONLINE, False)
    assert one.camera.look(0.2).outcome is Outcome.NOT_READY
    assert one.camera.capture(0.2).outcome is Outcome.NOT_READY


def test_a_page_is_seen_and_photographed_and_an_empty_mat_is_not(one: Desk) -> None:
    assert one.camera.start(LONG).on
    empty = one.camera.look(LONG)
    assert (empty.outcome, empty.state, empty.corners, empty.paper) == (Outcome.SUCCESS, PageState.NO_PAGE, (), None)
    assert empty.preview.startswith(b"\xff\xd8")
    one.lay("letter")
    look = until(one.camera, is_(PageState.GOOD))
    assert (len(look.corners), look.paper, look.good) == (4, PaperKind.A4, True)
    shot = one.camera.capture(LONG)
    assert (shot.outcome, shot.paper, shot.dpi, shot.page_px) == (Outcome.SUCCESS, PaperKind.A4, 200, (1654, 2339))
    assert (shot.size_mm, shot.turned, shot.sure) == ((210.0, 297.0), 270, True)
    assert shot.page.startswith(b"\xff\xd8") and len(shot.page) < 1_500_000
    shot.wipe()
    assert not any(shot.page)


def test_nothing_is_photographed_where_nothing_lies_and_the_reason_is_told(one: Desk) -> None:
    one.camera.start(LONG)
    shot = one.camera.capture(0.8)
    assert (shot.outcome, shot.state, bytes(shot.page)) == (Outcome.USER_ERROR, PageState.NO_PAGE, b"")


def test_a_page_half_outside_is_never_taken_for_whole(one: Desk) -> None:
    one.camera.start(LONG)
    one.lay("letter", x=150)
    until(one.camera, is_(PageState.OUTSIDE))
    shot = one.camera.capture(1.0)
    assert (shot.outcome, shot.state, bytes(shot.page)) == (Outcome.USER_ERROR, PageState.OUTSIDE, b"")


def test_a_camera_that_goes_away_is_told_and_comes_back(one: Desk) -> None:
    one.leave()
    status = one.camera.status(LONG)
    assert (status.health, status.detail) == (Health.NO_DEVICE, CameraDetail.NO_CAMERA)
    assert not one.camera.start(LONG).on
    one.back()
    assert one.camera.start(LONG).on
    until(one.camera, is_(PageState.NO_PAGE))


def test_it_may_be_stopped_twice_and_started_again(one: Desk) -> None:
    one.camera.start(LONG)
    one.camera.stop()
    one.camera.stop()
    assert one.camera.look(0.2).outcome is Outcome.NOT_READY
    assert one.camera.start(LONG).on
    until(one.camera, is_(PageState.NO_PAGE))
