"""The view-model of an answer in digits: a number, a telephone, a day, an identity number, or the end of one.

What was typed is overwritten by nothing kept: it lives here until the screen goes, and travels from here to the stage.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot

LENGTHS = {"phone": 11, "date": 8, "idNumber": 18, "lastFour": 4}
GROUPS = {"phone": (3, 4, 4), "idNumber": (6, 8, 4), "date": (4, 2, 2)}
BETWEEN = {"date": "-"}
LEAST = {"phone": 7}
SCREENS = ("FormAsk", "ResumeWho")
"""Screens that take such an answer."""
_DIGITS = "0123456789"


class AnswerModel(QObject):
    """`answer` gets "ok" and the text: a day as 2026-11-22. `check` as for `NumberModel`."""

    changed = Signal()

    def __init__(self, answer: Callable[[str, object], None], check: Callable[[str], str]) -> None:
        super().__init__()
        self._answer = answer
        self._check = check
        self._kind = ""
        self._most = 0
        self._typed = ""
        self._asked = -1
        self._edited = False

    def follow(self, screen: str, scene: Mapping[str, Any], serial: int) -> None:
        """Another question is on, or none: what was typed goes."""
        if screen not in SCREENS:
            self._begin("", 0, -1)
        elif serial != self._asked:
            kind = str(scene.get("type", "lastFour"))
            self._begin(kind, LENGTHS.get(kind, int(scene.get("longest", 0))), serial)

    def _begin(self, kind: str, most: int, serial: int) -> None:
        self._kind, self._most, self._asked, self._typed, self._edited = kind, most, serial, "", False
        self.changed.emit()

    def _get_shown(self) -> str:
        parts, start = [], 0
        for length in GROUPS.get(self._kind, (len(self._typed),)):
            parts.append(self._typed[start : start + length])
            start += length
        return BETWEEN.get(self._kind, " ").join(part for part in parts if part)

    def _get_typed(self) -> str:
        return self._typed

    def _get_letter(self) -> bool:
        return self._kind in ("idNumber", "lastFour") and len(self._typed) == self._most - 1

    def _get_left(self) -> int:
        return self._most - len(self._typed)

    def _get_wrong(self) -> bool:
        if len(self._typed) < self._most:
            return False
        if self._kind == "date":
            return self._day() is None
        return self._kind == "idNumber" and bool(self._check(self._typed))

    def _get_ready(self) -> bool:
        whole = self._kind in ("date", "idNumber", "lastFour") or (self._kind == "phone" and self._typed[:1] == "1")
        least = self._most if whole else LEAST.get(self._kind, 1)
        return len(self._typed) >= max(1, least) and not self._get_wrong()

    def _get_edited(self) -> bool:
        return self._edited

    shown = Property(str, _get_shown, notify=changed)
    """In groups."""
    typed = Property(str, _get_typed, notify=changed)
    letter = Property(bool, _get_letter, notify=changed)
    """X may come now."""
    left = Property(int, _get_left, notify=changed)
    wrong = Property(bool, _get_wrong, notify=changed)
    """Whole, and cannot be right."""
    ready = Property(bool, _get_ready, notify=changed)
    edited = Property(bool, _get_edited, notify=changed)
    """Typed in since the question came."""

    @Slot(str)
    def add(self, sign: str) -> None:
        """A digit, or X where it may come; anything else, and what is too much, is ignored."""
        fits = len(sign) == 1 and (sign in _DIGITS or (sign in "Xx" and self._get_letter()))
        if fits and len(self._typed) < self._most:
            self._set(self._typed + sign.upper())

    @Slot()
    def erase(self) -> None:
        self._set(self._typed[:-1])

    @Slot()
    def confirm(self) -> None:
        if self._get_ready():
            day = self._day() if self._kind == "date" else None
            self._answer("ok", day.isoformat() if day else self._typed)

    @Slot()
    def wipe(self) -> None:
        """What was typed goes; the question stands."""
        self._set("")

    def _day(self) -> date | None:
        try:
            return date(int(self._typed[:4]), int(self._typed[4:6]), int(self._typed[6:]))
        except ValueError:
            return None

    def _set(self, typed: str) -> None:
        self._typed, self._edited = typed, True
        self.changed.emit()
