"""Hunting for frames in a stream of bytes: what every framed protocol of ours needs, whatever is in the frames."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Found = TypeVar("Found")


class FrameHunter(Generic[Found]):
    """Finds frames in a stream that may start in the middle of one, be damaged, or hold noise.

    A frame whose head or end is wrong is given up byte by byte, so that a good frame behind or inside a broken one is
    found. `damaged` counts frames given up, `skipped` the bytes that were in no frame.
    """

    def __init__(
        self,
        start: bytes,
        head: int,
        whole: Callable[[bytes], int | None],
        opened: Callable[[bytes], Found | None],
    ) -> None:
        """`start` begins every frame. `whole` gets a frame's first `head` bytes and says how long the frame is, None
        when no frame begins like that; it must bound the length, for the rest is waited for. `opened` gets the whole
        frame and says what is in it, None when its check or its end is wrong."""
        self._start, self._head, self._whole, self._opened = start, head, whole, opened
        self._buffer = bytearray()
        self.damaged = 0
        self.skipped = 0

    @property
    def begun(self) -> bool:
        """Has something begun that may become a frame?"""
        return bool(self._buffer)

    def feed(self, data: bytes) -> list[Found]:
        """What was in the frames completed by these bytes, in order."""
        self._buffer += data
        found = []
        while (one := self._next()) is not None:
            found.append(one)
        return found

    def cut_off(self) -> list[Found]:
        """The line fell silent: give up the unfinished frame; what was in the frames hidden behind its head."""
        found: list[Found] = []
        while self._buffer.startswith(self._start):
            self._give_up()
            found += self.feed(b"")
        self.skipped += len(self._buffer)
        self._buffer.clear()
        return found

    def reset(self) -> None:
        """Forget everything heard so far, for a new question."""
        self._buffer.clear()
        self.damaged = self.skipped = 0

    def _next(self) -> Found | None:
        while self._find_start() and len(self._buffer) >= self._head:
            size = self._whole(bytes(self._buffer[: self._head]))
            if size is not None and len(self._buffer) < size:
                return None
            found = None if size is None else self._opened(bytes(self._buffer[:size]))
            if found is not None:
                del self._buffer[:size]
                return found
            self._give_up()
        return None

    def _find_start(self) -> bool:
        at = self._buffer.find(self._start)
        waste = at if at >= 0 else len(self._buffer) - self._half_start()
        self.skipped += waste
        del self._buffer[:waste]
        return at >= 0

    def _half_start(self) -> int:
        """How many bytes at the end may be the beginning of a start."""
        return next(size for size in range(len(self._start) - 1, -1, -1) if self._buffer.endswith(self._start[:size]))

    def _give_up(self) -> None:
        self.damaged += 1
        self.skipped += 1
        del self._buffer[0]
