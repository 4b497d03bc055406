"""The dock's document camera: papers are laid, turned, covered and taken away by a press."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from drivers.contract.document_camera import PageState
from drivers.controls import Handle
from drivers.document_camera.mjpeg import MjpegDocumentCamera
from kiosk.dock.documents import PAPERS, in_stock, under_camera
from kiosk.dock.folder import DOCUMENT_CAMERA
from kiosk.dock.host import DockHost
from kiosk.dock.panel import Panel
from tests.unit.test_dock_host import PEOPLE
from tests.unit.test_dock_panel import press, shown

Look = Callable[[], dict[str, Any]]


@pytest.fixture
def dock(device_folder: Path) -> Iterator[DockHost]:
    (device_folder / "documents").mkdir()
    picture = np.full((400, 300, 3), 240, np.uint8)
    cv2.imwrite(str(device_folder / "documents" / "own.png"), picture)
    with DockHost(device_folder, [DOCUMENT_CAMERA, "card_reader"], people=PEOPLE) as host:
        yield host


@pytest.fixture
def panel(dock: DockHost, qtbot: QtBot) -> Iterator[Panel]:
    panel = Panel(dock.folder, dock.out)
    panel.window.setProperty("visible", True)
    qtbot.waitUntil(lambda: bool(panel.documents.property("reachable")))
    press(panel, "side:documents")
    yield panel
    panel.close()


@pytest.fixture
def camera(dock: DockHost) -> Look:
    return Handle(dock.folder.socket(DOCUMENT_CAMERA)).state


def test_a_kiosk_films_at_the_docks_port(dock: DockHost) -> None:
    camera = MjpegDocumentCamera(f"unix:{dock.folder.port(DOCUMENT_CAMERA)}?view=330")
    assert camera.start(3).on
    assert camera.look(5).state is PageState.NO_PAGE
    camera.close()


def test_every_paper_in_stock_is_drawn_at_its_size_and_own_pictures_beside(dock: DockHost) -> None:
    made, named = in_stock(dock.folder.path / "documents")
    assert list(made) == [*(key for key, *_ in PAPERS), "own"] and set(named) == set(made)
    for key, _, wide, high in PAPERS:
        sheet = made[key]()
        assert sheet.pixels.shape[1] / sheet.pixels.shape[0] == pytest.approx(wide / high, rel=0.01)
    assert (made["own"]().wide, made["own"]().high) == (210, 280)
    assert [each["key"] for each in under_camera(dock.folder.socket(DOCUMENT_CAMERA))] == list(made)


def test_without_a_camera_there_is_no_paper_and_no_trouble(device_folder: Path) -> None:
    assert under_camera(device_folder / "document_camera.sock") == []


def test_a_paper_is_laid_turned_and_taken_away(qtbot: QtBot, panel: Panel, camera: Look) -> None:
    press(panel, "sheet:own")
    qtbot.waitUntil(lambda: camera()["paper"] == "own", timeout=20_000)
    qtbot.waitUntil(lambda: shown(panel, "documentLying").property("text") == "放着：own")
    press(panel, "angle:180")
    qtbot.waitUntil(lambda: camera()["angle"] == 180, timeout=20_000)
    press(panel, "document:remove")
    qtbot.waitUntil(lambda: camera()["paper"] == "", timeout=20_000)
    qtbot.waitUntil(lambda: shown(panel, "documentLying").property("text") == "台面上没有纸")


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("document:hand", "hand", True),
        pytest.param("document:light", "light", False, marks=pytest.mark.slow),
        pytest.param("documentLens:frozen", "lens", "frozen", marks=pytest.mark.slow),
        pytest.param("document:plug", "plugged", False, marks=pytest.mark.slow),
    ],
)
def test_each_thing_that_can_go_wrong_is_one_press(
    qtbot: QtBot, panel: Panel, camera: Look, name: str, field: str, value: object
) -> None:
    press(panel, name)
    qtbot.waitUntil(lambda: bool(camera()[field] == value), timeout=20_000)
    qtbot.waitUntil(lambda: bool(shown(panel, name).property("on")))
