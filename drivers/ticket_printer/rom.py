"""What a printer's Hanzi ROM makes of text bytes, at the three levels sold (printing.md §5.4)."""

from __future__ import annotations

from dataclasses import dataclass

LEVELS = ("gb2312", "gbk", "gb18030")
BOX = "□"
WESTERN = {0: "cp437", 2: "cp850", 3: "cp860", 4: "cp863", 5: "cp865", 16: "cp1252", 17: "cp866", 18: "cp852"}
"""Code pages of `ESC t`; any other number is shown as page 0."""

# Python's gb2312 codec names two codes differently from Chinese text.
RENAMED = {"\u30fb": "·", "\u2015": "—"}


@dataclass(frozen=True, slots=True)
class Char:
    """One character as printed, the bytes it took, and whether it takes two cells; a fault when the ROM lacks it."""

    text: str
    taken: int
    wide: bool
    fault: str = ""


def read(data: bytes, level: str) -> Char | None:
    """The character at the head of `data`, whose first byte is 80 hex or more; None while bytes are missing."""
    if len(data) < 2:
        return None
    lead, trail = data[0], data[1]
    if 0x30 <= trail <= 0x39:
        return _four(data) if level == "gb18030" else _lost(data[:1], level)
    if trail < 0x40:
        return _lost(data[:1], level)
    if level == "gb2312" and min(lead, trail) < 0xA1:
        return _lost(data[:2], level)
    try:
        text = data[:2].decode(level)
    except UnicodeDecodeError:
        return _lost(data[:2], level)
    return Char(RENAMED.get(text, text), 2, True)


def read_western(byte: int, page: int) -> Char:
    """A single-byte character: Chinese mode is off."""
    return Char(bytes([byte]).decode(WESTERN.get(page, "cp437"), "replace"), 1, False)


def _four(data: bytes) -> Char | None:
    if len(data) < 4:
        return None
    try:
        return Char(data[:4].decode("gb18030"), 4, True)
    except UnicodeDecodeError:
        return _lost(data[:1], "gb18030")


def _lost(code: bytes, level: str) -> Char:
    return Char(BOX, len(code), True, f"no character {code.hex()} in a {level} ROM")
