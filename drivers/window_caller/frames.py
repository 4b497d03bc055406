"""Frames of the window line: `FF 68 L L 68 ADDR FUNC DATA… SUM 16`, 9600 8N1 (devices.md §13.1, two sources)."""

from __future__ import annotations

from dataclasses import dataclass

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


class FrameParser:
    """Finds frames in a stream that may start in the middle of one, be damaged, or hold noise.

    A frame whose head, sum or end is wrong is given up byte by byte, so that a good frame behind or inside a broken one
    is found. `damaged` counts frames given up, `skipped` the bytes that were in no frame.
    """

    def __init__(self) -> None:
        self._buffer = bytearray()
        self.damaged = 0
        self.skipped = 0

    @property
    def begun(self) -> bool:
        """Has something begun that may become a frame?"""
        return bool(self._buffer)

    def feed(self, data: bytes) -> list[Frame]:
        """The frames completed by these bytes, in order."""
        self._buffer += data
        return self._frames()

    def cut_off(self) -> list[Frame]:
        """The line fell silent: give up the unfinished frame; the frames that were hidden behind its head."""
        frames: list[Frame] = []
        while self._buffer.startswith(START):
            self._give_up()
            frames += self._frames()
        self.skipped += len(self._buffer)
        self._buffer.clear()
        return frames

    def _frames(self) -> list[Frame]:
        frames = []
        while (frame := self._next()) is not None:
            frames.append(frame)
        return frames

    def _next(self) -> Frame | None:
        while self._find_start() and len(self._buffer) >= HEADER:
            size = self._buffer[2]
            whole = HEADER + size + TRAILER
            if not self._good_head():
                self._give_up()
            elif len(self._buffer) < whole:
                return None
            elif not self._good_tail(size):
                self._give_up()
            else:
                body = bytes(self._buffer[HEADER : HEADER + size])
                del self._buffer[:whole]
                return Frame(body[0], body[1], body[2:])
        return None

    def _good_head(self) -> bool:
        first, second, start = self._buffer[2:HEADER]
        return first == second and SIZES[0] <= first <= SIZES[1] and start == SECOND_START

    def _good_tail(self, size: int) -> bool:
        check, end = self._buffer[HEADER + size : HEADER + size + TRAILER]
        return check == sum(self._buffer[HEADER : HEADER + size]) & 0xFF and end == END

    def _find_start(self) -> bool:
        at = self._buffer.find(START)
        half = int(self._buffer.endswith(START[:1]))
        waste = at if at >= 0 else len(self._buffer) - half
        self.skipped += waste
        del self._buffer[:waste]
        return at >= 0

    def _give_up(self) -> None:
        self.damaged += 1
        self.skipped += 1
        del self._buffer[0]
