"""The keys a scanner presses when it plays keyboard (US layout), and what they type. Pure.

An event is the kernel's `struct input_event`: time, type, code, value (linux/input.h). Codes are those of
linux/input-event-codes.h.
"""

from __future__ import annotations

import struct

EVENT = struct.Struct("@llHHi")
EV_SYN, EV_KEY, EV_MSC, EV_LAST = 0, 1, 4, 0x1F
SYN_DROPPED = 3
PRESSED, RELEASED = 1, 0
LEFT_SHIFT, ENTER = 42, 28
_SHIFTS, _CONTROLS, _OTHERS = {LEFT_SHIFT, 54}, {29, 97}, {56, 100, 125, 126}
_CAPS = 58
_SILENT = _SHIFTS | _CONTROLS | _OTHERS | {_CAPS, 69, 70}
_ENDS = {ENTER, 96, 15}
"""Enter, the number pad's Enter, Tab."""
LOST = b"\0"
"""Stands for what cannot be told; no code holds it, so the code is dropped."""


def _row(first: int, plain: str, shifted: str) -> dict[int, tuple[str, str]]:
    return {first + place: pair for place, pair in enumerate(zip(plain, shifted, strict=True))}


KEYS = (
    _row(2, "1234567890-=", "!@#$%^&*()_+")
    | _row(16, "qwertyuiop[]", "QWERTYUIOP{}")
    | _row(30, "asdfghjkl;'`", 'ASDFGHJKL:"~')
    | _row(43, "\\zxcvbnm,./", "|ZXCVBNM<>?")
    | _row(71, "789-456+1230.", "789-456+1230.")
    | {55: ("*", "*"), 57: (" ", " "), 98: ("/", "/")}
)
"""Key → what it types without and with Shift."""


class Typist:
    """Events → the bytes they type; Enter and Tab are CR. Ctrl makes control characters, as scanners type them."""

    def __init__(self) -> None:
        self._held: set[int] = set()
        self._capitals = False
        self._rest = b""

    def type(self, data: bytes) -> bytes:
        """What these bytes of events type; an event may come in pieces."""
        data = self._rest + data
        whole = len(data) // EVENT.size * EVENT.size
        self._rest = data[whole:]
        typed = b""
        for _, _, kind, code, value in EVENT.iter_unpack(data[:whole]):
            if kind > EV_LAST:
                self._rest = b""  # these were no events
                return typed + LOST
            if kind == EV_KEY:
                typed += self._key(code, value)
            elif kind == EV_SYN and code == SYN_DROPPED:
                self._held.clear()
                typed += LOST
        return typed

    def _key(self, code: int, value: int) -> bytes:
        if value == RELEASED:
            self._held.discard(code)
            return b""
        if value != PRESSED:
            return b""  # a key held down repeats; a scanner means it once
        self._held.add(code)
        if code == _CAPS:
            self._capitals = not self._capitals
        if code in _SILENT:
            return b""
        if code in _ENDS:
            return b"\r"
        return self._character(code)

    def _character(self, code: int) -> bytes:
        if code not in KEYS or self._held & _OTHERS:
            return LOST
        plain, shifted = KEYS[code]
        if self._held & _CONTROLS:
            return bytes([ord(plain.upper()) & 0x1F])
        upper = bool(self._held & _SHIFTS) != (self._capitals and plain.isalpha())
        return (shifted if upper else plain).encode()
