"""Recording what crosses a line, for fault reports and tests, and playing it back.

A record is text, one JSON object a line: `{"t": 0.012, "way": "out", "bytes": "100401"}`; bytes that may hold
something of a citizen are kept as their number only: `{"t": 0.013, "way": "out", "hidden": 812}`.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TextIO

from drivers.contract import Line, LineGone

Show = Callable[[str, bytes], bool]
"""May this piece (`way` is "out" or "in") be written down as it is?"""


def nothing(way: str, piece: bytes) -> bool:
    return False


def everything(way: str, piece: bytes) -> bool:
    """Only for synthetic data."""
    return True


def short(most: int) -> Show:
    """Pieces of up to `most` bytes: 3 keeps a ticket printer's status talk readable and the slips hidden."""
    return lambda _way, piece: len(piece) <= most


class RecordedLine:
    """A line that writes down what crosses it. Hides every byte unless told what may be shown."""

    def __init__(self, line: Line, sink: TextIO, show: Show = nothing) -> None:
        self._line, self._sink, self._show = line, sink, show
        self._start = time.monotonic()

    def write(self, data: bytes, deadline: float) -> int:
        taken = self._line.write(data, deadline)
        self._note("out", data[:taken])
        return taken

    def read(self, most: int, deadline: float) -> bytes:
        data = self._line.read(most, deadline)
        if data:
            self._note("in", data)
        return data

    def drain(self, deadline: float) -> bool:
        return self._line.drain(deadline)

    def close(self) -> None:
        self._line.close()

    def _note(self, way: str, piece: bytes) -> None:
        entry: dict[str, object] = {"t": round(time.monotonic() - self._start, 4), "way": way}
        entry |= {"bytes": piece.hex()} if self._show(way, piece) else {"hidden": len(piece)}
        self._sink.write(json.dumps(entry) + "\n")


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of a record; `data` is None when it was hidden."""

    way: str
    size: int
    data: bytes | None


def load(lines: Iterable[str]) -> list[Entry]:
    """The entries of a record. Raises ValueError for a line that is not of one."""
    entries = []
    for number, text in enumerate(lines, 1):
        try:
            raw = json.loads(text)
            data = None if "hidden" in raw else bytes.fromhex(raw["bytes"])
            entries.append(Entry(raw["way"], raw["hidden"] if data is None else len(data), data))
        except (KeyError, TypeError, ValueError) as bad:
            raise ValueError(f"line {number} of the record cannot be read: {bad}") from bad
    return entries


class ReplayLine:
    """A far end that says what the recorded one said. What is written must be what was written then.

    Raises ValueError where the talk departs from the record or the record hides what would have to be said; LineGone
    after its end.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._left = list(entries)

    def write(self, data: bytes, deadline: float) -> int:
        entry = self._next("out")
        taken = min(len(data), entry.size)
        if entry.data is not None and entry.data[:taken] != data[:taken]:
            raise ValueError(f"the record has {entry.data[:taken].hex()} here, but {data[:taken].hex()} was written")
        self._keep_rest(entry, taken)
        return taken

    def read(self, most: int, deadline: float) -> bytes:
        if self._left and self._left[0].way == "out":
            return b""
        entry = self._next("in")
        if entry.data is None:
            raise ValueError("the record hides what the device said here")
        self._keep_rest(entry, min(most, entry.size))
        return entry.data[:most]

    def drain(self, deadline: float) -> bool:
        return True

    def close(self) -> None:
        return None

    def _next(self, way: str) -> Entry:
        if not self._left:
            raise LineGone("the record ends here")
        if self._left[0].way != way:
            raise ValueError("the record has an answer here, but something was written")
        return self._left.pop(0)

    def _keep_rest(self, entry: Entry, used: int) -> None:
        if used < entry.size:
            rest = None if entry.data is None else entry.data[used:]
            self._left.insert(0, Entry(entry.way, entry.size - used, rest))
