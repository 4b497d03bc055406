"""What cameras see on a bad day, made of the portraits."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from drivers.contract.camera import Picture
from drivers.face_matcher.cutting import Pixels

HOUSE = Path(__file__).resolve().parents[3]
MODELS = HOUSE / "assets" / "models"
PORTRAITS = HOUSE / "assets" / "portraits"
PASSIVE = HOUSE.parent / "shared" / "models"
FACE_OF_A = (370, 91, 240, 329)
"""x, y, width, height of the face in a-1.jpg."""


def portrait(name: str) -> Picture:
    """A fresh copy, whose pixels the test may spoil."""
    content = np.fromfile(PORTRAITS / name, np.uint8)
    return Picture(np.asarray(cv2.imdecode(content, cv2.IMREAD_COLOR), np.uint8))


def like(picture: Picture, pixels: Pixels) -> Picture:
    return Picture(np.ascontiguousarray(pixels), picture.number, picture.at)


def as_frame(picture: Picture, width: int = 640, height: int = 480, share: float = 1.0) -> Picture:
    """The picture in the middle of a camera's frame, `share` of the frame's height."""
    frame = np.full((height, width, 3), 128, np.uint8)
    scale = height * share / picture.pixels.shape[0]
    small = cv2.resize(picture.pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)[:height, :width]
    top, left = (height - small.shape[0]) // 2, (width - small.shape[1]) // 2
    frame[top : top + small.shape[0], left : left + small.shape[1]] = small
    return like(picture, frame)


def beside(first: Picture, second: Picture, second_share: float = 1.0) -> Picture:
    """Two people in one frame."""
    one, other = as_frame(first, 480, 480), as_frame(second, 480, 480, second_share)
    return like(first, np.hstack([one.pixels, other.pixels]))


def turned(picture: Picture, degrees: float) -> Picture:
    """Clockwise, about the middle."""
    height, width = picture.pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    return like(picture, np.asarray(cv2.warpAffine(picture.pixels, matrix, (width, height)), np.uint8))


def swung(picture: Picture, degrees: float) -> Picture:
    """The picture as a flat print swung about its upright middle line: its far edge is smaller, all of it narrower."""
    height, width = picture.pixels.shape[:2]
    away = 2.5 * width  # where the camera stands
    corners = np.array(
        [[-width / 2, -height / 2], [width / 2, -height / 2], [width / 2, height / 2], [-width / 2, height / 2]]
    )
    depth = corners[:, 0] * np.sin(np.radians(degrees))
    seen = (
        np.column_stack([corners[:, 0] * np.cos(np.radians(degrees)), corners[:, 1]]) * (away / (away + depth))[:, None]
    )
    middle = np.array([width / 2, height / 2])
    matrix = cv2.getPerspectiveTransform((corners + middle).astype(np.float32), (seen + middle).astype(np.float32))
    return like(picture, np.asarray(cv2.warpPerspective(picture.pixels, matrix, (width, height)), np.uint8))


def blurred(picture: Picture, sigma: float) -> Picture:
    return like(picture, np.asarray(cv2.GaussianBlur(picture.pixels, (0, 0), sigma), np.uint8))


def darkened(picture: Picture, share: float) -> Picture:
    return like(picture, (picture.pixels * share).astype(np.uint8))


def masked(picture: Picture, box: tuple[int, int, int, int]) -> Picture:
    """A surgical mask before nose and mouth of the face in `box` (x, y, width, height)."""
    x, y, width, height = box
    shape = [(0.02, 0.5), (0.5, 0.42), (0.98, 0.5), (0.95, 0.8), (0.7, 1.0), (0.3, 1.0), (0.05, 0.8)]
    corners = np.array([(x + width * right, y + height * down) for right, down in shape], np.int32)
    pixels = picture.pixels.copy()
    cv2.fillPoly(pixels, [corners], (205, 175, 130))
    return like(picture, pixels)


def scenery() -> Picture:
    """A frame with much in it and nobody."""
    dice = np.random.default_rng(4)
    coarse = dice.integers(0, 255, (12, 16, 3)).astype(np.uint8)
    return Picture(np.asarray(cv2.resize(coarse, (640, 480), interpolation=cv2.INTER_CUBIC), np.uint8))
