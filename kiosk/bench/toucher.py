"""Plays the same short visit again and again by touch, and times what a citizen would wait for. Qt thread."""

from __future__ import annotations

import time

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtTest import QTest

from kiosk.app import App
from kiosk.center.desk import Given
from kiosk.demo.player import find_item, middle_of

TICK = 5
"""Milliseconds between two looks at the screen."""
PATIENCE = 30.0
HELD = 0.07
"""Seconds a finger stays on the glass."""
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
    """`paints`: seconds from a finger's touch to the next frame. `changes`: from its lifting to the next frame, which
    mostly is the next screen. `prints`: from lifting it off 取号 to the printer's last byte."""

    def __init__(self, app: App, visits: int) -> None:
        self.paints: list[float] = []
        self.changes: list[float] = []
        self.prints: list[float] = []
        self.trouble = ""
        self._app = app
        self._visits = visits
        self._opened = app.opened
        self._finger = QTest.createTouchDevice()
        self._pressed_at: float | None = None
        self._lifted_at: float | None = None
        self._spot: QPoint | None = None
        self._take_at = 0.0
        self._screen = ""
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
        now = time.perf_counter()
        if self._pressed_at is not None:
            self.paints.append(now - self._pressed_at)
            self._pressed_at = None
        if self._lifted_at is not None:
            self.changes.append(now - self._lifted_at)
            self._lifted_at = None

    def _tick(self) -> None:
        self._hook()
        now = time.monotonic()
        if self._spot is not None:
            if now - self._moved >= HELD:
                self._lift(self._spot)
            return
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
        self._screen, self._spot = screen, middle_of(item)
        self._pressed_at = time.perf_counter()
        QTest.touchEvent(self._opened.window, self._finger).press(0, self._spot, self._opened.window).commit()

    def _lift(self, spot: QPoint) -> None:
        self._spot = None
        self._since = time.monotonic()  # not again before the screen had time to change
        self._lifted_at = time.perf_counter()
        if self._screen == "Confirm":
            self._take_at = self._lifted_at
        QTest.touchEvent(self._opened.window, self._finger).release(0, spot, self._opened.window).commit()

    def _name(self) -> str:
        return str(self._opened.stage.model.property("name"))

    def _stop(self) -> None:
        self._timer.stop()
        self._opened.app.quit()
