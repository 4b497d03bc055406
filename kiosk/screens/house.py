"""Where we are and what time it is there: the facts of the top bar."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Property, QObject, QTimer, Signal

TICK = 500
"""Milliseconds between two looks at the clock."""


@dataclass(frozen=True, slots=True)
class Place:
    """What the top bar says of this machine."""

    hall: str
    hall_en: str = ""
    zone: str = ""
    zone_en: str = ""
    kiosk: str = ""
    kiosk_en: str = ""
    phone: str = ""
    idle_seconds: int = 60
    """Seconds of quiet before the visit asks 还在吗."""
    idle_seconds_long: int = 120
    """The same in forms and elder mode."""


class House(QObject):
    """`now` gives the hall's own time (the center's clock as the kiosk knows it)."""

    changed = Signal()
    minute = Signal()

    def __init__(self, place: Place, now: Callable[[], datetime] = datetime.now) -> None:
        super().__init__()
        self._place = place
        self._now = now
        self._shown = now()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def learn(self, place: Place) -> None:
        """The center told more of this hall. Qt thread only."""
        if place != self._place:
            self._place = place
            self.changed.emit()

    def _look(self) -> None:
        now = self._now()
        if now.replace(second=0, microsecond=0) != self._shown.replace(second=0, microsecond=0):
            self._shown = now
            self.minute.emit()

    def _get_place(self) -> str:
        place = self._place
        facts = {
            "hall": place.hall,
            "hall_en": place.hall_en,
            "zone": place.zone,
            "zone_en": place.zone_en,
            "kiosk": place.kiosk,
            "kiosk_en": place.kiosk_en,
            "phone": place.phone,
            "idleSeconds": place.idle_seconds,
            "idleSecondsLong": place.idle_seconds_long,
        }
        return json.dumps(facts, ensure_ascii=False)

    def _get_clock(self) -> str:
        return self._shown.strftime("%H:%M")

    def _get_month(self) -> int:
        return self._shown.month

    def _get_day(self) -> int:
        return self._shown.day

    def _get_weekday(self) -> int:
        return self._shown.isoweekday()

    place = Property(str, _get_place, notify=changed)
    """JSON: a map read by QML would leak (see `stage.StageModel.sceneText`)."""
    clock = Property(str, _get_clock, notify=minute)
    month = Property(int, _get_month, notify=minute)
    day = Property(int, _get_day, notify=minute)
    weekday = Property(int, _get_weekday, notify=minute)
    """1 Monday … 7 Sunday."""
