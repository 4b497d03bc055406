"""The view-model of typing an identity number: 18 characters (GB 11643-1999), checked as they are typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot

LENGTH = 18
GROUPS = (6, 8, 4)
"""Region, birth date, serial and check character: how people read the number aloud."""


class NumberModel(QObject):
    """`check` gets the 18 characters and returns "" when they can be a number, else a word for what is wrong."""

    changed = Signal()

    def __init__(self, check: Callable[[str], str]) -> None:
        super().__init__()
        self._check = check
        self._typed = ""
        self._problem = ""

    def _get_typed(self) -> str:
        return self._typed

    def _get_grouped(self) -> str:
        parts, start = [], 0
        for length in GROUPS:
            parts.append(self._typed[start : start + length])
            start += length
        return " ".join(part for part in parts if part)

    def _get_left(self) -> int:
        return LENGTH - len(self._typed)

    def _get_problem(self) -> str:
        return self._problem

    def _get_complete(self) -> bool:
        return len(self._typed) == LENGTH and not self._problem

    typed = Property(str, _get_typed, notify=changed)
    grouped = Property(str, _get_grouped, notify=changed)
    left = Property(int, _get_left, notify=changed)
    """Characters still to type."""
    problem = Property(str, _get_problem, notify=changed)
    complete = Property(bool, _get_complete, notify=changed)

    @Slot(str)
    def add(self, character: str) -> None:
        """A digit, or X as the last character; anything else is ignored."""
        last = len(self._typed) == LENGTH - 1
        fits = len(character) == 1 and (character in "0123456789" or (character in "Xx" and last))
        if fits and len(self._typed) < LENGTH:
            self._set(self._typed + character.upper())

    @Slot()
    def erase(self) -> None:
        self._set(self._typed[:-1])

    @Slot()
    def wipe(self) -> None:
        self._set("")

    def _set(self, typed: str) -> None:
        self._typed = typed
        self._problem = self._check(typed) if len(typed) == LENGTH else ""
        self.changed.emit()
