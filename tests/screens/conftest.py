"""One window for all screen tests: opening it once is what the product does, too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.screens.draw import open_sample

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication

    from kiosk.screens.window import Opened


@pytest.fixture(scope="session")
def window(qapp: QGuiApplication) -> Iterator[Opened]:
    opened = open_sample()
    yield opened
    opened.close()


@pytest.fixture
def opened(window: Opened) -> Iterator[Opened]:
    """The window as a new citizen finds it."""
    window.stage.comfort.reset()
    window.finder.wipe()
    window.number.wipe()
    window.pin.wipe()
    window.case_number.wipe()
    window.answer.wipe()
    window.sign.clear()
    yield window
    window.stage.model.set_ask(0.0)
    window.stage.comfort.reset()
