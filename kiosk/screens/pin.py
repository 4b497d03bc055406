"""The view-model of secret digits: a badge and its PIN, or the code sent to a phone.

The digits lie in byte arrays that are overwritten when the screen goes, and travel from here to the stage: of a PIN,
QML sees how many digits there are, never which.
"""

from __future__ import annotations

import string
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot


@dataclass(frozen=True, slots=True)
class Field:
    """`least` to `most` digits; `hidden` ones are shown as dots; `letters` takes capitals and the dash too."""

    name: str
    least: int
    most: int
    hidden: bool = False
    letters: bool = False

    @property
    def signs(self) -> str:
        return string.digits + (string.ascii_uppercase + "-" if self.letters else "")


FORMS: dict[str, tuple[Field, ...]] = {
    "StaffPin": (Field("badge", 1, 12, letters=True), Field("pin", 6, 6, hidden=True)),
    "PhoneCode": (Field("code", 6, 6),),
    "FeeCode": (Field("code", 12, 12),),
}
"""The fields of each screen that takes digits, in the order they are typed, as long as the center takes them."""


class PinModel(QObject):
    """`answer` gets "ok" and the digits: {"badge", "pin"} for a member of staff, the six digits for a phone code."""

    changed = Signal()

    def __init__(self, answer: Callable[[str, object], None]) -> None:
        super().__init__()
        self._answer = answer
        self._fields: tuple[Field, ...] = ()
        self._typed: list[bytearray] = []
        self._at = 0

    def _get_at(self) -> int:
        return self._at

    def _get_badge(self) -> str:
        return self._shown("badge")

    def _get_dots(self) -> str:
        return self._shown("pin")

    def _get_code(self) -> str:
        return self._shown("code")

    def _get_left(self) -> int:
        return self._fields[self._at].most - len(self._typed[self._at]) if self._typed else 0

    def _get_ready(self) -> bool:
        return bool(self._typed) and len(self._typed[self._at]) >= self._fields[self._at].least

    def _get_last(self) -> bool:
        return self._at == len(self._fields) - 1

    def _get_letters(self) -> bool:
        return bool(self._fields) and self._fields[self._at].letters

    def _get_empty(self) -> bool:
        return not any(self._typed)

    at = Property(int, _get_at, notify=changed)
    """Which field takes the digits now."""
    badge = Property(str, _get_badge, notify=changed)
    dots = Property(str, _get_dots, notify=changed)
    """One for each digit of the PIN."""
    code = Property(str, _get_code, notify=changed)
    left = Property(int, _get_left, notify=changed)
    """Digits the present field still takes."""
    ready = Property(bool, _get_ready, notify=changed)
    """The present field has digits enough."""
    last = Property(bool, _get_last, notify=changed)
    letters = Property(bool, _get_letters, notify=changed)
    """The present field takes letters too."""
    empty = Property(bool, _get_empty, notify=changed)

    @Slot(str)
    def begin(self, screen: str) -> None:
        """Another screen is on: what was typed is wiped, the fields of the new one are ready."""
        self._overwrite()
        self._fields = FORMS.get(screen, ())
        self._typed = [bytearray() for _ in self._fields]
        self._at = 0
        self.changed.emit()

    @Slot(str)
    def add(self, digit: str) -> None:
        """One sign the present field takes; anything else, and what is too much, is ignored. Badges are compared
        without regard to capitals, so a small letter is one."""
        sign = digit.upper() if digit.isascii() else ""
        if not self._typed or len(sign) != 1 or sign not in self._fields[self._at].signs:
            return
        typed = self._typed[self._at]
        if len(typed) < self._fields[self._at].most:
            self._keep(self._at, typed + sign.encode())

    @Slot()
    def erase(self) -> None:
        """The last digit; from an empty field back to the one before."""
        if not self._typed:
            return
        typed = self._typed[self._at]
        if not typed and self._at > 0:
            self._at -= 1
            self.changed.emit()
        else:
            self._keep(self._at, typed[:-1])

    @Slot()
    def confirm(self) -> None:
        """On to the next field, or the answer; a PIN is wiped with it, a badge stays for another try."""
        if not self._get_ready():
            return
        if not self._get_last():
            self._at += 1
            self.changed.emit()
            return
        told = {field.name: typed.decode() for field, typed in zip(self._fields, self._typed, strict=True)}
        self._keep(self._at, bytearray())
        self._answer("ok", told if len(told) > 1 else told[self._fields[0].name])

    @Slot()
    def wipe(self) -> None:
        self._overwrite()
        self._at = 0
        self.changed.emit()

    def _shown(self, name: str) -> str:
        for field, typed in zip(self._fields, self._typed, strict=True):
            if field.name == name:
                return "•" * len(typed) if field.hidden else typed.decode()
        return ""

    def _keep(self, at: int, typed: bytearray) -> None:
        before, self._typed[at] = self._typed[at], typed
        before[:] = bytes(len(before))
        self.changed.emit()

    def _overwrite(self) -> None:
        for at, typed in enumerate(self._typed):
            typed[:] = bytes(len(typed))
            self._typed[at] = bytearray()
