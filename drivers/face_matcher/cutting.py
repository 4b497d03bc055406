"""Cutting a turned square out of a picture, and the way back from the square's pixels to the picture's."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]
"""Height × width × 3, blue-green-red, 0 … 255, rows from the top."""
Points = npt.NDArray[np.float64]
"""n × 2: x from the left, y from the top."""


@dataclass(frozen=True, slots=True, eq=False)
class Cut:
    """`pixels`: side × side × 3. `back`: the 2 × 3 matrix from them to the picture."""

    pixels: Pixels
    back: npt.NDArray[np.float64]

    def in_picture(self, points: Points) -> Points:
        found: Points = points @ self.back[:, :2].T + self.back[:, 2]
        return found


def cut(pixels: Pixels, center: tuple[float, float], size: float, angle: float, side: int) -> Cut:
    """The square of `size` picture pixels about `center`, turned by `angle` (radians, clockwise), as side × side
    pixels. What lies beyond the picture's edge repeats that edge."""
    scale = side / size
    along, across = scale * math.cos(angle), scale * math.sin(angle)
    x, y = center
    to_square = np.array(
        [
            [along, across, side / 2 - along * x - across * y],
            [-across, along, side / 2 + across * x - along * y],
        ]
    )
    smooth = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    square = cv2.warpAffine(pixels, to_square, (side, side), flags=smooth, borderMode=cv2.BORDER_REPLICATE)
    return Cut(np.asarray(square, np.uint8), np.asarray(cv2.invertAffineTransform(to_square), np.float64))


def angle_between(first: npt.NDArray[np.floating], second: npt.NDArray[np.floating]) -> float:
    """Radians from the horizontal to the line from `first` to `second`, clockwise."""
    return math.atan2(float(second[1] - first[1]), float(second[0] - first[0]))


def blob_of(pixels: Pixels, scale: float, as_rgb: bool) -> npt.NDArray[np.float32]:
    """What a network eats: 1 × 3 × height × width, each value times `scale`."""
    return np.asarray(cv2.dnn.blobFromImage(pixels, scale, pixels.shape[1::-1], swapRB=as_rgb), np.float32)
