"""What stands in the way of a good picture of the page, one word a picture: `PageState`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from drivers.contract.document_camera import PageState
from drivers.document_camera.finding import Bright, Found, find, small_of

if TYPE_CHECKING:
    from drivers.contract.camera import Pixels
    from drivers.document_camera.sides import Points

MARGIN: Final = 0.0075
"""Of the picture's width that must be seen outside every corner."""
GAP: Final = 0.024
"""Of the picture's width: a stretch of the page's edge this long without an edge is covered. Eight millimetres where
330 are seen: half a finger."""
LEAST_SHARE: Final = 0.75
BLACK_ROOM: Final = 14.0
"""Mean grey of the whole picture: below it nobody could see a page."""
LEAST_WHITE: Final = 85.0
"""Grey of the paper: below it print is lost in the noise."""
BURNT: Final = 249
"""Grey of what is mirrored; the paper round it must be darker than PAPER_MOST to tell."""
PAPER_MOST: Final = 240.0
GLARE_AREA: Final = 0.0006
"""Of the picture: 50 mm² where 330 × 248 mm are seen, two letters."""
LARGEST_RISE: Final = 0.0024
"""Of the picture's width, from 10 to 90 percent of an edge: six pixels of 2592. Small print is lost beyond it."""
SHIFT: Final = 0.0012
"""Of the picture's width that a corner of a page that lies still may move from one picture to the next."""
STILL: Final = 0.5
"""Seconds a page must lie still."""


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """`small`: the picture as it was searched."""

    state: PageState
    found: Found | None
    small: Pixels


class Judge:
    """Looks at the pictures of one camera in order; remembers where the page lay."""

    def __init__(self) -> None:
        self._corners: Points | None = None
        self._since = 0.0

    def judge(self, picture: Pixels, at: float) -> Judged:
        """`at`: seconds, growing."""
        grey = np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8)
        small, times = small_of(picture)
        found = find(grey, small, times)
        if not isinstance(found, Found):
            self._corners = None
            return Judged(_without(found, grey), None, small)
        moves = self._moves(found.corners, at, picture.shape[1])
        state = _in_the_way(found, grey)
        if state is None and moves:
            state = PageState.MOVING
        if state is None:
            state = _unclear(found, small, times, picture.shape[1])
        return Judged(state or PageState.GOOD, found, small)

    def _moves(self, corners: Points, at: float, wide: int) -> bool:
        """It has not yet lain still for long enough."""
        before, self._corners = self._corners, corners
        if before is None or float(np.abs(before - corners).max()) > SHIFT * wide:
            self._since = at
        return at - self._since < STILL


def _without(seen: Bright | None, grey: Pixels) -> PageState:
    if seen is not None and seen.leaves:
        return PageState.OUTSIDE
    if seen is not None and seen.straight >= 2:
        return PageState.HAND
    return PageState.DARK if float(grey[::8, ::8].mean()) < BLACK_ROOM else PageState.NO_PAGE


def _in_the_way(found: Found, grey: Pixels) -> PageState | None:
    """Is it whole, and lit?"""
    high, wide = grey.shape
    edge = MARGIN * wide
    x, y = found.corners[:, 0], found.corners[:, 1]
    if x.min() < edge or y.min() < edge or x.max() > wide - 1 - edge or y.max() > high - 1 - edge:
        return PageState.OUTSIDE
    for side in found.sides:
        gap = side.longest_gap * float(np.linalg.norm(side.end - side.start))
        if gap > GAP * wide or side.clear.mean() < LEAST_SHARE:
            return PageState.HAND
    inside = cv2.fillConvexPoly(np.zeros((high // 4, wide // 4), np.uint8), _whole(found.corners / 4), 1)
    white = np.percentile(grey[2::4, 2::4][: high // 4, : wide // 4][inside > 0], 80)
    return PageState.DARK if white < LEAST_WHITE else None


def _unclear(found: Found, small: Pixels, times: float, wide: int) -> PageState | None:
    """Are there lamps mirrored in it, is it sharp?"""
    page = cv2.fillConvexPoly(np.zeros(small.shape[:2], np.uint8), _whole(found.corners / times), 1)
    if _mirrored(np.asarray(small.min(axis=2), np.uint8), np.asarray(page, np.uint8)):
        return PageState.GLARE
    rises = [side.rise for side in found.sides if side.rise]
    return PageState.BLURRED if not rises or float(np.median(rises)) > LARGEST_RISE * wide else None


def _mirrored(least: Pixels, inside: Pixels) -> bool:
    """Is there a burnt spot on darker paper? A lamp that stands too near burns a page out gradually: that is none."""
    burnt = np.asarray((least >= BURNT) & (inside > 0), np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(burnt)
    for spot in range(1, count):
        if stats[spot, cv2.CC_STAT_AREA] < GLARE_AREA * burnt.size:
            continue
        here = np.asarray(labels == spot, np.uint8)
        near, around = (cv2.dilate(here, np.ones((size, size), np.uint8)) for size in (9, 35))
        ring = least[(around > 0) & (near == 0) & (inside > 0)]
        if ring.size and float(np.median(ring)) < PAPER_MOST:
            return True
    return False


def _whole(points: Points) -> np.ndarray[tuple[int, ...], np.dtype[np.int32]]:
    return np.asarray(points.round(), np.int32)
