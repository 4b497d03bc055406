"""The looking glass: what the station films is on the page, in an oval, and nothing of it stays afterwards."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from drivers.camera.window import PreviewWriter
from kiosk.scenes import FaceCheck, Scene
from kiosk.screens.pictures import Picture, grab, settle, stand
from kiosk.screens.window import Opened
from tests.screens.scenes import ALL

HOUSE = Path(__file__).parents[2]
Tint = tuple[int, int, int]
GREEN: Tint = (20, 200, 30)
RED: Tint = (10, 10, 220)


@pytest.fixture
def writer() -> Iterator[PreviewWriter]:
    writer = PreviewWriter(74, 96)
    yield writer
    writer.close()


def put(writer: PreviewWriter, tint: Tint) -> None:
    writer.put(np.full((480, 640, 3), tint, np.uint8))


def check(source: str) -> Picture:
    return Picture("face", FaceCheck(source, "hold", "turnLeft", 1, 3, 7))


def elsewhere() -> Picture:
    name, scene = next((name, scene) for name, scene in ALL.items() if not isinstance(scene, FaceCheck))
    kept: Scene = scene
    return Picture(name, kept)


def painted(opened: Opened, tint: Tint) -> Callable[[], bool]:
    """Is the middle of the oval of this colour?"""

    def look() -> bool:
        settle(opened, 2)
        place = opened.preview.parentItem()
        if place is None:
            return False
        middle = place.mapToScene(place.boundingRect().center()).toPoint()
        seen = grab(opened).pixelColor(middle)
        return (seen.blue(), seen.green(), seen.red()) == tint

    return look


def test_the_newest_picture_is_on_the_page(qtbot: QtBot, opened: Opened, writer: PreviewWriter) -> None:
    put(writer, GREEN)
    stand(opened, check(writer.name))
    qtbot.waitUntil(painted(opened, GREEN))
    put(writer, RED)
    qtbot.waitUntil(painted(opened, RED))


def test_outside_the_oval_there_is_nothing_of_the_picture(qtbot: QtBot, opened: Opened, writer: PreviewWriter) -> None:
    put(writer, GREEN)
    stand(opened, check(writer.name))
    qtbot.waitUntil(painted(opened, GREEN))
    place = opened.preview.parentItem()
    corner = place.mapToScene(place.boundingRect().topLeft()).toPoint()
    assert grab(opened).pixelColor(corner.x() + 3, corner.y() + 3).green() != GREEN[1]


def test_a_station_that_wipes_leaves_an_empty_oval_and_no_byte_of_the_citizen(
    qtbot: QtBot, opened: Opened, writer: PreviewWriter
) -> None:
    put(writer, GREEN)
    stand(opened, check(writer.name))
    qtbot.waitUntil(painted(opened, GREEN))
    writer.wipe()
    qtbot.waitUntil(lambda: not opened.preview.property("seeing"))
    assert not any(opened.preview._memory)
    assert not painted(opened, GREEN)()


def test_leaving_the_page_zeroes_the_picture_and_lets_go_of_the_station(
    qtbot: QtBot, opened: Opened, writer: PreviewWriter
) -> None:
    put(writer, GREEN)
    stand(opened, check(writer.name))
    qtbot.waitUntil(painted(opened, GREEN))
    memory = opened.preview._memory
    stand(opened, elsewhere())
    qtbot.waitUntil(lambda: opened.preview.parentItem() is None)
    assert not any(memory)
    assert opened.preview._reader is None


def test_a_visit_that_ends_wipes_it_wherever_it_was(qtbot: QtBot, opened: Opened, writer: PreviewWriter) -> None:
    put(writer, GREEN)
    stand(opened, check(writer.name))
    qtbot.waitUntil(painted(opened, GREEN))
    for wipe in opened.stage.on_reset:
        wipe()
    assert not any(opened.preview._memory)
    assert not opened.preview.property("seeing")


def test_a_station_that_is_gone_or_another_one_is_shown_without_a_word(
    qtbot: QtBot, opened: Opened, writer: PreviewWriter
) -> None:
    stand(opened, check("/proc/1/fd/4711"))
    assert not opened.preview.property("seeing")
    put(writer, RED)
    stand(opened, check(writer.name))
    qtbot.waitUntil(painted(opened, RED))


def test_a_thousand_pictures_are_painted_into_the_same_memory(
    qtbot: QtBot, opened: Opened, writer: PreviewWriter
) -> None:
    put(writer, RED)
    stand(opened, check(writer.name))
    memory, before = opened.preview._memory, opened.preview.frames
    for number in range(1000):
        writer.put(np.full((96, 74, 3), number % 200, np.uint8))
        opened.preview._look()
        opened.app.processEvents()
    assert opened.preview._memory is memory
    assert opened.preview.frames > before
    assert sys.getrefcount(memory) < 10


def test_the_process_that_draws_loads_neither_numpy_nor_opencv() -> None:
    program = "import sys, kiosk.screens.window; print('numpy' in sys.modules, 'cv2' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=HOUSE)
    assert ran.stdout == "False False\n"
