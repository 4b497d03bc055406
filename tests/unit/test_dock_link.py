"""A device's link follows the device through its control socket, whatever happens to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from drivers.controls import ControlServer
from kiosk.dock.link import DeviceLink


class Lamp:
    """The smallest device there is: it can be switched, and refuses a colour it does not have."""

    def __init__(self) -> None:
        self.on = False

    def switch(self, on: bool) -> None:
        self.on = on

    def paint(self, colour: str) -> None:
        raise ValueError(f"there is no {colour}")

    def serve(self, socket: Path) -> ControlServer:
        return ControlServer(socket, {"switch": self.switch, "paint": self.paint}, lambda: {"on": self.on})


def seen(link: DeviceLink, name: str) -> Any:
    """A property as QML reads it."""
    return link.property(name)


@pytest.fixture
def socket(device_folder: Path) -> Path:
    return device_folder / "lamp.sock"


@pytest.fixture
def link(socket: Path, qapp: Any) -> Iterator[DeviceLink]:
    link = DeviceLink(socket)
    link.start()
    yield link
    link.stop()


def test_it_finds_a_device_that_starts_later_and_notices_when_it_goes(
    qtbot: QtBot, link: DeviceLink, socket: Path
) -> None:
    assert not seen(link, "reachable")
    server = Lamp().serve(socket)
    qtbot.waitUntil(lambda: seen(link, "reachable"))
    assert seen(link, "state") == {"on": False}
    server.close()
    qtbot.waitUntil(lambda: not seen(link, "reachable"))
    assert seen(link, "state") == {}


def test_a_control_reaches_the_device_and_its_new_state_comes_back(
    qtbot: QtBot, link: DeviceLink, socket: Path
) -> None:
    lamp = Lamp()
    server = lamp.serve(socket)
    link.act("switch", {"on": True})
    qtbot.waitUntil(lambda: seen(link, "state") == {"on": True})
    assert lamp.on
    server.close()


def test_a_change_made_by_somebody_else_is_seen(qtbot: QtBot, link: DeviceLink, socket: Path) -> None:
    lamp = Lamp()
    server = lamp.serve(socket)
    qtbot.waitUntil(lambda: seen(link, "reachable"))
    lamp.on = True
    qtbot.waitUntil(lambda: seen(link, "state") == {"on": True})
    server.close()


def test_a_refusal_is_shown_until_the_next_control(qtbot: QtBot, link: DeviceLink, socket: Path) -> None:
    server = Lamp().serve(socket)
    qtbot.waitUntil(lambda: seen(link, "reachable"))
    link.act("paint", {"colour": "octarine"})
    qtbot.waitUntil(lambda: seen(link, "trouble") == "there is no octarine")
    qtbot.wait(500)
    assert seen(link, "trouble") == "there is no octarine"
    link.act("switch", {"on": True})
    qtbot.waitUntil(lambda: seen(link, "trouble") == "")
    server.close()
