"""Taking turns on the window line: one pair of wires for everybody, so who speaks first listens whether it is quiet.

An adapter may hand back what was just sent. On this line that is dangerous: the acknowledgement of a key *is* the
key's frame, and `start rating` has the shape of the ask-rating key. So a frame that comes back unchanged within
`ECHO` of being sent is taken for the echo, once. Should it have been a pad after all, the pad, unacknowledged, repeats.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from drivers.contract import Line, LineGone
from drivers.window_caller.frames import Frame, FrameParser

BYTE_SECONDS = 10 / 9600
GAP = 0.1
"""Seconds of silence that end a frame which has begun. Not from the papers: serial adapters pause up to some 20 ms."""
QUIET = 4 * BYTE_SECONDS
"""Seconds without a byte after which the line is free."""
TURN = 0.01
"""Seconds left to the pads after each frame of ours."""
ECHO = 0.25
_CHUNK = 256


class LineBusy(Exception):
    """Nobody lets us speak: noise, or a pad that never stops."""


class WindowLine:
    """The line, opened when first needed and again after it was lost. Its methods raise LineGone."""

    def __init__(self, address: str, opener: Callable[[str], Line]) -> None:
        self._address, self._opener = address, opener
        self._line: Line | None = None
        self._parser = FrameParser()
        self._heard: deque[Frame] = deque()
        self._echoes: list[tuple[Frame, float]] = []
        self._last_byte = 0.0

    @property
    def damage(self) -> int:
        """Bytes heard so far that were in no frame."""
        return self._parser.skipped

    def open(self) -> None:
        if self._line is None:
            self._line = self._opener(self._address)

    def close(self) -> None:
        """What was heard before and not yet asked for is kept."""
        line, self._line = self._line, None
        if line is not None:
            line.close()
        self._heard.extend(self._parser.cut_off())
        self._echoes.clear()

    def receive(self, ends: float) -> Frame | None:
        """The next frame somebody else sent, by `ends` (`time.monotonic`)."""
        while not self._heard:
            self._listen(ends)
            if time.monotonic() >= ends:
                break
        return self._heard.popleft() if self._heard else None

    def send(self, frame: Frame, ends: float) -> None:
        """Speak when the line is free, then leave the pads a turn. Raises LineBusy and LineTimeout."""
        self.open()
        self._wait_for_quiet(ends)
        data = bytes(frame)
        self._write(data, ends)
        spoken = time.monotonic() + len(data) * BYTE_SECONDS
        self._echoes.append((frame, spoken + ECHO))
        self._last_byte = spoken
        while time.monotonic() < spoken + TURN:
            self._listen(spoken + TURN)

    def _write(self, data: bytes, ends: float) -> None:
        while data:
            data = data[self._opened().write(data, max(0.0, ends - time.monotonic())) :]

    def _wait_for_quiet(self, ends: float) -> None:
        while (left := self._last_byte + QUIET - time.monotonic()) > 0 or self._parser.begun:
            if time.monotonic() >= ends:
                raise LineBusy
            self._listen(min(ends, time.monotonic() + max(left, QUIET)))

    def _listen(self, ends: float) -> None:
        """Read once, at most until `ends`; a frame that has begun and gone silent is given up."""
        self.open()
        now = time.monotonic()
        limit = min(ends, self._last_byte + GAP) if self._parser.begun else ends
        chunk = self._opened().read(_CHUNK, max(0.0, limit - now))
        now = time.monotonic()
        if chunk:
            self._last_byte = now
            self._sort(self._parser.feed(chunk), now)
        elif self._parser.begun and now - self._last_byte >= GAP:
            self._sort(self._parser.cut_off(), now)

    def _sort(self, frames: list[Frame], now: float) -> None:
        self._echoes = [(sent, until) for sent, until in self._echoes if until > now]
        for frame in frames:
            echo = next((one for one in self._echoes if one[0] == frame), None)
            if echo:
                self._echoes.remove(echo)
            else:
                self._heard.append(frame)

    def _opened(self) -> Line:
        if self._line is None:
            raise LineGone("the line is closed")
        return self._line
