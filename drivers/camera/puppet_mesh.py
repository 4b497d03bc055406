"""Where a portrait's face is, in three dimensions: MediaPipe's FaceMesh and eyelids (face.md §2, §4) through OpenCV.

Only the simulated camera needs this; the engine that judges citizens has its own reading.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np
import numpy.typing as npt

from drivers.face_matcher import weights

if TYPE_CHECKING:
    from drivers.contract.camera import Pixels

Points = npt.NDArray[np.float64]
"""Rows of x, y (pixels) and, where there is a third, depth in pixels growing away from the camera."""

RIGHT_EDGE, LEFT_EDGE, BROW, CHIN, NOSE = 234, 454, 10, 152, 1
OVAL: Final = (
    *(10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377),
    *(152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109),
)
"""The outline of a face, clockwise from the top as the camera sees it; number 18 is the chin."""
MESH_POINTS: Final = 468
_EYES: Final = ((33, 133, False), (263, 362, True))
"""Outer and inner corner of the right and the left eye; the network knows left eyes only, so one is mirrored."""
_LID_POINTS: Final = 16
_SHRUNK: Final = 640


class FaceUnseen(ValueError):
    """A portrait shows no face; the text names it."""


class FaceReader:
    """Networks loaded once; belongs to one thread."""

    def __init__(self, models: Path) -> None:
        """Raises WeightsMissingError or WeightsCorruptError of `drivers.face_matcher.weights`."""
        for each in (weights.DETECTOR, weights.MESH, weights.IRIS):
            weights.read(models, each)
        self._detector = cv2.FaceDetectorYN.create(str(models / weights.DETECTOR.name), "", (320, 320), 0.6)
        self._mesh = cv2.dnn.readNetFromTFLite(str(models / weights.MESH.name))
        self._iris = cv2.dnn.readNetFromTFLite(str(models / weights.IRIS.name))

    def mesh(self, pixels: Pixels) -> Points:
        """468 points of the largest face. Raises FaceUnseen."""
        x, y, width, height = self._largest(pixels)
        side = max(width, height) * 1.5
        found, back = _through(self._mesh, pixels, (x + width / 2, y + height / 2), side, 192, MESH_POINTS)
        return np.column_stack((_moved(found[:, :2], back), found[:, 2] * side / 192))

    def lids(self, pixels: Pixels, mesh: Points) -> list[Points]:
        """Of the citizen's right and left eye: nine points of the lower lid from the outer to the inner corner, then
        seven of the upper lid between the same corners."""
        lids = []
        for outer, inner, mirrored in _EYES:
            middle = mesh[[outer, inner], :2].mean(0)
            side = 2.3 * float(np.linalg.norm(mesh[outer, :2] - mesh[inner, :2]))
            found, back = _through(self._iris, pixels, (middle[0], middle[1]), side, 64, 71, mirrored)
            lids.append(_moved(found[:_LID_POINTS, :2], back))
        return lids

    def _largest(self, pixels: Pixels) -> tuple[float, float, float, float]:
        scale = _SHRUNK / max(pixels.shape[:2])
        small = cv2.resize(pixels, None, fx=scale, fy=scale)
        self._detector.setInputSize((small.shape[1], small.shape[0]))
        faces = self._detector.detect(small)[1]
        if faces is None or not len(faces):
            raise FaceUnseen("there is no face in this picture")
        face = max(faces, key=lambda each: float(each[2] * each[3])) / scale
        return float(face[0]), float(face[1]), float(face[2]), float(face[3])


def _through(
    net: cv2.dnn.Net,
    pixels: Pixels,
    middle: tuple[float, float],
    side: float,
    edge: int,
    points: int,
    mirrored: bool = False,
) -> tuple[Points, Points]:
    """What a network of points makes of a square of the picture, and the way back into the picture (2 × 3)."""
    scale = edge / side
    across = -scale if mirrored else scale
    there = np.array([[across, 0, edge / 2 - middle[0] * across], [0, scale, edge / 2 - middle[1] * scale]])
    square = cv2.warpAffine(pixels, there, (edge, edge), borderMode=cv2.BORDER_REPLICATE)
    net.setInput(cv2.dnn.blobFromImage(square, 1 / 255, swapRB=True))
    outputs = net.forward(net.getUnconnectedOutLayersNames())
    found = next(each for each in outputs if each.size == points * 3)
    return np.asarray(found, np.float64).reshape(points, 3), np.asarray(cv2.invertAffineTransform(there), np.float64)


def _moved(points: Points, by: Points) -> Points:
    moved: Points = points @ by[:, :2].T + by[:, 2]
    return moved
