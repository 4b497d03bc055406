"""The dock's till: what is pressed there is what the demonstration's payment platform says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from drivers.controls import Handle
from kiosk.dock.folder import TILL
from kiosk.dock.host import DockHost
from kiosk.dock.panel import Panel
from kiosk.hall.fees.platform import Due, Sandbox, Told
from tests.unit.test_dock_host import PEOPLE
from tests.unit.test_dock_panel import press, shown

UNTIL = datetime.fromisoformat("2026-11-20T09:50:00+08:00")
ORDER = Due("FY20261120000001", 1000, "无房证明", UNTIL)
SECOND = ORDER._replace(number="FY20261120000002")


@pytest.fixture
def dock(device_folder: Path) -> Iterator[DockHost]:
    with DockHost(device_folder / "dock", ["card_reader", TILL], people=PEOPLE) as host:
        yield host


@pytest.fixture
def platform(dock: DockHost) -> Sandbox:
    """As the center beside the dock keeps it."""
    return Sandbox(dock.folder.path.parent / "center" / "sandbox-payments")


@pytest.fixture
def till(dock: DockHost) -> Handle:
    return Handle(dock.folder.socket(TILL))


def test_an_order_is_paid_once_and_given_back(till: Handle, platform: Sandbox) -> None:
    with pytest.raises(ValueError, match="nobody has anything to pay"):
        till.do("pay")
    assert platform.create(ORDER) == platform.create(ORDER)
    assert platform.ask(ORDER) is Told.OWED
    assert platform.refund(ORDER) is None, "nothing was paid"
    till.do("pay")
    assert platform.ask(ORDER) is Told.PAID
    with pytest.raises(ValueError, match="settled already"):
        till.do("fail", order=ORDER.number)
    assert [platform.refund(ORDER), platform.refund(ORDER), platform.ask(ORDER)] == [Told.REFUNDED] * 3
    assert till.state()["orders"][0]["state"] == "back"


def test_what_failed_can_be_paid_with_a_new_code(till: Handle, platform: Sandbox) -> None:
    platform.create(ORDER)
    till.do("fail")
    assert platform.ask(ORDER) is Told.FAILED
    platform.create(ORDER)
    till.do("delay", seconds=60)
    assert platform.ask(ORDER) is Told.OWED
    assert till.state()["orders"][0]["state"] == "slow"


def test_a_platform_that_is_shut_answers_nobody(till: Handle, platform: Sandbox) -> None:
    till.do("shut")
    assert (platform.create(ORDER), platform.ask(ORDER), platform.refund(ORDER)) == (None, None, None)
    till.do("open")
    assert platform.create(ORDER)


def test_the_panel_lists_open_orders_and_works_them(
    qtbot: QtBot, dock: DockHost, till: Handle, platform: Sandbox
) -> None:
    platform.create(ORDER)
    platform.create(SECOND)
    panel = Panel(dock.folder, dock.out)
    panel.window.setProperty("visible", True)
    press(panel, "side:till")
    qtbot.waitUntil(lambda: len(panel.till.property("state").get("orders", [])) == 2)
    press(panel, f"till:pay:{ORDER.number}")
    qtbot.waitUntil(lambda: platform.ask(ORDER) is Told.PAID)
    assert platform.ask(SECOND) is Told.OWED
    press(panel, f"till:fail:{SECOND.number}")
    qtbot.waitUntil(lambda: platform.ask(SECOND) is Told.FAILED)
    press(panel, "till:shut")
    qtbot.waitUntil(lambda: bool(till.state()["shut"]))
    qtbot.waitUntil(lambda: bool(shown(panel, "till:shut").property("on")))
    panel.close()
