"""The view-model of typing a case number: its 14 digits, the last of them a check digit, then the end of the identity
number, which goes from here to the stage."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.cases import numbers

TAIL = 4
_DIGITS = "0123456789"


class CaseNumberModel(QObject):
    """`answer` gets "ok" and {"number", "tail"}."""

    changed = Signal()

    def __init__(self, answer: Callable[[str, object], None]) -> None:
        super().__init__()
        self._answer = answer
        self._number = self._tail = ""
        self._edited = False

    def _get_number(self) -> str:
        return numbers.grouped(self._number)

    def _get_tail(self) -> str:
        return self._tail

    def _get_at(self) -> int:
        return int(self._right())

    def _get_left(self) -> int:
        return TAIL - len(self._tail) if self._right() else numbers.SHORT - len(self._number)

    def _get_wrong(self) -> bool:
        return len(self._number) == numbers.SHORT and not self._right()

    def _get_letter(self) -> bool:
        return self._right() and len(self._tail) == TAIL - 1

    def _get_ready(self) -> bool:
        return self._right() and len(self._tail) == TAIL

    def _get_edited(self) -> bool:
        return self._edited

    number = Property(str, _get_number, notify=changed)
    """In groups."""
    tail = Property(str, _get_tail, notify=changed)
    at = Property(int, _get_at, notify=changed)
    """Which field takes the characters now: 0 the number, 1 the tail."""
    left = Property(int, _get_left, notify=changed)
    """Characters this field still takes."""
    wrong = Property(bool, _get_wrong, notify=changed)
    """The number is whole, and its check digit says that a digit is wrong."""
    letter = Property(bool, _get_letter, notify=changed)
    """X may come now."""
    ready = Property(bool, _get_ready, notify=changed)
    edited = Property(bool, _get_edited, notify=changed)
    """Something was changed since the last answer: what was wrong with that is history."""

    @Slot(str)
    def add(self, character: str) -> None:
        """A digit, or X at the very end; anything else, and what is too much, is ignored."""
        sign = character.upper()
        if len(sign) != 1 or self._get_left() <= 0:
            return
        if sign in _DIGITS or (sign == "X" and self._get_letter()):
            if self._right():
                self._set(self._number, self._tail + sign)
            else:
                self._set(self._number + sign, "")

    @Slot()
    def erase(self) -> None:
        """The last character; from an empty tail back into the number."""
        if self._tail:
            self._set(self._number, self._tail[:-1])
        else:
            self._set(self._number[:-1], "")

    @Slot()
    def confirm(self) -> None:
        """What was typed stays, to be compared with the slip and corrected."""
        if self._get_ready():
            self._edited = False
            self.changed.emit()
            self._answer("ok", {"number": self._number, "tail": self._tail})

    @Slot()
    def wipe(self) -> None:
        self._set("", "")
        self._edited = False
        self.changed.emit()

    def _right(self) -> bool:
        return numbers.short(self._number) is not None

    def _set(self, number: str, tail: str) -> None:
        self._number, self._tail, self._edited = number, tail, True
        self.changed.emit()
