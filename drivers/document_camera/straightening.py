"""From four corners to a page that lies flat and square: its paper told by its size, its picture at 200 dpi."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from drivers.contract.document_camera import PaperKind

if TYPE_CHECKING:
    from drivers.contract.camera import Pixels
    from drivers.document_camera.sides import Points

DPI: Final = 200
INCH: Final = 25.4
PAPERS: Final = {PaperKind.A4: (210.0, 297.0), PaperKind.A5: (148.0, 210.0), PaperKind.CARD: (54.0, 85.6)}
"""Millimetres, the short side first (ISO 216; ISO/IEC 7810 ID-1: 53.98 × 85.60)."""
OFF: Final = 0.05
OFF_SHAPE: Final = 0.025
"""How much a side, and the two sides' proportion, may be off a paper's own."""
HALF: Final = 0.75
"""Of the picture's width: without a known scale, a sheet of A's shape with a longer side is taken for A4."""
MOST: Final = 4000
"""Pixels of the longer side of a page of unknown size."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A paper as it lies: `wide` and `high` in pixels of its straightened picture, `size_mm` (0, 0) when unknown."""

    paper: PaperKind
    wide: int
    high: int
    size_mm: tuple[float, float]
    dpi: int


def measure(corners: Points, picture_wide: int, view: float) -> Measured:
    """`view`: millimetres of mat across the middle of the picture, 0 when nobody measured it."""
    ahead = np.linalg.norm(np.roll(corners, -1, axis=0) - corners, axis=1)
    across, down = float(ahead[0] + ahead[2]) / 2, float(ahead[1] + ahead[3]) / 2
    scale = view / picture_wide
    paper = _paper(sorted((across, down)), scale, picture_wide)
    if paper is not PaperKind.OTHER:
        short, long = PAPERS[paper]
        size = (long, short) if across > down else (short, long)
    else:
        size = (round(across * scale, 1), round(down * scale, 1))
    if size == (0.0, 0.0):
        shrink = min(1.0, MOST / max(across, down))
        return Measured(paper, round(across * shrink), round(down * shrink), size, 0)
    return Measured(paper, round(size[0] * DPI / INCH), round(size[1] * DPI / INCH), size, DPI)


def straightened(picture: Pixels, corners: Points, measured: Measured) -> Pixels:
    """The page alone. Its corners are the outer corners of its first and last pixels."""
    wide, high = measured.wide, measured.high
    goal = np.array(((0, 0), (wide, 0), (wide, high), (0, high)), np.float32) - 0.5
    way = cv2.getPerspectiveTransform(corners.astype(np.float32), goal.astype(np.float32))
    page = cv2.warpPerspective(picture, way, (wide, high), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(page, np.uint8)


def _paper(sides: list[float], scale: float, picture_wide: int) -> PaperKind:
    short, long = sides
    for paper, (least, most) in PAPERS.items():
        if abs(long / short / (most / least) - 1) > OFF_SHAPE:
            continue
        if scale and abs(long * scale / most - 1) <= OFF:
            return paper
        if not scale and (paper is PaperKind.CARD or (long > HALF * picture_wide) == (paper is PaperKind.A4)):
            return paper
    return PaperKind.OTHER
