"""What kiosk and face station say to each other: one JSON object a line, each line bounded.

Kiosk → station: `warm` {camera, matcher, policy, preview}, `check` {check, portrait, attempt, script}, `stop`. The
portrait's bytes follow the line of `check`, so many as it says: they never become text that nobody could zero.
Station → kiosk: `open` {preview}, `ready` {why, engine, passive, notice}, `progress`, `ended`; the last two name the
check they belong to. The station's input ending means that the kiosk is gone.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from typing import Any

from kiosk.identity.face.words import Challenge, Ended, Guide, Progress, Verdict

MOST_LINE = 64 * 1024
MOST_PORTRAIT = 4 * 1024 * 1024
"""Bytes of a portrait's file."""

Message = dict[str, Any]


class WireError(ValueError):
    """The other side said something that is no message."""


@dataclass(frozen=True, slots=True)
class Ready:
    """The engine as the station found it; `why` is empty when it can be used, else the word of its trouble."""

    why: str = ""
    engine: str = ""
    passive: bool = False
    notice: str = ""


def line(kind: str, **what: Any) -> bytes:
    """One message."""
    return json.dumps({"is": kind} | what, ensure_ascii=False).encode() + b"\n"


def parsed(text: bytes) -> Message:
    """Raises WireError."""
    try:
        message = json.loads(text)
    except ValueError as broken:
        raise WireError("a line that is no JSON") from broken
    if not isinstance(message, dict) or not isinstance(message.get("is"), str):
        raise WireError("a line that is no message")
    return message


def told(check: int, event: Progress | Ended) -> bytes:
    kind = "progress" if isinstance(event, Progress) else "ended"
    return line(kind, check=check, **asdict(event))


def event_of(message: Message) -> Progress | Ended:
    """Raises WireError for anything but a whole `progress` or `ended`."""
    what = {key: value for key, value in message.items() if key not in ("is", "check")}
    try:
        if message["is"] == "progress":
            challenge = what.pop("challenge", None)
            return Progress(Guide(what.pop("guide")), Challenge(challenge) if challenge else None, **what)
        return Ended(Verdict(what.pop("verdict")), **what)
    except (KeyError, TypeError, ValueError) as broken:
        raise WireError(f"not a whole {message['is']}") from broken


def ready_of(message: Message) -> Ready:
    """Raises WireError."""
    try:
        return Ready(message["why"], message["engine"], message["passive"], message["notice"])
    except KeyError as broken:
        raise WireError("not a whole ready") from broken


def read_line(file: int) -> bytes:
    """The next line of a pipe, without its end; b"" when the other side is gone. Byte by byte, so that nothing that
    follows the line (a portrait) passes through a buffer. Raises WireError when it is longer than it may be."""
    text = bytearray()
    while byte := os.read(file, 1):
        if byte == b"\n":
            return bytes(text)
        text += byte
        if len(text) > MOST_LINE:
            raise WireError("a line without end")
    return b""


def read_into(file: int, into: bytearray) -> bool:
    """Fill it from the pipe; False when the other side is gone before."""
    view, got = memoryview(into), 0
    while got < len(into):
        piece = os.readv(file, [view[got:]])
        if not piece:
            return False
        got += piece
    return True
