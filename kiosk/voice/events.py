"""Server-sent events as they come off the line (WHATWG HTML, 9.2 "Server-sent events"). Pure."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 1_000_000
"""Letters one event may have; a stream that goes on without an end is no event stream."""


class NotEvents(ValueError):
    """What came cannot be an event stream."""


@dataclass(frozen=True, slots=True)
class Event:
    name: str
    data: str
    id: str


class EventReader:
    """Feed it bytes as they come, cut anywhere; it gives every event that is complete."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        self._rest = ""
        self._name, self._id = "", ""
        self._data: list[str] = []

    def feed(self, chunk: bytes) -> Iterator[Event]:
        """Raises NotEvents for a line or an event without end."""
        self._rest += self._decoder.decode(chunk)
        # A \r at the very end may be half of \r\n: it waits for what follows.
        held = self._rest.endswith("\r")
        text = self._rest[:-1] if held else self._rest
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self._rest = lines.pop() + ("\r" if held else "")
        if len(self._rest) + sum(map(len, self._data)) > LONGEST:
            raise NotEvents(f"an event of more than {LONGEST} letters")
        for line in lines:
            event = self._take(line)
            if event is not None:
                yield event

    def _take(self, line: str) -> Event | None:
        if not line:
            event = Event(self._name or "message", "\n".join(self._data), self._id) if self._data else None
            self._name, self._data = "", []
            return event
        field, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if field == "event":
            self._name = value
        elif field == "data":
            self._data.append(value)
        elif field == "id" and "\0" not in value:
            self._id = value
        return None
