"""The dock's code scanner: what is written on the panel and held up reaches the scanner's line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from drivers.code_scanner.serial import SerialCodeScanner
from drivers.controls import Handle
from kiosk.dock.host import DockHost
from kiosk.dock.panel import Panel
from tests.unit.test_dock_host import PEOPLE
from tests.unit.test_dock_panel import press, shown


@pytest.fixture
def dock(device_folder: Path) -> Iterator[DockHost]:
    with DockHost(device_folder, ["code_scanner", "card_reader"], people=PEOPLE) as host:
        yield host


@pytest.fixture
def panel(dock: DockHost, qtbot: QtBot) -> Iterator[Panel]:
    panel = Panel(dock.folder, dock.out)
    panel.window.setProperty("visible", True)
    qtbot.waitUntil(lambda: bool(panel.scanner.property("reachable")))
    press(panel, "side:code")
    yield panel
    panel.close()


def test_a_code_is_written_held_up_read_by_the_kiosks_driver_and_taken_away(
    qtbot: QtBot, panel: Panel, dock: DockHost
) -> None:
    scanner = Handle(dock.folder.socket("code_scanner"))
    driver = SerialCodeScanner(f"serial:{dock.folder.port('code_scanner')}")
    driver.scan(0.1)
    assert not shown(panel, "code:show").isEnabled()
    shown(panel, "code").setProperty("text", "BMP1:abc.def")
    press(panel, "code:show")
    assert driver.scan(5).code == "BMP1:abc.def"
    driver.close()
    qtbot.waitUntil(lambda: shown(panel, "code:away").isEnabled())
    press(panel, "code:away")
    qtbot.waitUntil(lambda: not scanner.state()["held"])


def test_its_plug_is_one_press(qtbot: QtBot, panel: Panel, dock: DockHost) -> None:
    press(panel, "code:plug")
    qtbot.waitUntil(lambda: not Handle(dock.folder.socket("code_scanner")).state()["plugged"])
    qtbot.waitUntil(lambda: shown(panel, "code:plug").property("on"))
    press(panel, "code:plug")
    qtbot.waitUntil(lambda: bool(Handle(dock.folder.socket("code_scanner")).state()["plugged"]))
