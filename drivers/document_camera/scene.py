"""The simulated document camera's eye: a pinhole above the mat, a paper laid on it, and what disturbs the picture."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from drivers.document_camera.mats import GRAIN, HIGH, MATS, WIDE

if TYPE_CHECKING:
    import numpy.typing as npt

    from drivers.contract.camera import Pixels

    Values = npt.NDArray[np.float32]
    Matrix = npt.NDArray[np.float64]

PIXELS: Final = (2592, 1944)
"""A camera of five megapixels: 200 dots an inch of an A4 sheet that fills the picture's height."""
VIEW: Final = 330.0
"""Millimetres of mat across the middle of the picture."""
ABOVE: Final = 400.0
"""Millimetres from the lens to the mat."""
SWAY, PERIOD = 9.0, 1.3
"""Millimetres and seconds of a mat that is pushed back and forth with its page."""


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A paper: its picture, and its size in millimetres as the picture stands upright."""

    pixels: Pixels = field(repr=False)
    wide: float
    high: float
    rounded: float = 0.0
    """Millimetres of the corners' radius: an identity card has 3.18."""


@dataclass(frozen=True, slots=True)
class Lying:
    """Where a paper lies: its middle in millimetres from the middle of the mat (x to the right, y towards the
    citizen), turned clockwise by `angle` degrees; and what is done to it."""

    x: float = 0.0
    y: float = 0.0
    angle: float = 0.0
    tilt: float = 3.0
    """Degrees the camera leans away from the upright."""
    lean: float = 1.0
    """The same, sideways."""
    mat: str = "dark"
    light: float = 1.0
    hand: bool = False
    shadow: bool = False
    glare: bool = False
    moving: bool = False


class Eye:
    """Draws one scene; what does not change between two pictures is drawn once. Belongs to one thread at a time."""

    def __init__(self, size: tuple[int, int] = PIXELS, view: float = VIEW) -> None:
        """`size` in pixels; `view` in millimetres of mat."""
        self._size, self._view = size, view
        self._drawn: tuple[Sheet | None, Lying, Pixels] | None = None
        self._mats: dict[tuple[str, float, float], Pixels] = {}

    def see(self, sheet: Sheet | None, lying: Lying, now: float = 0.0) -> Pixels:
        """One picture without the sensor's noise; `now` in seconds moves what moves. Not to be written to."""
        if lying.moving:
            still = self.see(sheet, replace(lying, moving=False))
            sway = SWAY * math.sin(2 * math.pi * now / PERIOD) * self._size[0] / self._view
            shift = np.array(((1, 0, sway), (0, 1, sway / 2)))
            moved = cv2.warpAffine(still, shift, self._size, borderMode=cv2.BORDER_REPLICATE)
            return np.asarray(moved, np.uint8)
        if not self._drawn or self._drawn[0] is not sheet or self._drawn[1] != lying:
            self._drawn = sheet, lying, self._draw(sheet, lying)
        return self._drawn[2]

    def corners(self, sheet: Sheet, lying: Lying) -> Matrix:
        """Where the sheet's own top left, top right, bottom right and bottom left are, 4×2 in pixels of the picture,
        with (0, 0) in the middle of its first pixel."""
        return project(self._way(lying) @ _laid(lying), _outline(sheet))

    def _way(self, lying: Lying) -> Matrix:
        """Millimetres of the mat → pixels: pinhole, leaning by tilt and lean."""
        wide, high = self._size
        focus = wide * ABOVE / self._view
        lens = np.array(((focus, 0, (wide - 1) / 2), (0, focus, (high - 1) / 2), (0, 0, 1)))
        tilt, lean = math.radians(lying.tilt), math.radians(lying.lean)
        about_x = np.array(((1, 0, 0), (0, math.cos(tilt), -math.sin(tilt)), (0, math.sin(tilt), math.cos(tilt))))
        about_y = np.array(((math.cos(lean), 0, math.sin(lean)), (0, 1, 0), (-math.sin(lean), 0, math.cos(lean))))
        turned = about_x @ about_y
        return np.asarray(lens @ np.column_stack((turned[:, 0], turned[:, 1], (0, 0, ABOVE))), np.float64)

    def _draw(self, sheet: Sheet | None, lying: Lying) -> Pixels:
        seen, way = self._mat(lying), self._way(lying)
        if sheet is not None:
            seen = self._lay(seen, sheet, way @ _laid(lying))
        light = self._light(lying)
        if lying.shadow:
            light = light * self._shade(lying, way)
        seen = _blend(seen, None, light)
        if lying.glare:
            seen = _blend(np.full_like(seen, 255), seen, np.minimum(1, self._spot(lying, way) * 1.3))
        if lying.hand:
            seen = self._reach(seen, sheet, lying, way)
        return seen

    def _light(self, lying: Lying) -> Values:
        """The lamp stands to the left behind the camera."""
        down, across = np.mgrid[0:9, 0:9].astype(np.float32) / 8
        return np.asarray(cv2.resize(lying.light * (0.95 - 0.13 * across - 0.09 * down), self._size), np.float32)

    def _mat(self, lying: Lying) -> Pixels:
        key = (lying.mat, lying.tilt, lying.lean)
        if key not in self._mats:
            ground = _ground(lying.mat)
            drawn = np.array(((1 / GRAIN, 0, -WIDE / 2), (0, 1 / GRAIN, -HIGH / 2), (0, 0, 1)))
            flags = cv2.INTER_LINEAR
            shown = cv2.warpPerspective(ground, self._way(lying) @ drawn, self._size, flags=flags, borderMode=1)
            self._mats = {key: np.asarray(shown, np.uint8)}
        return self._mats[key]

    def _lay(self, seen: Pixels, sheet: Sheet, way: Matrix) -> Pixels:
        """The paper, and the narrow shadow it throws beside it."""
        high, wide = sheet.pixels.shape[:2]
        drawn = np.array(
            (
                (sheet.wide / wide, 0, (0.5 - wide / 2) * sheet.wide / wide),
                (0, sheet.high / high, (0.5 - high / 2) * sheet.high / high),
                (0, 0, 1),
            )
        )
        flat = cv2.warpPerspective(sheet.pixels, way @ drawn, self._size, borderMode=cv2.BORDER_REPLICATE)
        mask = np.asarray(cv2.warpPerspective(_mask(sheet), way @ drawn, self._size) / 255, np.float32)
        shade = _soft(np.roll(mask, (5, 4), (0, 1)), 5)
        return _blend(np.asarray(flat, np.uint8), _blend(seen, None, 1 - 0.45 * shade), mask)

    def _shade(self, lying: Lying, way: Matrix) -> Values:
        """Somebody leans over: a soft shadow across a third of the page."""
        at = project(way, np.array(((lying.x - 120, lying.y - 160), (lying.x - 40, lying.y - 160),
                                    (lying.x + 40, lying.y + 190), (lying.x - 120, lying.y + 190))))  # fmt: skip
        shade = np.zeros((self._size[1], self._size[0]), np.float32)
        cv2.fillPoly(shade, [at.round().astype(np.int32)], 1.0)
        return np.asarray(1 - 0.38 * _soft(shade, 40), np.float32)

    def _spot(self, lying: Lying, way: Matrix) -> Values:
        """A lamp mirrored in the paper."""
        at = project(way, np.array(((lying.x + 12, lying.y - 9),)))[0]
        spot = np.zeros((self._size[1], self._size[0]), np.float32)
        scale = self._size[0] / self._view
        cv2.ellipse(spot, (round(at[0]), round(at[1])), (round(17 * scale), round(10 * scale)), 20, 0, 360, 1.0, -1)
        return _soft(spot, 3 * scale)

    def _reach(self, seen: Pixels, sheet: Sheet | None, lying: Lying, way: Matrix) -> Pixels:
        """A forearm from the citizen's side; thumb and four fingers lie on the page's lower right part."""
        half = (sheet.wide / 2, sheet.high / 2) if sheet else (60.0, 60.0)
        corner = _laid(lying) @ np.array((half[0] * 0.45, half[1] * 0.8, 1))
        palm = corner[:2] / corner[2] + np.array((14.0, 30.0))
        mask = np.zeros((self._size[1], self._size[0]), np.float32)
        scale = self._size[0] / self._view

        def limb(start: Matrix, end: Matrix, thick: float) -> None:
            a, b = (tuple(round(float(v)) for v in project(way, each[None])[0]) for each in (start, end))
            cv2.line(mask, a, b, 1.0, max(1, round(thick * scale)), cv2.LINE_AA)

        limb(palm, palm + np.array((60.0, 260.0)), 62)
        limb(palm, palm + np.array((4.0, 12.0)), 74)
        for across, reach in ((-30, 38), (-12, 58), (7, 62), (25, 52)):
            limb(palm + np.array((across * 0.8, -10.0)), palm + np.array((float(across), -float(reach))), 17)
        limb(palm + np.array((-24.0, 8.0)), palm + np.array((-54.0, -14.0)), 19)
        mask = _soft(mask, 2.5)
        round_ = 0.72 + 0.28 * _soft(mask, 9 * scale)
        skin = _blend(np.full_like(seen, (118, 148, 196)), None, round_ * lying.light)
        return _blend(skin, seen, mask)


@lru_cache(maxsize=2)
def _ground(mat: str) -> Pixels:
    return MATS[mat]()


def project(way: Matrix, points: Matrix) -> Matrix:
    """N×2 through a homography."""
    far = np.column_stack((points, np.ones(len(points)))) @ way.T
    return np.asarray(far[:, :2] / far[:, 2:], np.float64)


def _laid(lying: Lying) -> Matrix:
    """Millimetres from the sheet's middle → millimetres of the mat."""
    angle = math.radians(lying.angle)
    cos, sin = math.cos(angle), math.sin(angle)
    return np.array(((cos, -sin, lying.x), (sin, cos, lying.y), (0, 0, 1)))


def _outline(sheet: Sheet) -> Matrix:
    x, y = sheet.wide / 2, sheet.high / 2
    return np.array(((-x, -y), (x, -y), (x, y), (-x, y)))


def _mask(sheet: Sheet) -> Pixels:
    high, wide = sheet.pixels.shape[:2]
    if not sheet.rounded:
        return np.full((high, wide), 255, np.uint8)
    mask = np.zeros((high, wide), np.uint8)
    radius = round(sheet.rounded * wide / sheet.wide)
    cv2.rectangle(mask, (radius, 0), (wide - 1 - radius, high - 1), 255, -1)
    cv2.rectangle(mask, (0, radius), (wide - 1, high - 1 - radius), 255, -1)
    for x in (radius, wide - 1 - radius):
        for y in (radius, high - 1 - radius):
            cv2.circle(mask, (x, y), radius, 255, -1, cv2.LINE_AA)
    return mask


def _soft(mask: Values, width: float) -> Values:
    """A blur as wide as asked, made at a quarter of the size."""
    small = cv2.resize(mask, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(small, (0, 0), max(0.5, width / 4))
    return np.asarray(cv2.resize(small, (mask.shape[1], mask.shape[0])), np.float32)


def _blend(over: Pixels, under: Pixels | None, share: Values) -> Pixels:
    """`over` as far as its share, 0 … 1, goes; `under` (or black) where it does not."""
    share = np.ascontiguousarray(share, np.float32)
    below = np.zeros_like(over) if under is None else under
    return np.asarray(cv2.blendLinear(over, below, share, 1 - share), np.uint8)
