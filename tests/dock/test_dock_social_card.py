"""The dock's social-security cards: what is put in on the panel is read by the kiosk's driver, and pulled out again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from drivers.contract import Outcome
from drivers.contract.social_card import SocialDetail
from drivers.controls import Handle
from drivers.social_card.vpcd import VpcdSocialCardReader
from kiosk.dock.folder import SOCIAL_CARD
from kiosk.dock.host import DockHost
from kiosk.dock.panel import Panel
from tests.unit.test_dock_host import PEOPLE
from tests.unit.test_dock_panel import press, shown


@pytest.fixture
def dock(device_folder: Path) -> Iterator[DockHost]:
    with DockHost(device_folder, [SOCIAL_CARD, "card_reader"], people=PEOPLE) as host:
        yield host


@pytest.fixture
def panel(dock: DockHost, qtbot: QtBot) -> Iterator[Panel]:
    panel = Panel(dock.folder, dock.out)
    panel.window.setProperty("visible", True)
    qtbot.waitUntil(lambda: bool(panel.social.property("reachable")))
    press(panel, "side:social")
    yield panel
    panel.close()


@pytest.fixture
def handle(dock: DockHost) -> Handle:
    return Handle(dock.folder.socket(SOCIAL_CARD))


def test_a_card_is_put_in_read_and_pulled_out(qtbot: QtBot, panel: Panel, dock: DockHost, handle: Handle) -> None:
    driver = VpcdSocialCardReader(f"unix:{dock.folder.port(SOCIAL_CARD)}")
    press(panel, "socialCard:li")
    qtbot.waitUntil(lambda: bool(handle.state()["card"] == "li"))
    card = driver.read(2).card
    assert card is not None and card.name == "李示范"
    qtbot.waitUntil(lambda: shown(panel, "socialLying").isVisible())
    press(panel, "socialLying")
    qtbot.waitUntil(lambda: handle.state()["card"] == "")
    assert driver.read(2).detail is SocialDetail.NO_CARD


def test_a_card_that_is_none_is_in_stock_too(qtbot: QtBot, panel: Panel, dock: DockHost, handle: Handle) -> None:
    handle.do("present_card", who="other")
    qtbot.waitUntil(lambda: shown(panel, "socialLying").isVisible())
    result = VpcdSocialCardReader(f"unix:{dock.folder.port(SOCIAL_CARD)}").read(2)
    assert (result.outcome, result.detail) == (Outcome.INVALID_DATA, SocialDetail.UNKNOWN_KIND)


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("social:pull", "waiting", ["removed after 6"]),
        ("social:garbage", "garbage", True),
        ("social:silence", "silence", True),
        ("social:plug", "plugged", False),
    ],
)
def test_each_fault_is_one_press(
    qtbot: QtBot, panel: Panel, handle: Handle, name: str, field: str, value: object
) -> None:
    press(panel, name)
    qtbot.waitUntil(lambda: bool(handle.state()[field] == value))
    qtbot.waitUntil(lambda: bool(shown(panel, name).property("on")))
