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
LEAST = 64
"""Narrower or lower pictures are set into a black one of this side: of a strip the network makes numbers, not faces."""
BYSTANDER = 1 / 3
"""A face less wide than this part of the largest is someone waiting behind, not someone at the kiosk."""

SMALL, ENLARGED = 200, 3
"""A portrait of at most so many pixels (a chip's has 126) is looked at so many times larger."""

NOBODY: Found = np.empty((0, 15), np.float32)


class Detector:
    """Belongs to one thread."""

    def __init__(self, content: bytes) -> None:
        nothing = np.empty(0, np.uint8)
        self._net = cv2.FaceDetectorYN.create(
            "onnx", np.frombuffer(content, np.uint8), nothing, (320, 320), 0.6, 0.3, 50
        )

    def faces(self, pixels: Pixels, sure: float) -> Found:
        """All faces at least this sure (0 … 1), the largest first, without those of bystanders."""
        if pixels.ndim != 3 or pixels.shape[2] != 3 or not pixels.size:
            return NOBODY
        small, shrink = _small(pixels)
        self._net.setInputSize((small.shape[1], small.shape[0]))
        self._net.setScoreThreshold(sure)
        seen = self._net.detect(small)[1]
        if seen is None:
            return NOBODY
        found: Found = np.array(seen, np.float32)
        found = found[np.isfinite(found).all(axis=1) & (found[:, 2:4].min(axis=1) > 0)]
        found[:, :14] /= shrink
        found = found[np.argsort(-found[:, 2])]
        return found[found[:, 2] >= BYSTANDER * found[:1, 2]]

    def portrait_faces(self, pixels: Pixels, sure: float) -> Found:
        """The same on a card's portrait. A small one is looked at enlarged: the five points are found more exactly.
        Of one-kilobyte portraits (3,037 people, 3,614 genuine pairs) 0.89 % are then confused instead of 1.09 % (equal
        error rate); a face cut from the enlarged portrait itself is no better."""
        if pixels.ndim != 3 or not pixels.size or max(pixels.shape[:2]) > SMALL:
            return self.faces(pixels, sure)
        large = np.asarray(cv2.resize(pixels, None, fx=ENLARGED, fy=ENLARGED, interpolation=cv2.INTER_CUBIC), np.uint8)
        found = self.faces(large, sure)
        large.fill(0)
        found[:, :14] /= ENLARGED
        return found

    def blank(self) -> None:
        """Nothing of the last picture stays in the network's memory."""
        self.faces(np.zeros((LONGEST, LONGEST, 3), np.uint8), 1.0)


def _small(pixels: Pixels) -> tuple[Pixels, float]:
    """The picture as the network gets it, and how much it was shrunk."""
    shrink = min(1.0, LONGEST / max(pixels.shape[:2]))
    width, height = (max(1, round(each * shrink)) for each in pixels.shape[1::-1])
    if shrink < 1:
        pixels = np.asarray(cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
    if min(width, height) < LEAST:
        down, right = max(0, LEAST - height), max(0, LEAST - width)
        pixels = np.asarray(cv2.copyMakeBorder(pixels, 0, down, 0, right, cv2.BORDER_CONSTANT), np.uint8)
    return pixels, shrink
