"""The simulated document camera's lens and sensor: focus, the noise every real picture has, and the JPEG."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

if TYPE_CHECKING:
    from drivers.contract.camera import Pixels

_NOISE: Final = 1.6
"""Grey levels, standard deviation."""
_QUALITY: Final = 90
_SOFT: Final = 1 / 520
"""Of the picture's width: the blur of a lens that is not in focus, standard deviation."""
_ROOM: Final = 64
_GRAIN: Final = 509


class Lens(StrEnum):
    CLEAR = "clear"
    BLACK = "black"
    FROZEN = "frozen"
    BLURRED = "blurred"


class Sensor:
    """Belongs to one thread at a time."""

    def __init__(self, size: tuple[int, int], seed: int = 1) -> None:
        """`size`: pixels across and down."""
        self._size = size
        self._dice = np.random.default_rng(seed)
        grain = self._dice.normal(0, _NOISE, (_GRAIN, _GRAIN, 3)).round().astype(np.int8)
        self._noise = np.tile(grain, (-(-(size[1] + _ROOM) // _GRAIN), -(-(size[0] + _ROOM) // _GRAIN), 1))
        self._blurred: tuple[Pixels, Pixels] | None = None

    def expose(self, picture: Pixels, lens: Lens = Lens.CLEAR) -> bytes:
        """One JPEG. FROZEN is the caller's: it sends the last one again."""
        if lens is Lens.BLACK:
            picture = np.full_like(picture, 3)
        elif lens is Lens.BLURRED:
            picture = self._out_of_focus(picture)
        down, across = self._dice.integers(0, _ROOM, 2)
        noise = self._noise[down : down + self._size[1], across : across + self._size[0]]
        noisy = cv2.add(picture, noise, dtype=cv2.CV_8U)
        return bytes(cv2.imencode(".jpg", noisy, (cv2.IMWRITE_JPEG_QUALITY, _QUALITY))[1])

    def _out_of_focus(self, picture: Pixels) -> Pixels:
        if self._blurred is None or self._blurred[0] is not picture:
            soft = cv2.GaussianBlur(picture, (0, 0), self._size[0] * _SOFT)
            self._blurred = picture, np.asarray(soft, np.uint8)
        return self._blurred[1]
