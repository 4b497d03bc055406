"""A whole kiosk that stands on 「请刷身份证」 and looks for a card that nobody lays down. Qt thread."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from drivers.controls import Handle
from kiosk.bench.toucher import SCRIPT
from kiosk.bench.visits import appliance, run_whole
from kiosk.demo.player import find_item, touch_item
from kiosk.dock.folder import DockFolder

if TYPE_CHECKING:
    from kiosk.app import App

WAITING = "Identify"
PATIENCE = 30.0
TICK = 100
"""Milliseconds between two looks at the screen."""


def looks_for_a_card(seconds: float) -> tuple[int, int]:
    """How often a kiosk looked in so many seconds, and the fewest milliseconds between two looks.

    Raises RuntimeError when the kiosk does not come so far.
    """
    with appliance(lambda record: None) as app:
        reader = Handle(DockFolder.at(app._settings.dock).socket("card_reader"))
        sitter = Sitter(app, seconds)
        run_whole(app, sitter, 1, lambda: int(sitter.sat))
        state = reader.state()
    if state["find_gap_ms"] is None:
        raise RuntimeError("the kiosk did not look for a card twice")
    return state["commands"]["20 01"], state["find_gap_ms"]


class Sitter:
    """Touches its way to the card screen and sits there."""

    def __init__(self, app: App, seconds: float) -> None:
        self.trouble = ""
        self.sat = False
        self._opened = app.opened
        self._seconds = seconds
        self._finger = QTest.createTouchDevice()
        self._name = ""
        self._since = time.monotonic()
        self._timer = QTimer()
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        self._timer.start()

    def _tick(self) -> None:
        name, now = str(self._opened.stage.model.property("name")), time.monotonic()
        if name != self._name:
            self._name, self._since = name, now
            return
        if name == WAITING:
            self.sat = now - self._since >= self._seconds
        elif now - self._since > PATIENCE:
            self.trouble = f"the kiosk stays on {name}"
        elif name in SCRIPT:
            item = find_item(self._opened.window, SCRIPT[name]) or find_item(self._opened.window, "page_next")
            if item is not None:
                touch_item(self._opened.window, self._finger, item)
        if self.sat or self.trouble:
            self._timer.stop()
            self._opened.app.quit()
