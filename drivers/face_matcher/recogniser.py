"""SFace: 128 numbers of a face (opencv_zoo, face_recognition_sface; face.md §2, §3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from drivers.face_matcher.cutting import Pixels

Feature = npt.NDArray[np.float32]
"""128 numbers of length 1: the cosine of two is their product."""


class Recogniser:
    """Belongs to one thread."""

    def __init__(self, content: bytes) -> None:
        nothing = np.empty(0, np.uint8)
        self._net = cv2.FaceRecognizerSF.create("onnx", np.frombuffer(content, np.uint8), nothing)

    def feature(self, pixels: Pixels, points: Sequence[tuple[float, float]], mirrored: bool = False) -> Feature:
        """`points`: the five of `FaceLook.points`, in the pixels of the picture. `mirrored`: the mean of the face and
        its mirror image, for a portrait, which is looked at once: in twice the time, 0.4 points fewer genuine people
        are refused at a false accept rate of 1e-3 (1.4 at 1e-4; 562 pairs, one-kilobyte portraits)."""
        row = np.zeros((1, 15), np.float32)
        row[0, 4:14] = np.ravel(points)
        face = self._net.alignCrop(pixels, row)
        found = self._of_cut(face)
        if mirrored:
            flipped = np.ascontiguousarray(face[:, ::-1])
            other = self._of_cut(flipped)
            found += other
            other.fill(0)
            found /= max(float(np.linalg.norm(found)), 1e-9)
            flipped.fill(0)
        face.fill(0)
        return found

    def _of_cut(self, face: npt.NDArray[Any]) -> Feature:
        raw = self._net.feature(face)
        found = np.array(raw, np.float32).ravel()
        found /= max(float(np.linalg.norm(found)), 1e-9)
        raw.fill(0)
        return found

    def blank(self) -> None:
        """Nothing of the last face stays in the network's memory."""
        self._net.feature(np.zeros((112, 112, 3), np.uint8))


def likeness(portrait: Feature, shots: Sequence[Feature]) -> float:
    """Cosine between the portrait and the mean of the shots, −1 … 1 (face.md §3: the mean of three beats any one)."""
    mean = np.mean(shots, axis=0)
    return float(portrait @ mean / max(float(np.linalg.norm(mean)), 1e-9))
