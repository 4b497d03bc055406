"""Which way up is a page? Its lines of text say so: they run across, begin in a column and end where they like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from drivers.contract.camera import Pixels

ACROSS: Final = 1.6
"""How much stronger lines must be one way than the other."""
CLEAR: Final = 0.03
"""Of the page's width: how much more the ends of lines must scatter than their beginnings."""
LEAST_LINES: Final = 4
PROPER: Final = 0.7
"""Of all inked rows: so many must belong to what has a line's height."""
RED: Final = 40
"""Levels more red than anything else: a seal, which stands where it likes."""
RULE: Final = 40
"""Pixels of a straight stroke that no letter has."""
STRIP: Final = 90
GAPS: Final = (2, 26)
"""Pixels between two lines."""
_LONG: Final = 900
"""Pixels of the longer side: enough to tell lines from each other."""
_INK: Final = 175

Ink = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Upright:
    """Turn the page clockwise by `degrees` (0, 90, 180, 270). Not `sure`: too few lines to tell, it stays as it lay."""

    degrees: int
    sure: bool


def upright(page: Pixels) -> Upright:
    """The page with even light (`drivers.document_camera.lighting`)."""
    ink = _ink(page)
    rows, columns = _strength(ink) + 1, _strength(np.asarray(ink.T)) + 1
    if rows >= columns * ACROSS and (head := _head(ink)):
        return Upright(180 if head < 0 else 0, True)
    if columns >= rows * ACROSS and (head := _head(np.rot90(ink, -1))):
        return Upright(270 if head < 0 else 90, True)
    return Upright(0, False)


def _ink(page: Pixels) -> Ink:
    """1 where there is print; seals, rules of tables and the page's rim are taken away."""
    share = min(1.0, _LONG / max(page.shape[:2]))
    small = cv2.resize(page, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    red = small[..., 2] > np.maximum(small[..., 0], small[..., 1]).astype(np.int16) + RED
    ink = np.asarray((cv2.cvtColor(small, cv2.COLOR_BGR2GRAY) < _INK) & ~red, np.uint8)
    high, wide = ink.shape
    rim = max(4, round(0.015 * max(high, wide)))
    ink[:rim], ink[-rim:], ink[:, :rim], ink[:, -rim:] = 0, 0, 0, 0
    rules = [cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(shape, np.uint8)) for shape in ((1, RULE), (RULE, 1))]
    lines = cv2.dilate(cv2.bitwise_or(rules[0], rules[1]), np.ones((3, 3), np.uint8))
    ink[lines > 0] = 0
    return ink


def _strength(ink: Ink) -> float:
    """How plainly lines run across: the pixels between one line and the next, strip by strip, so that columns of a
    table do not hide each other's lines. Letters leave less between them than lines do."""
    total = 0
    for left in range(0, ink.shape[1] - STRIP + 1, STRIP // 3):
        busy = np.flatnonzero(ink[:, left : left + STRIP].any(axis=1))
        gaps = np.diff(busy) - 1
        total += int(gaps[(gaps >= GAPS[0]) & (gaps <= GAPS[1])].sum())
    return float(total)


def _head(ink: Ink) -> float:
    """Above 0: it stands on its feet; below: on its head; 0: nobody can tell. Lines begin together and end apart; a
    headline is larger and stands above."""
    lines = _lines(ink)
    inked = int((ink.sum(axis=1) > 2).sum())
    if len(lines) < LEAST_LINES or sum(end - top for top, end, *_ in lines) < PROPER * inked:
        return 0.0
    wide = ink.shape[1]
    starts, ends = (np.array([line[at] for line in lines], float) / wide for at in (2, 3))
    ragged = (1 - ends - (1 - np.percentile(ends, 95))).clip(0).mean() - (starts - np.percentile(starts, 5)).clip(
        0
    ).mean()
    heights = np.array([line[1] - line[0] for line in lines], float)
    tallest = int(heights.argmax())
    title = 0.0
    if heights[tallest] > 1.25 * np.median(heights):
        place = (lines[tallest][0] + lines[tallest][1]) / 2 / ink.shape[0]
        title = 0.06 if place < 0.25 else -0.06 if place > 0.75 else 0.0
    head = float(ragged) + title
    return head if abs(head) > CLEAR else 0.0


def _lines(ink: Ink) -> list[tuple[int, int, int, int]]:
    """Top, bottom, left and right of every line of text."""
    rows = ink.sum(axis=1)
    busy = np.concatenate(([0], (rows > 2).astype(np.int8), [0]))
    tops, ends = np.flatnonzero(np.diff(busy) == 1), np.flatnonzero(np.diff(busy) == -1)
    lines = []
    for top, end in zip(tops, ends, strict=True):
        columns = np.flatnonzero(ink[top:end].any(axis=0))
        if 4 <= end - top <= 40 and len(columns) > 12:
            lines.append((int(top), int(end), int(columns[0]), int(columns[-1])))
    return lines
