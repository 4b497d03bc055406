"""FaceMesh: 468 points of a face, and where the nose stands between its edges (MediaPipe; face.md §4)."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from drivers.face_matcher.cutting import Pixels, Points, angle_between, blob_of, cut

SIDE = 192
AROUND = 1.4
"""Side of the square over the height of YuNet's box: of 1.1 … 1.6 the one whose points agree best (1 % of the face's
width, median of 150 faces) with those of a second, centred pass."""
LOWER = 0.03
"""How far below the middle of that box the square is centred, in box heights."""
POINTS, FACE = "conv2d_20", "conv2d_30"
OWN_RIGHT_EYE, OWN_LEFT_EYE = 33, 263
"""Outer corners."""
NOSE, OWN_RIGHT_EDGE, OWN_LEFT_EDGE, FOREHEAD, CHIN = 1, 234, 454, 10, 152
LEVEL = 0.106
"""Where the nose of a level face stands between forehead and chin, −1 … 1: median of faces that look straight."""


@dataclass(frozen=True, slots=True, eq=False)
class Mesh:
    """`points`: 468 × 2, in the pixels of the picture. `yaw`, `pitch`, `roll` as in `FaceLook`. `fit`: how sure the
    network is that this is a face (its logit: above 20 for most, below 0 for none)."""

    points: Points
    yaw: float
    pitch: float
    roll: float
    fit: float


class MeshFinder:
    """Belongs to one thread."""

    def __init__(self, content: bytes) -> None:
        self._net = cv2.dnn.readNetFromTFLite(np.frombuffer(content, np.uint8))

    def find(self, pixels: Pixels, face: npt.NDArray[np.float32]) -> Mesh:
        """`face`: one row of what the detector found."""
        x, y, width, height = (float(each) for each in face[:4])
        center = (x + width / 2, y + height * (0.5 + LOWER))
        square = cut(pixels, center, max(1.0, AROUND * height), angle_between(face[4:6], face[6:8]), SIDE)
        blob = blob_of(square.pixels, 1 / 255, as_rgb=True)
        self._net.setInput(blob)
        fit, raw = self._net.forward((FACE, POINTS))
        blob.fill(0)
        square.pixels.fill(0)
        points = np.asarray(raw, np.float64).reshape(468, 3)[:, :2]
        across = _between(points[OWN_RIGHT_EDGE, 0], points[NOSE, 0], points[OWN_LEFT_EDGE, 0])
        upright = _between(points[FOREHEAD, 1], points[NOSE, 1], points[CHIN, 1])
        found = square.in_picture(points)
        # Not from the detector's points: a head tilted by 25° moves them by 20° only.
        roll = math.degrees(angle_between(found[OWN_RIGHT_EYE], found[OWN_LEFT_EYE]))
        return Mesh(found, across, LEVEL - upright, roll, float(np.ravel(fit)[0]))

    def blank(self) -> None:
        """Nothing of the last face stays in the network's memory."""
        self._net.setInput(np.zeros((1, 3, SIDE, SIDE), np.float32))
        self._net.forward((FACE, POINTS))


def _between(first: float, middle: float, last: float) -> float:
    """−1 at the first, 0 half way, 1 at the last."""
    span = last - first
    return float(np.clip(((middle - first) - (last - middle)) / span, -2, 2)) if abs(span) > 1e-6 else 0.0
