"""One printed line of Chinese text → the bytes every Hanzi printer understands, or word that it must be drawn.

The smallest font ROM sold is assumed, GB2312 (reference printing.md §3.4): what it holds is sent as text, and a line
with one character more is drawn as a picture. Nothing here knows fonts or commands.
"""

from __future__ import annotations

import unicodedata

HALF_CELLS = 48
"""Half-width cells of 12 dots on a 576-dot head."""

# Python's gb2312 codec maps these two codes to other characters (U+30FB, U+2015) than Chinese text uses.
BY_HAND = {"·": b"\xa1\xa4", "—": b"\xa1\xaa"}
REPLACED = {"¥": "￥", "\t": " ", "\n": " ", "\r": " "} | dict.fromkeys("‐‑‒–−", "-")
"""The yen sign; blanks; and the dashes of `8–15`, which would make a whole line a picture for one hyphen."""

NO_LINE_START = frozenset("，。、；：！？）》〉」』】〕”’…·%℃,.;:!?)]}")
NO_LINE_END = frozenset("（《〈「『【〔“‘([{￥")


def clean(text: str) -> str:
    """The text without anything a printer could take for a command, and with the yen sign printers have.

    Control and format characters and variation selectors are dropped (tabs and line ends become blanks), so an ESC or
    DLE in a name never reaches the printer; combining marks are joined with their letter where Unicode has both.
    """
    if any(unicodedata.combining(char) for char in text):
        text = unicodedata.normalize("NFC", text)
    return "".join(_one(char) for char in text)


def _one(char: str) -> str:
    if char in REPLACED:
        return REPLACED[char]
    category = unicodedata.category(char)
    if category in ("Cc", "Cf") or "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef":
        return ""
    return " " if category == "Zs" and char != "\u3000" else char


def encode(text: str) -> bytes | None:
    """The GB2312 bytes of a cleaned text; None when the ROM lacks one of its characters.

    Every byte is printable ASCII or A1-FE, so no real-time command can appear in it.
    """
    parts = [_code(char) for char in text]
    return None if None in parts else b"".join(part for part in parts if part is not None)


def _code(char: str) -> bytes | None:
    if char in BY_HAND:
        return BY_HAND[char]
    try:
        return char.encode("gb2312")
    except UnicodeEncodeError:
        return None


def cells(char: str) -> int:
    """Half-width cells (12 dots) that a cleaned character takes: ASCII one, everything else two."""
    return 1 if char.isascii() else 2


def width(text: str) -> int:
    """Half-width cells that a cleaned text takes at size 1."""
    return sum(map(cells, text))


def wrap(text: str, room: int) -> list[str]:
    """A cleaned text in lines of at most `room` half-width cells; nothing is cut off.

    Chinese breaks anywhere except before closing and after opening punctuation; Latin words and numbers break at
    blanks, or anywhere when one alone is wider than the paper. Raises ValueError when `room` holds no Hanzi.
    """
    if room < 2:
        raise ValueError("the characters are larger than the paper is wide")
    lines: list[str] = []
    while width(text) > room:
        end = _fits(text, room)
        at = _break_point(text, end)
        lines.append(text[:at].rstrip(" "))
        text = text[at:].lstrip(" ")
    return [*lines, text]


def _fits(text: str, room: int) -> int:
    """How many leading characters fit."""
    used = 0
    for index, char in enumerate(text):
        used += cells(char)
        if used > room:
            return index
    return len(text)


def _break_point(text: str, end: int) -> int:
    """The last place up to `end` where a line may end, or `end` where there is none."""
    return next((at for at in range(end, 0, -1) if _may_break(text[at - 1], text[at])), end)


def _may_break(before: str, after: str) -> bool:
    if after in NO_LINE_START or before in NO_LINE_END:
        return False
    return not (before.isascii() and after.isascii()) or " " in (before, after)
