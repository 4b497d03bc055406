"""What QML has let go of is only freed when its engine sweeps, and an engine at rest never does: a number that was
typed stayed in its heap until somebody else had used the kiosk for a while (found by searching a busy machine's
memory).
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtQml import QQmlApplicationEngine

SOON = 300
"""Milliseconds after the next scene is on: by then the page that was left has been taken down."""


class Sweeper(QObject):
    """Lives in the Qt thread. Sweeps once after each visit, when another scene stands."""

    def __init__(self, engine: QQmlApplicationEngine) -> None:
        super().__init__(engine)
        self._engine = engine
        self._due = False
        self._timer = QTimer(self, singleShot=True, interval=SOON)
        self._timer.timeout.connect(self._sweep)

    def wipe(self) -> None:
        """The visit is over; its last page may still stand."""
        self._due = True

    @Slot()
    def turned(self) -> None:
        """Another scene is on."""
        if self._due:
            self._timer.start()

    def _sweep(self) -> None:
        self._due = False
        self._engine.collectGarbage()
