"""Faces on a picture as small as a card's. What it is worth is measured by `kiosk bench face --pairs`."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import pytest

from drivers.face_matcher import weights
from drivers.face_matcher.detector import ENLARGED, NOBODY, SMALL, Detector
from tests.drivers.face_matcher.pictures import MODELS, PORTRAITS


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector(weights.read(MODELS, weights.DETECTOR))


def photograph(side: int) -> Any:
    whole: Any = cv2.imread(str(PORTRAITS / "a-4.jpg"))
    scale = side / max(whole.shape[:2])
    return cv2.resize(whole, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)


def test_a_small_portrait_is_looked_at_enlarged_and_told_in_its_own_pixels(detector: Detector) -> None:
    small = photograph(140)
    large = cv2.resize(small, None, fx=ENLARGED, fy=ENLARGED, interpolation=cv2.INTER_CUBIC)
    [found], [there] = detector.portrait_faces(small, 0.3), detector.faces(large, 0.3)
    assert np.allclose(found[:14] * ENLARGED, there[:14], atol=0.01)
    height, width = small.shape[:2]
    assert all(0 <= x <= width and 0 <= y <= height for x, y in found[4:14].reshape(5, 2))


def test_a_large_portrait_is_looked_at_as_it_is(detector: Detector) -> None:
    whole = photograph(2 * SMALL)
    assert np.array_equal(detector.portrait_faces(whole, 0.3), detector.faces(whole, 0.3))


def test_nothing_to_look_at_is_nobody(detector: Detector) -> None:
    for pixels in (np.empty((0, 0, 3), np.uint8), np.zeros((126, 102), np.uint8), np.zeros((126, 102, 3), np.uint8)):
        assert len(detector.portrait_faces(pixels, 0.3)) == len(NOBODY)
