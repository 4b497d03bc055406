"""The simulated camera's lens and sensor: what becomes of the light, the noise every real picture has, and the JPEG."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from drivers.camera.puppet import HEIGHT, WIDTH

if TYPE_CHECKING:
    from drivers.contract.camera import Pixels

_NOISE: Final = 2.5
"""Grey levels, standard deviation, of an indoor webcam."""
_QUALITY: Final = 88
_ROOM: Final = 64


class Lens(StrEnum):
    CLEAR = "clear"
    BLACK = "black"
    FROZEN = "frozen"
    BLURRED = "blurred"
    DARK = "dark"


class Sensor:
    """Belongs to one thread at a time."""

    def __init__(self, seed: int = 1) -> None:
        self._dice = np.random.default_rng(seed)
        field = self._dice.normal(0, _NOISE, (HEIGHT + _ROOM, WIDTH + _ROOM, 3))
        self._noise = field.round().astype(np.int16)

    def expose(self, picture: Pixels, lens: Lens) -> bytes:
        """One JPEG. FROZEN is the caller's: it sends the last one again."""
        if lens is Lens.BLACK:
            picture = np.full_like(picture, 3)
        elif lens is Lens.BLURRED:
            picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), 5), np.uint8)
        elif lens is Lens.DARK:
            picture = np.asarray(cv2.convertScaleAbs(picture, alpha=0.13, beta=3), np.uint8)
        down, across = self._dice.integers(0, _ROOM, 2)
        noise = self._noise[down : down + HEIGHT, across : across + WIDTH]
        noisy = cv2.add(picture, noise, dtype=cv2.CV_8U)
        return bytes(cv2.imencode(".jpg", noisy, (cv2.IMWRITE_JPEG_QUALITY, _QUALITY))[1])
