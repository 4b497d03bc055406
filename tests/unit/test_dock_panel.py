"""The panel, drawn for real: what is pressed reaches the devices, what happens to them is seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from drivers.controls import Handle
from kiosk.dock.folder import DockError, DockFolder
from kiosk.dock.host import DockHost
from kiosk.dock.panel import Panel
from tests.unit.test_dock_host import PEOPLE, TICKET, write_to

Look = Callable[[], dict[str, Any]]


@pytest.fixture
def dock(device_folder: Path) -> Iterator[DockHost]:
    with DockHost(device_folder, people=PEOPLE, printer_speed=0) as host:
        yield host


@pytest.fixture
def panel(dock: DockHost, qtbot: QtBot) -> Iterator[Panel]:
    panel = Panel(dock.folder, dock.out)
    panel.window.setProperty("visible", True)
    qtbot.waitUntil(lambda: bool(panel.printer.property("reachable") and panel.reader.property("reachable")))
    yield panel
    panel.close()


@pytest.fixture
def reader(dock: DockHost) -> Look:
    return Handle(dock.folder.socket("card_reader")).state


@pytest.fixture
def printer(dock: DockHost) -> Look:
    return Handle(dock.folder.socket("ticket_printer")).state


def shown(panel: Panel, name: str) -> QQuickItem:
    # A delegate is a child in the scene, not among the objects: search what is drawn.
    assert isinstance(panel.window, QQuickWindow)
    todo = [panel.window.contentItem()]
    while todo:
        item = todo.pop()
        if item.objectName() == name:
            return item
        todo += item.childItems()
    raise AssertionError(f"nothing on the panel is called {name}")


def press(panel: Panel, name: str) -> None:
    item = shown(panel, name)
    assert item.isVisible() and item.isEnabled(), f"{name} cannot be pressed now"
    middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
    assert isinstance(panel.window, QQuickWindow)
    QTest.mouseClick(panel.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)


def test_a_card_is_put_down_and_taken_away(qtbot: QtBot, panel: Panel, reader: Look) -> None:
    press(panel, "card:li")
    qtbot.waitUntil(lambda: reader()["card"] == "li")
    qtbot.waitUntil(lambda: shown(panel, "lying").isVisible())
    press(panel, "lying")
    qtbot.waitUntil(lambda: reader()["card"] == "")
    qtbot.waitUntil(lambda: not shown(panel, "lying").isVisible())


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("reader:pull", "waiting", ["removed at read"]),
        ("reader:checksum", "waiting", ["checksum at read"]),
        ("reader:garbage", "garbage", True),
        ("reader:silence", "silence", True),
        ("reader:plug", "plugged", False),
    ],
)
def test_each_fault_of_the_reader_is_one_press(
    qtbot: QtBot, panel: Panel, reader: Look, name: str, field: str, value: object
) -> None:
    press(panel, name)
    qtbot.waitUntil(lambda: bool(reader()[field] == value))


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("paper:low", "paper", "low"),
        ("paper:out", "paper", "out"),
        ("paper:left", "paper_left", 320),
        ("cover:open", "cover", "open"),
        ("cutter:error", "cutter_error", True),
        ("speed:120", "speed", 120),
        ("answer:dead", "alive", False),
        ("answer:garbage", "garbage", True),
        ("plug:unplug", "plugged", False),
    ],
)
def test_each_fault_of_the_printer_is_one_press(
    qtbot: QtBot, panel: Panel, printer: Look, name: str, field: str, value: object
) -> None:
    press(panel, name)
    qtbot.waitUntil(lambda: bool(printer()[field] == value))
    qtbot.waitUntil(lambda: bool(shown(panel, name).property("on")))


def test_every_fault_of_the_printer_can_be_undone(qtbot: QtBot, panel: Panel, printer: Look) -> None:
    before = printer()
    for name in ("paper:out", "cover:open", "cutter:error", "speed:120", "answer:dead", "plug:unplug"):
        press(panel, name)
    qtbot.waitUntil(lambda: not printer()["plugged"])
    for name in ("paper:ok", "cover:closed", "cutter:ok", "speed:0", "answer:good", "plug:plug"):
        press(panel, name)
    qtbot.waitUntil(lambda: printer() == before)


def test_a_ticket_hangs_out_until_it_is_taken(qtbot: QtBot, panel: Panel, dock: DockHost, printer: Look) -> None:
    write_to(dock.folder.port("ticket_printer"), TICKET)
    qtbot.waitUntil(lambda: shown(panel, "slip").isVisible())
    assert shown(panel, "slip").property("source").toLocalFile() == str(dock.out / "001.png")
    press(panel, "printer:take")
    qtbot.waitUntil(lambda: printer()["presenter"] == [])
    qtbot.waitUntil(lambda: not shown(panel, "slip").isVisible())


def test_a_device_that_goes_leaves_a_panel_that_says_so(qtbot: QtBot, panel: Panel, dock: DockHost) -> None:
    dock.stop()
    qtbot.waitUntil(lambda: not panel.printer.property("reachable"))
    qtbot.waitUntil(lambda: not shown(panel, "reader:plug").isEnabled())
    dock.start()
    qtbot.waitUntil(lambda: bool(panel.printer.property("reachable")))


def test_attaching_where_nothing_runs_is_refused_in_plain_words(device_folder: Path, qapp: Any) -> None:
    with pytest.raises(DockError, match="start the dock there first"):
        Panel(DockFolder(device_folder), device_folder)


def test_every_invented_card_is_in_stock(panel: Panel, dock: DockHost) -> None:
    people = Handle(dock.folder.socket("card_reader")).do("list_people")["people"]
    cards = panel.window.property("cards")
    assert [card["key"] for card in cards] == [one["who"] for one in people]
    assert len(cards) >= 12


def test_the_page_printer_has_a_side_of_its_own(device_folder: Path, qtbot: QtBot) -> None:
    with DockHost(device_folder, ["card_reader", "page_printer"], people=PEOPLE, printer_speed=0) as host:
        pages = Handle(host.folder.socket("page_printer")).state
        panel = Panel(host.folder, host.out)
        try:
            panel.window.setProperty("visible", True)
            qtbot.waitUntil(lambda: bool(panel.pages.property("reachable")))
            press(panel, "out:pages")
            qtbot.waitUntil(lambda: shown(panel, "sheets:out").isVisible())
            press(panel, "sheets:out")
            qtbot.waitUntil(lambda: pages()["paper"] == "out")
            press(panel, "wire:unplug")
            qtbot.waitUntil(lambda: not pages()["plugged"])
        finally:
            panel.close()
