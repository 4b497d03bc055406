"""What a simulated document camera looks down on: mats as they are sold with such cameras, and desks as they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

if TYPE_CHECKING:
    from drivers.contract.camera import Pixels

WIDE, HIGH = 480, 380
"""Millimetres of mat that are drawn: more than a camera sees."""
GRAIN: Final = 4
"""Pixels a millimetre."""
_SIZE: Final = (HIGH * GRAIN, WIDE * GRAIN)
Colour = tuple[int, int, int]


def dark() -> Pixels:
    """Charcoal rubber."""
    return _textured((46, 44, 42), 5)


def marked() -> Pixels:
    """Charcoal, with the outlines of A4, A5 and a card printed in white, as many cameras' mats have them."""
    mat = dark()
    left, top = (WIDE - 310) // 2, (HIGH - 225) // 2
    for wide, high in ((297, 210), (210, 148), (86, 54)):
        corners = ((left * GRAIN, top * GRAIN), ((left + wide) * GRAIN, (top + high) * GRAIN))
        cv2.rectangle(mat, *corners, (205, 208, 210), 4, cv2.LINE_AA)
    return mat


def green() -> Pixels:
    """A cutting mat: lines every centimetre, stronger ones every five."""
    mat = _textured((78, 104, 30), 4)
    for at in range(0, WIDE, 10):
        strong = at % 50 == 0
        colour, thick = ((150, 190, 130), 3) if strong else ((112, 142, 74), 2)
        cv2.line(mat, (at * GRAIN, 0), (at * GRAIN, _SIZE[0]), colour, thick, cv2.LINE_AA)
        cv2.line(mat, (0, at * GRAIN), (_SIZE[1], at * GRAIN), colour, thick, cv2.LINE_AA)
    return mat


def wood() -> Pixels:
    """A desk of brown wood, its grain along the desk."""
    dice = np.random.default_rng(5)
    grain = dice.normal(0, 1, (_SIZE[0], 1, 1)) + 0.6 * dice.normal(0, 1, _SIZE)[..., None]
    soft = cv2.GaussianBlur(grain.astype(np.float32), (0, 0), sigmaX=60, sigmaY=2.2)[..., None]
    return _clipped(np.array((62, 96, 138)) + soft * np.array((16, 22, 26)) * 2.4)


def checked() -> Pixels:
    """A checked table-cloth, squares of four centimetres."""
    down, across = np.mgrid[0 : _SIZE[0], 0 : _SIZE[1]] // (40 * GRAIN)
    even = ((down + across) % 2)[..., None]
    cloth = np.where(even == 1, np.array((96, 62, 58)), np.array((58, 50, 112)))
    return _clipped(cloth + np.random.default_rng(6).normal(0, 5, (*_SIZE, 1)))


def grey() -> Pixels:
    """A light grey desk: little tells it from paper."""
    return _textured((142, 146, 148), 4)


MATS: Final[dict[str, Callable[[], Pixels]]] = {
    "dark": dark,
    "marked": marked,
    "green": green,
    "wood": wood,
    "checked": checked,
    "grey": grey,
}


def _textured(colour: Colour, rough: float) -> Pixels:
    dice = np.random.default_rng(4)
    fine = cv2.GaussianBlur(dice.normal(0, rough * 3, _SIZE).astype(np.float32), (0, 0), 1.6)
    return _clipped(np.array(colour) + fine[..., None])


def _clipped(values: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> Pixels:
    return np.ascontiguousarray(np.clip(values, 0, 255), dtype=np.uint8)
