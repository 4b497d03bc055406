"""Frames of the window line: `FF 68 L L 68 ADDR FUNC DATA… SUM 16`, 9600 8N1 (devices.md §13.1, two sources)."""

from __future__ import annotations

from dataclasses import dataclass

from drivers.transport.framing import FrameHunter

START = b"\xff\x68"
SECOND_START = 0x68
END = 0x16
HEADER = 5
"""Bytes before ADDR: FF 68 L L 68."""
TRAILER = 2
SIZES = (2, 8)
"""Smallest and largest L in the known messages, both ways: a beep has no data, a display message has six bytes."""


@dataclass(frozen=True, slots=True)
class Frame:
    """`address` and `function` are one byte each; `data` may be empty."""

    address: int
    function: int
    data: bytes = b""

    def __bytes__(self) -> bytes:
        body = bytes([self.address, self.function]) + self.data
        size = len(body)
        return START + bytes([size, size, SECOND_START]) + body + bytes([sum(body) & 0xFF, END])


class FrameParser(FrameHunter[Frame]):
    """Finds frames in a stream that may start in the middle of one, be damaged, or hold noise."""

    def __init__(self) -> None:
        super().__init__(START, HEADER, _size, _frame)


def _size(head: bytes) -> int | None:
    first, second, start = head[len(START) :]
    good = first == second and SIZES[0] <= first <= SIZES[1] and start == SECOND_START
    return HEADER + first + TRAILER if good else None


def _frame(whole: bytes) -> Frame | None:
    body, (check, end) = whole[HEADER:-TRAILER], whole[-TRAILER:]
    good = check == sum(body) & 0xFF and end == END
    return Frame(body[0], body[1], body[2:]) if good else None
