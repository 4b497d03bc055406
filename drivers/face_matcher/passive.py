"""Passive liveness of one picture: the MiniFASNet pair of Silent-Face-Anti-Spoofing (face.md §4)."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from drivers.face_matcher.cutting import Pixels, blob_of

SIDE = 80
NEAR, WIDE = 2.7, 4.0
"""How much larger than the face's box each network wants its picture."""
WIDER, LESS_HIGH, DOWN = 1.15, 0.92, 0.04
"""From YuNet's box to one like RetinaFace's, on which the pair was trained (face.md §4: live frames over 0.5 rise from
65 to 95 %)."""
REAL = 1
"""Of the three classes, the living face."""


class PassiveLiveness:
    """Belongs to one thread."""

    def __init__(self, near: bytes, wide: bytes) -> None:
        self._nets = tuple(
            (cv2.dnn.readNetFromONNX(np.frombuffer(content, np.uint8)), scale)
            for content, scale in ((near, NEAR), (wide, WIDE))
        )

    def real(self, pixels: Pixels, box: npt.NDArray[np.float32]) -> float:
        """Mean probability, 0 … 1, that the face in YuNet's `box` is a living one."""
        found = []
        for net, scale in self._nets:
            left, top, right, bottom = _surroundings(pixels, box, scale)
            # Blue-green-red and 0 … 255: divided by 255 every picture is the same fake.
            square = cv2.resize(pixels[top : bottom + 1, left : right + 1], (SIDE, SIDE))
            blob = blob_of(np.asarray(square, np.uint8), 1.0, as_rgb=False)
            net.setInput(blob)
            chances = np.ravel(net.forward())
            blob.fill(0)
            square.fill(0)
            found.append(float(chances[REAL]))
        return float(np.mean(found))

    def blank(self) -> None:
        """Nothing of the last face stays in the networks' memory."""
        for net, _ in self._nets:
            net.setInput(np.zeros((1, 3, SIDE, SIDE), np.float32))
            net.forward()


def _surroundings(pixels: Pixels, box: npt.NDArray[np.float32], scale: float) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of the picture's part `scale` times as large as the box: as large as fits, and moved
    rather than cut at the picture's edge, which is how the networks were trained."""
    x, y, width, height = (float(each) for each in box[:4])
    wide, high = max(1.0, width * WIDER), max(1.0, height * LESS_HIGH)
    last_x, last_y = pixels.shape[1] - 1, pixels.shape[0] - 1
    scale = min(scale, last_x / wide, last_y / high)
    left = _kept(x + width / 2 - wide * scale / 2, wide * scale, last_x)
    top = _kept(y + height * (0.5 + DOWN) - high * scale / 2, high * scale, last_y)
    return int(left), int(top), int(left + wide * scale), int(top + high * scale)


def _kept(start: float, length: float, last: int) -> float:
    return min(max(0.0, start), max(0.0, last - length))
