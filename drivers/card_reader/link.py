"""One question to the SAM and its answer, over any `Line`.

A late answer to an earlier question must never pass for the answer to this one (it may be another citizen's card):
what is still in the line is thrown away before asking, and an answer of a wrong shape is passed over.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from drivers.card_reader.answers import Answer, answer_of, belongs
from drivers.card_reader.codes import Command
from drivers.card_reader.frames import FrameParser, build
from drivers.contract import CardDetail, Line, LineTimeout, Outcome

FIRST_BYTE = 2.0
"""Seconds to the first byte of an answer (devices.md §3, ROU)."""
WHOLE = 5.0
"""Seconds to the last byte, at any speed."""
GAP = 0.5
"""Seconds of silence that end a frame which has begun. Not from the papers: a serial adapter pauses some 20 ms."""
CALM = 100
"""Answers in a row without a damaged byte after which a line counts as sound again: half a minute of looking for cards.
"""
_STALE_READS = 8
_CHUNK = 4096


class SamTrouble(Exception):
    """A question that got no good answer; caught in the driver and returned as a value."""

    def __init__(self, outcome: Outcome, detail: CardDetail | None, sw3: int | None = None) -> None:
        super().__init__(f"{outcome} {detail}")
        self.outcome, self.detail, self.sw3 = outcome, detail, sw3


class SamLink:
    """The line to a SAM, opened when first needed and again after it was lost."""

    def __init__(self, opener: Callable[[str], Line]) -> None:
        self._opener = opener
        self._line: Line | None = None
        self._parser = FrameParser()
        self._sound = CALM

    @property
    def uneasy(self) -> bool:
        """Has this line damaged anything lately? Where one damaged frame passes its XOR, 255 others did not."""
        return self._sound < CALM

    @property
    def is_open(self) -> bool:
        return self._line is not None

    def open(self, address: str) -> None:
        """Raises LineGone when nobody is there."""
        self.close()
        self._line = self._opener(address)

    def close(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            line.close()

    def ask(self, command: Command, ends: float, data: bytes = b"") -> Answer:
        """The answer, good or bad, by `ends` (`time.monotonic`). Raises SamTrouble (silence, garbage) and LineGone."""
        assert self._line is not None, "open the link first"
        began = time.monotonic()
        if began >= ends:
            raise SamTrouble(Outcome.TIMEOUT, None)
        self._forget(self._line)
        self._send(self._line, build(command + data), min(ends, began + FIRST_BYTE))
        return self._hear(self._line, command, min(ends, began + FIRST_BYTE), min(ends, began + WHOLE))

    def _forget(self, line: Line) -> None:
        self._parser.reset()
        for _ in range(_STALE_READS):
            if not line.read(_CHUNK, 0.0):
                return

    def _send(self, line: Line, frame: bytes, ends: float) -> None:
        while frame:
            try:
                frame = frame[line.write(frame, max(0.0, ends - time.monotonic())) :]
            except LineTimeout:
                raise SamTrouble(Outcome.TIMEOUT, CardDetail.SILENT) from None

    def _hear(self, line: Line, command: Command, first_by: float, whole_by: float) -> Answer:
        heard_other = False
        while True:
            now = time.monotonic()
            under_way = self._parser.begun or self._parser.damaged
            limit = min(whole_by, now + GAP) if under_way else first_by
            chunk = line.read(_CHUNK, max(0.0, limit - now))
            bodies = self._parser.feed(chunk) if chunk else self._parser.cut_off()
            self._sound = 0 if self._parser.skipped else self._sound
            for body in bodies:
                answer = answer_of(body)
                if belongs(answer, command):
                    self._sound += 1
                    return answer
                heard_other = True
            if not chunk:
                raise self._no_answer(heard_other)

    def _no_answer(self, heard_other: bool) -> SamTrouble:
        if heard_other or self._parser.damaged or self._parser.skipped:
            return SamTrouble(Outcome.INVALID_DATA, CardDetail.GARBAGE)
        return SamTrouble(Outcome.TIMEOUT, CardDetail.SILENT)
