"""SAM framing: `AA AA AA 96 69 | LEN | body | CHK` both ways (devices.md §3). Pure bytes, no line.

LEN is two bytes, big-endian, and counts body and CHK; CHK is the XOR of LEN and body.
"""

from __future__ import annotations

from functools import reduce
from operator import xor

PREAMBLE = bytes.fromhex("AA AA AA 96 69")
HEADER = len(PREAMBLE) + 2
"""Bytes before the body: preamble and LEN."""
LONGEST = 0x090A
"""LEN of the longest answer there is: text, photo and a 1024-byte fingerprint."""
ANSWER_SIZES = (4, LONGEST)
REQUEST_SIZES = (3, 16)
"""Smallest and largest LEN; the longest request known has one data byte."""


def build(body: bytes) -> bytes:
    """The whole frame around a body (CMD PARA DATA, or SW1 SW2 SW3 DATA)."""
    counted = (len(body) + 1).to_bytes(2, "big") + body
    return PREAMBLE + counted + bytes([reduce(xor, counted)])


class FrameParser:
    """Finds frames in a stream that may start in the middle of one, or be damaged.

    LEN is bounded before anything waits for it. A frame whose XOR fails is given up byte by byte, so that a good frame
    behind a broken one is found; `damaged` counts the ones given up, `skipped` the bytes that were in no frame.
    """

    def __init__(self, sizes: tuple[int, int] = ANSWER_SIZES) -> None:
        """`sizes` are the smallest and the largest LEN taken for real."""
        self._shortest, self._longest = sizes
        self._buffer = bytearray()
        self.damaged = 0
        self.skipped = 0

    @property
    def begun(self) -> bool:
        """Has something begun that may become a frame?"""
        return bool(self._buffer)

    def feed(self, data: bytes) -> list[bytes]:
        """The bodies completed by these bytes, in order; bodies come without LEN and CHK."""
        self._buffer += data
        return self._bodies()

    def cut_off(self) -> list[bytes]:
        """The line fell silent: give up the unfinished frame; the bodies that were hidden behind its head."""
        bodies: list[bytes] = []
        while self._buffer.startswith(PREAMBLE):
            self._give_up()
            bodies += self._bodies()
        self.skipped += len(self._buffer)
        self._buffer.clear()
        return bodies

    def reset(self) -> None:
        """Forget everything heard so far, for a new question."""
        self._buffer.clear()
        self.damaged = self.skipped = 0

    def _bodies(self) -> list[bytes]:
        bodies = []
        while (body := self._next()) is not None:
            bodies.append(body)
        return bodies

    def _next(self) -> bytes | None:
        while self._find_preamble() and len(self._buffer) >= HEADER:
            length = int.from_bytes(self._buffer[HEADER - 2 : HEADER], "big")
            if not self._shortest <= length <= self._longest:
                self._give_up()
            elif len(self._buffer) < HEADER + length:
                return None
            elif reduce(xor, self._buffer[HEADER - 2 : HEADER + length]):
                self._give_up()
            else:
                body = bytes(self._buffer[HEADER : HEADER + length - 1])
                del self._buffer[: HEADER + length]
                return body
        return None

    def _find_preamble(self) -> bool:
        at = self._buffer.find(PREAMBLE)
        waste = at if at >= 0 else len(self._buffer) - self._half_preamble()
        self.skipped += waste
        del self._buffer[:waste]
        return at >= 0

    def _half_preamble(self) -> int:
        """How many bytes at the end may be the beginning of a preamble."""
        return next(size for size in range(len(PREAMBLE) - 1, -1, -1) if self._buffer.endswith(PREAMBLE[:size]))

    def _give_up(self) -> None:
        self.damaged += 1
        self.skipped += 1
        del self._buffer[0]
