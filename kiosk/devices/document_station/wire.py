"""What kiosk and document station say to each other: a JSON object and a picture, either may be empty, both bounded.

    request  = {"do": "open" | "warm" | "look" | "capture" | "turn" | "stop", …}, for "turn" with the page
    answer   = the fields of a PageLook or PageShot with its picture, {} to anything else

Each is 8 bytes (length of the object, length of the picture; unsigned, big-endian), then both. The stream's end means
that the other side is gone. Pictures are never text: that could not be zeroed.
"""

from __future__ import annotations

import json
import os
import struct
from dataclasses import fields
from typing import Any, Final

from drivers.contract.camera import CameraDetail
from drivers.contract.document_camera import PageLook, PageShot, PageState, PaperKind
from drivers.contract.words import Outcome

HEAD: Final = struct.Struct(">II")
MOST_WORDS: Final = 64 * 1024
MOST_PICTURE: Final = 16 * 1024 * 1024
"""Bytes of one JPEG."""
OFF: Final = 0.3
"""Seconds a station is given to turn the camera off; then it is killed, which turns it off too."""
SLACK: Final = 2.0
"""Seconds beyond its deadline that a call may take to be answered; then the station hangs."""
QUIET: Final = 20.0
"""Seconds without a call after which the station turns the camera off by itself."""

Message = dict[str, Any]
_PICTURES: Final = ("preview", "page")


class WireError(ValueError):
    """The other side said something that is no message."""


def packed(message: Message, picture: bytearray) -> bytes:
    """The head and the words; the picture follows by itself, uncopied."""
    words = json.dumps(message).encode()
    return HEAD.pack(len(words), len(picture)) + words


def sizes(head: bytes | bytearray) -> tuple[int, int]:
    """Bytes of the words and of the picture. Raises WireError when they are more than can be meant."""
    words, picture = HEAD.unpack(head)
    if words > MOST_WORDS or picture > MOST_PICTURE:
        raise WireError("a message of no size that could be")
    return words, picture


def parsed(words: bytes | bytearray) -> Message:
    """Raises WireError."""
    try:
        message = json.loads(words)
    except ValueError as broken:
        raise WireError("words that are no JSON") from broken
    if not isinstance(message, dict):
        raise WireError("words that are no message")
    return message


def read_into(file: int, into: bytearray) -> bool:
    """Fill it from a blocking socket; False when the other side is gone before."""
    view, got = memoryview(into), 0
    while got < len(into):
        piece = os.readv(file, [view[got:]])
        if not piece:
            return False
        got += piece
    return True


def told(result: PageLook | PageShot) -> tuple[Message, bytearray]:
    """An answer: the fields that are words, and the picture."""
    named = {each.name: getattr(result, each.name) for each in fields(result)}
    picture = next(named.pop(name) for name in _PICTURES if name in named)
    return named, picture


def look_of(message: Message, picture: bytearray) -> PageLook:
    return PageLook(**_typed(message), preview=picture)


def shot_of(message: Message, picture: bytearray) -> PageShot:
    return PageShot(**_typed(message), page=picture)


def _typed(message: Message) -> dict[str, Any]:
    """JSON's words and lists, as the contract has them. Raises WireError for words nobody knows."""
    kinds = {"outcome": Outcome, "state": PageState, "detail": CameraDetail, "paper": PaperKind}
    try:
        named = {name: kinds[name](value) if name in kinds and value else value for name, value in message.items()}
        for name in ("preview_px", "page_px", "size_mm"):
            if name in named:
                named[name] = tuple(named[name])
        if "corners" in named:
            named["corners"] = tuple((float(each[0]), float(each[1])) for each in named["corners"])
    except (ValueError, TypeError, IndexError) as broken:
        raise WireError("an answer that is none") from broken
    return named
