"""Eyes that shut: the skin above the eye comes down over it, with the lashes as its edge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from drivers.camera.puppet_mesh import Points

if TYPE_CHECKING:
    from drivers.contract.camera import Pixels

_MARGIN: Final = 0.3
"""How far around the eye lashes and crease reach, in widths of the eye."""
_LASH: Final = 0.08
"""Brightness of the lashes against the skin, and their thickness in widths of the eye. With this and the margin the
eyelid network sees the six test portraits' eyes at 0.24 … 0.52 of their openness; thinner and paler it sees less."""
_LASH_WIDTH: Final = 0.045
_OPEN: Final = 0.27
"""Mean distance of the lids over the width of an eye that is wide open."""
_WIDEST: Final = 0.8
"""How much farther an eye of a portrait is opened at most: who smiles on a photograph looks up at a camera."""
_FINE: Final = 4


def opened(picture: Pixels, eyes: list[Points]) -> Pixels:
    """The picture with narrow eyes opened, so that a blink of them can be told."""
    high, wide = picture.shape[:2]
    down, across = np.mgrid[0:high, 0:wide].astype(np.float32)
    source = down.copy()
    for eye in eyes:
        openness = float(np.linalg.norm(eye[9:] - eye[1:8], axis=1).mean()) / _width(eye)
        more = min(_WIDEST, max(0.0, _OPEN / openness - 1))
        middle, width = eye.mean(0), _width(eye)
        near = ((across - middle[0]) / (0.75 * width)) ** 4 + ((down - middle[1]) / (0.5 * width)) ** 4
        source -= ((down - middle[1]) * np.exp(-near) * (more / (1 + more))).astype(np.float32)
    return np.asarray(cv2.remap(picture, across, source, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE))


class Lids:
    """`shut` makes a picture of the same size with both eyes partly or wholly shut."""

    def __init__(self, picture: Pixels, eyes: list[Points]) -> None:
        """`eyes` as FaceReader.lids tells them, in pixels of `picture`."""
        self._picture = picture
        self._eyes = eyes
        self._skin = picture.copy()
        for eye in eyes:
            self._cover(eye)

    def shut(self, share: float) -> Pixels:
        """0: open as in the portrait, 1: shut."""
        shut = self._picture.copy()
        for eye in self._eyes if share > 0 else ():
            lower, upper = _edges(eye)
            line = upper + (lower - upper) * share
            roof = upper - (lower - upper).mean(0) / np.linalg.norm((lower - upper).mean(0)) * _width(eye) * _MARGIN
            roof[0], roof[-1] = upper[0], upper[-1]
            mask = _filled(self._picture, np.vstack([roof, line[::-1]]))
            soft = cv2.GaussianBlur(mask, (0, 0), 0.8)[..., None].astype(np.float32) / 255
            shut = (shut * (1 - soft) + self._skin * soft).astype(np.uint8)
            self._lashes(shut, line, _width(eye))
        return shut

    def _cover(self, eye: Points) -> None:
        """The eye painted over with the skin around it."""
        lower, upper = _edges(eye)
        mask = _filled(self._picture, np.vstack([upper, lower[::-1]]))
        reach = max(2, round(_width(eye) * _MARGIN))
        around = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
        mask = np.asarray(cv2.dilate(mask, around), np.uint8)
        x, y, width, height = cv2.boundingRect(mask)
        part = np.s_[max(0, y - 12) : y + height + 12, max(0, x - 12) : x + width + 12]
        painted = cv2.inpaint(self._skin[part], mask[part], 3, cv2.INPAINT_TELEA)
        smooth = cv2.GaussianBlur(painted, (0, 0), max(1.0, reach / 2))
        self._skin[part] = np.where(mask[part][..., None] > 0, smooth, painted)

    def _lashes(self, pixels: Pixels, line: Points, width: float) -> None:
        """A dark line along the lid's edge."""
        mask = np.zeros(pixels.shape[:2], np.uint8)
        thick = max(1, round(width * _LASH_WIDTH))
        cv2.polylines(mask, [_fine(line)], False, (255,), thick, cv2.LINE_AA, _FINE)
        share = mask[..., None].astype(np.float32) / 255 * (1 - _LASH)
        pixels[:] = (pixels * (1 - share)).astype(np.uint8)


def _edges(eye: Points) -> tuple[Points, Points]:
    """Lower and upper lid, each nine points from the outer to the inner corner."""
    lower = eye[:9]
    return lower, np.vstack([lower[:1], eye[9:], lower[-1:]])


def _width(eye: Points) -> float:
    return float(np.linalg.norm(eye[0] - eye[8]))


def _filled(like: Pixels, outline: Points) -> Pixels:
    mask = np.zeros(like.shape[:2], np.uint8)
    cv2.fillPoly(mask, [_fine(outline)], (255,), cv2.LINE_AA, _FINE)
    return mask


def _fine(points: Points) -> Points:
    return np.round(points * 2**_FINE).astype(np.int32)
