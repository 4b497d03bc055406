"""The dock's camera: who is put before it on the panel is filmed, and its light shows that somebody looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from drivers.camera.mjpeg import MjpegCamera
from drivers.contract.words import Outcome
from drivers.controls import Handle
from kiosk.dock.faces import before_camera
from kiosk.dock.host import DockHost
from kiosk.dock.panel import Panel
from tests.unit.test_dock_host import PEOPLE
from tests.unit.test_dock_panel import press, shown

Look = Callable[[], dict[str, Any]]


@pytest.fixture
def dock(device_folder: Path) -> Iterator[DockHost]:
    with DockHost(device_folder, ["camera", "card_reader"], people=PEOPLE) as host:
        yield host


@pytest.fixture
def panel(dock: DockHost, qtbot: QtBot) -> Iterator[Panel]:
    panel = Panel(dock.folder, dock.out)
    panel.window.setProperty("visible", True)
    qtbot.waitUntil(lambda: bool(panel.camera.property("reachable")))
    press(panel, "side:face")
    yield panel
    panel.close()


@pytest.fixture
def camera(dock: DockHost) -> Look:
    return Handle(dock.folder.socket("camera")).state


def test_a_kiosk_films_at_the_docks_port(dock: DockHost) -> None:
    camera = MjpegCamera(f"unix:{dock.folder.port('camera')}")
    assert camera.start(3).on
    assert camera.frame(2).outcome is Outcome.SUCCESS
    camera.close()


def test_the_invented_citizens_come_first_and_each_person_once(dock: DockHost) -> None:
    faces = before_camera(dock.folder.socket("camera"))
    assert faces[0].name == "陈样本"
    assert [face.name for face in faces] == sorted((face.name for face in faces), reverse=True)
    assert len({face.key.partition("-")[0] for face in faces}) == len(faces)


def test_without_a_camera_there_is_nobody_and_no_trouble(device_folder: Path) -> None:
    assert before_camera(device_folder / "camera.sock") == []


def test_a_face_is_put_before_the_camera_and_walks_away(qtbot: QtBot, panel: Panel, camera: Look) -> None:
    press(panel, "face:astronaut")
    qtbot.waitUntil(lambda: camera()["names"] == ["astronaut"], timeout=20_000)
    qtbot.waitUntil(lambda: shown(panel, "standing").property("text") == "陈样本站在镜头前")
    press(panel, "camera:nobody")
    qtbot.waitUntil(lambda: camera()["kind"] == "nobody")
    qtbot.waitUntil(lambda: shown(panel, "standing").property("text") == "镜头前没有人")


@pytest.mark.parametrize("kind", ["photo", "replay", "covered", "two"])
def test_the_wrong_ways_to_stand_there_are_one_press(qtbot: QtBot, panel: Panel, camera: Look, kind: str) -> None:
    press(panel, f"way:{kind}")
    press(panel, "face:astronaut")
    qtbot.waitUntil(lambda: camera()["kind"] == kind, timeout=20_000)
    assert camera()["names"][0] == "astronaut"


def test_the_light_is_on_while_a_kiosk_films(qtbot: QtBot, panel: Panel, dock: DockHost) -> None:
    assert shown(panel, "light").property("text") == "灯灭着：没有在拍"
    camera = MjpegCamera(f"unix:{dock.folder.port('camera')}")
    camera.start(3)
    qtbot.waitUntil(lambda: shown(panel, "light").property("text") == "灯亮着：正在拍")
    assert "正在拍" in shown(panel, "side:face").property("text")
    camera.close()
    qtbot.waitUntil(lambda: shown(panel, "light").property("text") == "灯灭着：没有在拍")


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("act:still", "willing", False),
        ("stand:far", "stands", "far"),
        ("lens:dark", "lens", "dark"),
        ("lens:frozen", "lens", "frozen"),
        ("camera:busy", "busy", True),
        ("camera:garbage", "garbage", True),
        ("camera:silence", "silence", True),
        ("camera:plug", "plugged", False),
    ],
)
def test_each_fault_of_the_camera_is_one_press(
    qtbot: QtBot, panel: Panel, camera: Look, name: str, field: str, value: object
) -> None:
    press(panel, name)
    qtbot.waitUntil(lambda: bool(camera()[field] == value))
    qtbot.waitUntil(lambda: bool(shown(panel, name).property("on")))
