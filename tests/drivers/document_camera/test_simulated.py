"""The simulated document camera: what lies under it, what goes wrong with it, each told apart by the real driver."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from drivers.contract.camera import CameraDetail
from drivers.contract.document_camera import PageState
from drivers.contract.words import Outcome
from drivers.controls import Handle
from drivers.document_camera.mjpeg import MjpegDocumentCamera
from drivers.document_camera.simulated import SimulatedDocumentCamera
from tests.drivers.document_camera import desk
from tests.drivers.document_camera.desk import LONG, SIZE, VIEW, is_, until


class Desk:
    def __init__(self, folder: Path) -> None:
        self.far = SimulatedDocumentCamera(
            folder / "document.http", folder / "document.sock", desk.stock(), {"half": "半张"}, SIZE, desk.RATE
        )
        self.far.start()
        self.handle = Handle(folder / "document.sock")
        self.camera = MjpegDocumentCamera(f"{self.far.address}?view={VIEW}")


@pytest.fixture(scope="module")
def built() -> Iterator[Desk]:
    with tempfile.TemporaryDirectory(prefix="kiosk-") as folder:
        made = Desk(Path(folder))
        yield made
        made.camera.close()
        made.far.stop()


@pytest.fixture
def one(built: Desk) -> Iterator[Desk]:
    """A page lies well, and the camera sees it so."""
    built.handle.do("lay", name="half", angle=12)
    built.handle.do("calm")
    built.camera.start(LONG)
    until(built.camera, is_(PageState.GOOD))
    yield built


@pytest.mark.parametrize(
    ("verb", "given", "state"),
    [
        ("hand", {}, PageState.HAND),
        ("beside", {}, PageState.OUTSIDE),
        pytest.param("moving", {}, PageState.MOVING, marks=pytest.mark.slow),
        pytest.param("glare", {}, PageState.GLARE, marks=pytest.mark.slow),
        ("blurred", {}, PageState.BLURRED),
        ("light", {"on": False}, PageState.DARK),
        pytest.param("remove", {}, PageState.NO_PAGE, marks=pytest.mark.slow),
    ],
)
def test_what_stands_in_the_way_is_told_and_nothing_is_photographed(
    one: Desk, verb: str, given: dict[str, Any], state: PageState
) -> None:
    one.handle.do(verb, **given)
    until(one.camera, is_(state))
    shot = one.camera.capture(0.6)
    assert (shot.outcome, bytes(shot.page)) == (Outcome.USER_ERROR, b"")


@pytest.mark.slow
def test_a_shadow_and_a_patterned_mat_do_no_harm(one: Desk) -> None:
    one.handle.do("shadow")
    one.handle.do("mat", name="green")
    until(one.camera, lambda look: look.good)
    assert one.camera.capture(LONG).outcome is Outcome.SUCCESS
    one.handle.do("mat", name="dark")


@pytest.mark.parametrize(
    ("fault", "detail", "outcome"),
    [
        pytest.param("black", CameraDetail.BLACK, Outcome.HARDWARE_ERROR, marks=pytest.mark.slow),
        pytest.param("frozen", CameraDetail.FROZEN, Outcome.HARDWARE_ERROR, marks=pytest.mark.slow),
        pytest.param("garbage", CameraDetail.GARBAGE, Outcome.HARDWARE_ERROR, marks=pytest.mark.slow),
        ("unplug", CameraDetail.UNPLUGGED, Outcome.HARDWARE_ERROR),
    ],
)
def test_a_camera_in_trouble_gives_its_word_and_no_page(
    one: Desk, fault: str, detail: CameraDetail, outcome: Outcome
) -> None:
    one.handle.do(fault)
    look = until(one.camera, lambda look: look.detail is detail)
    assert (look.outcome, look.state, bytes(look.preview)) == (outcome, None, b"")
    assert bytes(one.camera.capture(0.5).page) == b""
    one.handle.do("calm")
    until(one.camera, lambda look: look.good)


@pytest.mark.slow
def test_a_camera_that_says_nothing_is_waited_for_no_longer_than_asked(one: Desk) -> None:
    one.handle.do("silence")
    shot = one.camera.capture(1.5)
    while shot.outcome is Outcome.SUCCESS:  # a picture was still on its way
        shot = one.camera.capture(1.5)
    assert (shot.outcome, shot.detail) == (Outcome.TIMEOUT, CameraDetail.SILENT)


def test_its_light_is_on_exactly_while_somebody_films(one: Desk) -> None:
    assert one.handle.state()["filming"] == 1
    one.camera.stop()
    end = time.monotonic() + 3
    while one.handle.state()["filming"] and time.monotonic() < end:
        time.sleep(0.02)
    films = one.handle.state()["films"]
    one.camera.status(LONG)
    assert (one.handle.state()["filming"], one.handle.state()["films"]) == (0, films)


@pytest.mark.parametrize(
    ("verb", "given", "words"),
    [
        ("lay", {"name": "passport"}, "no paper 'passport'; known: letter"),
        ("lay", {"name": "half", "angle": "far"}, "no number"),
        ("turn", {"angle": True}, "no number"),
        ("mat", {"name": "lawn"}, "no mat 'lawn'; known: dark"),
        ("fold", {}, "no such control"),
    ],
)
def test_a_control_that_makes_no_sense_is_refused_in_plain_words(
    built: Desk, verb: str, given: dict[str, Any], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        built.handle.do(verb, **given)


def test_papers_in_stock_are_named(built: Desk) -> None:
    assert {"name": "half", "shown": "半张"} in built.handle.do("list_documents")["documents"]


@pytest.mark.parametrize("address", ["tcp:camera", "unix:/a?view=wide", "unix:/a?view=-3", "unix:/a?view=inf"])
def test_an_address_that_cannot_be_is_refused(address: str) -> None:
    with pytest.raises(ValueError):
        MjpegDocumentCamera(address)
