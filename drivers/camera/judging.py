"""Does a picture show anything? A covered lens is black; a camera that hangs repeats itself, a real one has noise."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from drivers.contract.camera import CameraDetail

if TYPE_CHECKING:
    from drivers.contract.camera import Pixels

LASTING = 1.5
"""Seconds a camera must be black or still before it is said: exposure needs a moment at the start."""
AT_LEAST = 5
"""Pictures that must agree."""
BLACK_MEAN, BLACK_SPREAD = 10.0, 6.0
"""Grey levels 0 … 255, mean and standard deviation: below both, nothing can be seen."""
_EACH = 4
"""Every fourth pixel of every fourth row is enough."""


class Watch:
    """Looks at every picture of one stream, in order."""

    def __init__(self) -> None:
        self._black_since: float | None = None
        self._blacks = 0
        self._same_since = 0.0
        self._sames = 0
        self._last = -1

    def judge(self, pixels: Pixels, at: float) -> CameraDetail | None:
        """BLACK, FROZEN or None. `at` in seconds, growing."""
        small = pixels[::_EACH, ::_EACH]
        mark = zlib.crc32(small.tobytes())
        if mark != self._last:
            self._last, self._same_since, self._sames = mark, at, 0
        self._sames += 1
        if small.mean() < BLACK_MEAN and small.std() < BLACK_SPREAD:
            self._black_since = at if self._black_since is None else self._black_since
            self._blacks += 1
        else:
            self._black_since, self._blacks = None, 0
        if self._black_since is not None and self._blacks >= AT_LEAST and at - self._black_since >= LASTING:
            return CameraDetail.BLACK
        if self._sames >= AT_LEAST and at - self._same_since >= LASTING:
            return CameraDetail.FROZEN
        return None
