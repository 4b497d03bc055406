"""SAM framing: `AA AA AA 96 69 | LEN | body | CHK` both ways (devices.md §3). Pure bytes, no line.

LEN is two bytes, big-endian, and counts body and CHK; CHK is the XOR of LEN and body.
"""

from __future__ import annotations

from functools import reduce
from operator import xor

from drivers.transport.framing import FrameHunter

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


class FrameParser(FrameHunter[bytes]):
    """Finds bodies, without LEN and CHK, in a stream that may start in the middle of a frame, or be damaged.

    LEN is bounded before anything waits for it; a frame whose XOR fails is given up.
    """

    def __init__(self, sizes: tuple[int, int] = ANSWER_SIZES) -> None:
        """`sizes` are the smallest and the largest LEN taken for real."""
        self._shortest, self._longest = sizes
        super().__init__(PREAMBLE, HEADER, self._size, _body)

    def _size(self, head: bytes) -> int | None:
        length = int.from_bytes(head[len(PREAMBLE) :], "big")
        return HEADER + length if self._shortest <= length <= self._longest else None


def _body(frame: bytes) -> bytes | None:
    return None if reduce(xor, frame[len(PREAMBLE) :]) else frame[HEADER:-1]
