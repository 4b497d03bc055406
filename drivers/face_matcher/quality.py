"""How well one face can be seen: sharpness, light, contrast (the quality gate of the kiosk judges the figures)."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from drivers.face_matcher.cutting import Pixels

SIDE = 112
INSET = 0.1
"""Of the box, on each side: what is left is face, not background or hair."""


class Quality(NamedTuple):
    """As in `FaceLook`: variance of the Laplacian at 112 px, mean and standard deviation of the grey values."""

    sharpness: float
    light: float
    contrast: float


def quality(pixels: Pixels, box: npt.NDArray[np.float32]) -> Quality:
    """All zero when none of the box lies in the picture."""
    x, y, width, height = (float(each) for each in box[:4])
    left, right = max(0, round(x + INSET * width)), round(x + (1 - INSET) * width)
    top, bottom = max(0, round(y + INSET * height)), round(y + (1 - INSET) * height)
    face = pixels[top:bottom, left:right]
    if not face.size:
        return Quality(0.0, 0.0, 0.0)
    smooth = cv2.INTER_AREA if face.shape[1] > SIDE else cv2.INTER_LINEAR
    grey = cv2.resize(cv2.cvtColor(face, cv2.COLOR_BGR2GRAY), (SIDE, SIDE), interpolation=smooth)
    found = Quality(float(cv2.Laplacian(grey, cv2.CV_64F).var()), float(grey.mean()), float(grey.std()))
    grey.fill(0)
    return found
