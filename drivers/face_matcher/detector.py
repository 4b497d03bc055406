"""YuNet: where faces are, and five points of each (opencv_zoo, face_detection_yunet; face.md §2)."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from drivers.face_matcher.cutting import Pixels

Found = npt.NDArray[np.float32]
"""Faces × 15: box (x, y, width, height), the five points of `FaceLook.points` (x, y), confidence; picture pixels."""

LONGEST = 640
"""Pictures are shrunk to this before faces are sought: four times quicker than 1280 × 720, and YuNet was trained on
faces of 10 … 300 px."""
BYSTANDER = 1 / 3
"""A face less wide than this part of the largest is someone waiting behind, not someone at the kiosk."""


class Detector:
    """Belongs to one thread."""

    def __init__(self, content: bytes) -> None:
        nothing = np.empty(0, np.uint8)
        self._net = cv2.FaceDetectorYN.create(
            "onnx", np.frombuffer(content, np.uint8), nothing, (320, 320), 0.6, 0.3, 50
        )

    def faces(self, pixels: Pixels, sure: float) -> Found:
        """All faces at least this sure (0 … 1), the largest first, without those of bystanders."""
        longest = max(pixels.shape[:2], default=0)
        if pixels.ndim != 3 or pixels.shape[2] != 3 or not pixels.size:
            return np.empty((0, 15), np.float32)
        shrink = min(1.0, LONGEST / longest)
        width, height = (max(1, round(each * shrink)) for each in pixels.shape[1::-1])
        small = cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA) if shrink < 1 else pixels
        self._net.setInputSize((width, height))
        self._net.setScoreThreshold(sure)
        found = self._net.detect(small)[1]
        if found is None:
            return np.empty((0, 15), np.float32)
        faces = np.array(found, np.float32)
        faces[:, :14] /= shrink
        faces = faces[np.argsort(-faces[:, 2])]
        near: Found = faces[faces[:, 2] >= BYSTANDER * faces[0, 2]]
        return near

    def blank(self) -> None:
        """Nothing of the last picture stays in the network's memory."""
        self.faces(np.zeros((LONGEST, LONGEST, 3), np.uint8), 1.0)
