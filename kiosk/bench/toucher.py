"""Plays the same short visit again and again by touch, and times what a citizen would wait for. Qt thread."""

from __future__ import annotations

import time

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from kiosk.app import App
from kiosk.center.desk import Given
from kiosk.demo.player import find_item, touch_item

TICK = 5
"""Milliseconds between two looks at the screen."""
PATIENCE = 30.0
SETTLED = 0.25
"""Seconds a screen stands before it is touched: the frame that answers a touch must be the touch's own."""

SCRIPT = {
    "Welcome": "touch",
    "Home": "take_ticket",
    "FindItem": "choose:shijian-001-01",
    "Materials": "next",
    "Identify": "without",
    "Confirm": "take",
    "TicketDone": "done",
}
"""Screen → what is touched on it. The item is one of the ten most wanted and needs no card."""


class Toucher:
    """`paints`: seconds from each touch to the next frame. `prints`: seconds from 取号 to the printer's last byte."""

    def __init__(self, app: App, visits: int) -> None:
        self.paints: list[float] = []
        self.prints: list[float] = []
        self.trouble = ""
        self._app = app
        self._visits = visits
        self._opened = app.opened
        self._finger = QTest.createTouchDevice()
        self._touched_at: float | None = None
        self._take_at = 0.0
        self._serial = -1
        self._since = self._moved = time.monotonic()
        self._timer = QTimer()
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._tick)
        self._hooked = False

    def start(self) -> None:
        self._opened.window.frameSwapped.connect(self._painted)
        self._timer.start()

    def _hook(self) -> None:
        """Hear when the printer has taken the last byte of a ticket."""
        house = self._app.known_house
        if house is None or self._hooked:
            return
        heard = house.desk.sent

        def sent(given: Given) -> None:
            self.prints.append(time.perf_counter() - self._take_at)
            heard(given)

        house.desk.sent = sent  # type: ignore[method-assign]
        self._hooked = True

    def _painted(self) -> None:
        if self._touched_at is not None:
            self.paints.append(time.perf_counter() - self._touched_at)
            self._touched_at = None

    def _tick(self) -> None:
        self._hook()
        now = time.monotonic()
        if now - self._moved > PATIENCE:
            self.trouble = f"nothing to touch on {self._name()}"
            self._stop()
            return
        serial = self._opened.stage.model.property("serial")
        if serial != self._serial:
            self._serial, self._since = serial, now
        name = self._name()
        if now - self._since < SETTLED or name not in SCRIPT:
            return
        if name == "Welcome" and len(self.prints) >= self._visits:
            self._stop()
            return
        self._touch(SCRIPT[name], name)

    def _touch(self, target: str, screen: str) -> None:
        item = find_item(self._opened.window, target) or find_item(self._opened.window, "page_next")
        if item is None:
            return
        self._moved = time.monotonic()
        self._since = self._moved  # not again before the screen had time to change
        self._touched_at = time.perf_counter()
        if screen == "Confirm":
            self._take_at = self._touched_at
        touch_item(self._opened.window, self._finger, item)

    def _name(self) -> str:
        return str(self._opened.stage.model.property("name"))

    def _stop(self) -> None:
        self._timer.stop()
        self._opened.app.quit()
