"""The scripted citizen: waits for a screen, takes its picture, touches what the script says. Lives in the Qt thread."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QTimer
from PySide6.QtGui import QPointingDevice
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from drivers.controls import Handle
from kiosk.demo.scenario import Scenario, ScriptStep
from kiosk.screens.window import Opened

TICK = 15
"""Milliseconds between two looks at the screen."""
PATIENCE = 60.0
"""Seconds to wait for a thing on a screen, and for a device: it may have to be loaded first."""
SETTLED = 0.30
"""Seconds a screen must stand before its picture is taken: motion is over after 200 ms."""
BETWEEN = 0.08
"""Seconds between two touches of one step."""


class Lost(Exception):
    """The visit did not go as the script says."""


class Player:
    """Plays one scenario; `done` is called with None, or with what went wrong."""

    def __init__(
        self, opened: Opened, scenario: Scenario, dock: Path, out: Path, done: Callable[[Lost | None], None]
    ) -> None:
        self._opened = opened
        self._steps = list(scenario.steps)
        self._dock = dock
        self._out = out
        self._done = done
        self._touches: list[str] = []
        self._only_on = ""
        """The screen of a step that may come: once it is gone, what was to be touched there is not waited for."""
        self._since = self._seen = time.monotonic()
        self._serial = -1
        self._ready_at = 0.0
        self.pictures: list[Path] = []
        self._finger = QTest.createTouchDevice()
        self._timer = QTimer()
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        self._out.mkdir(parents=True, exist_ok=True)
        self._since = time.monotonic()
        self._timer.start()

    def _tick(self) -> None:
        try:
            self._go_on()
        except Lost as lost:
            self._picture("lost")
            self._finish(lost)

    def _go_on(self) -> None:
        now = time.monotonic()
        if self._only_on and self._screen() != self._only_on:
            self._touches, self._only_on = [], ""
        must = self._place_of_next()
        patience = PATIENCE if self._touches or not self._steps else self._steps[must].within
        if now - self._since > patience:
            wanted = self._touches[0] if self._touches else self._steps[must].screen
            raise Lost(f"waited {patience:.0f} s for {wanted} and saw {self._screen()}")
        if now < self._ready_at:
            return
        if self._touches:
            self._touch_next()
        elif not self._steps:
            self._finish(None)
        elif self._stands((step := self._wanted(must)).screen, step.wait):
            if not step.may:
                del self._steps[: must + 1]
            self._play(step)

    def _place_of_next(self) -> int:
        """Of the steps that are left, the first whose screen must come."""
        return next((place for place, step in enumerate(self._steps) if not step.may), 0)

    def _wanted(self, must: int) -> ScriptStep:
        """The step whose turn it is: one that may come where its screen has, or the next that must."""
        screen = self._screen()
        return next((step for step in self._steps[:must] if step.screen == screen), self._steps[must])

    def _screen(self) -> str:
        return str(self._opened.stage.model.property("name"))

    def _stands(self, screen: str, wait: float) -> bool:
        """Is this the screen, and has it stood long enough to be looked at?"""
        serial = self._opened.stage.model.property("serial")
        if self._screen() != screen or serial != self._serial:
            self._serial, self._seen = serial, time.monotonic()
            return False
        return time.monotonic() - self._seen > max(SETTLED, wait)

    def _play(self, step: ScriptStep) -> None:
        if step.picture:
            self._picture(step.screen)
        if step.device:
            self._handle(step)
        self._touches = list(step.touch)
        self._only_on = step.screen if step.may else ""
        self._moved()

    def _handle(self, step: ScriptStep) -> None:
        try:
            Handle(self._dock / f"{step.device}.sock", PATIENCE).do(step.do, **step.arguments)
        except (OSError, ValueError) as gone:
            raise Lost(f"{step.device} does not do {step.do}: {gone}") from gone

    def _touch_next(self) -> None:
        window = self._opened.window
        item = find_item(window, self._touches[0])
        if item is not None:
            touch_item(window, self._finger, item)
            self._touches.pop(0)
        elif self._touches[0].startswith("choose:") and (leaf := find_item(window, "page_next")):
            touch_item(window, self._finger, leaf)  # not on this page: leaf on, as anybody would
        else:
            return
        self._moved()

    def _moved(self) -> None:
        self._since = time.monotonic()
        self._ready_at = self._since + BETWEEN

    def _picture(self, name: str) -> None:
        path = self._out / f"{len(self.pictures) + 1:02d}-{name}.png"
        self._opened.window.grabWindow().save(str(path))
        self.pictures.append(path)

    def _finish(self, lost: Lost | None) -> None:
        self._timer.stop()
        self._done(lost)


def find_item(window: QQuickWindow, name: str) -> QQuickItem | None:
    """The visible, enabled thing of this name on the window; the topmost when there are several."""
    found: QQuickItem | None = None
    waiting = [window.contentItem()]
    while waiting:
        item = waiting.pop(0)
        if not (item.isVisible() and item.isEnabled()):
            continue
        if item.objectName() == name and item.width() > 0:
            found = item
        waiting += item.childItems()
    return found


def touch_item(window: QQuickWindow, finger: QPointingDevice, item: QQuickItem) -> None:
    """Press and lift a finger in the middle of a thing, as a panel would report it."""
    spot = middle_of(item)
    QTest.touchEvent(window, finger).press(0, spot, window).commit()
    QTest.touchEvent(window, finger).release(0, spot, window).commit()


def middle_of(item: QQuickItem) -> QPoint:
    """Where a finger meets a thing, in pixels of the window."""
    middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2))
    return QPoint(round(middle.x()), round(middle.y()))
