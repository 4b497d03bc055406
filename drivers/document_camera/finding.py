"""Where is the page? Bright shapes on the mat → quadrilaterals that may be one → the one whose sides are paper's edges.

A small picture is searched; `drivers.document_camera.sides` measures what is found in the whole one. A page is bright
against what it lies on: a dark cover on a dark mat is not found.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np
import numpy.typing as npt

from drivers.document_camera.sides import Points, Side, measured

if TYPE_CHECKING:
    from drivers.contract.camera import Pixels

SMALL: Final = 648
"""Pixels of the small picture's width."""
LEAST_AREA: Final = 0.018
"""Of the picture: a card where an A4 sheet fills it is 0.057."""
LEAST_SIDE: Final = 0.13
"""Of the picture's width: a card's short side where an A4 sheet fills the picture is 0.16."""
SQUARE: Final = 0.3
"""How far a corner may be from a right angle: the cosine. A camera looks down, it does not look along."""
WHOLE: Final = 0.5
"""Of every side that must be seen for the shape to be taken for a page at all."""
LINE: Final = 0.0032
"""Of the picture's width: how broad lines printed on a mat are, one millimetre where 330 are seen."""
BEYOND: Final = (0.02, 0.03, 0.04, 0.055)
"""Of the picture's width, outside a page's sides, where its paper must have ended: 7 to 18 mm where 330 are seen."""
SAME: Final = 2.5
"""Pixels of the small picture: two shapes no further apart are one."""
TINGED: Final = 0.1
"""Chroma against lightness (CIE Lab, 8 bits) of what is no paper: skin and wood have 0.15 and more, paper under a warm
lamp 0.06."""
_EDGES: Final = 6
"""Straight pieces of an outline from which four are chosen."""


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """A page: 4×2 corners, clockwise from the one that is top left, in pixels of the whole picture; and its sides."""

    corners: Points
    sides: list[Side]


@dataclass(frozen=True, slots=True, eq=False)
class Bright:
    """A bright shape that is no whole page: does paper run out of the picture, and how many straight edges has it?"""

    leaves: bool
    straight: int


def small_of(picture: Pixels) -> tuple[Pixels, float]:
    """The picture to search, and how many times smaller it is."""
    times = max(1.0, picture.shape[1] / SMALL)
    size = (round(picture.shape[1] / times), round(picture.shape[0] / times))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8), times


def find(grey: Pixels, small: Pixels, times: float) -> Found | Bright | None:
    """The page, a bright shape that is none, or nothing. `grey` is the whole picture, `small` what `small_of` gives."""
    fine = np.asarray(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY), np.uint8)
    shapes = [_shapes(mask) for mask in _masks(fine, small)]
    whole = (corners for each in shapes for shape in each for corners in _quads([shape], fine.shape[1], _EDGES))
    pieced = (corners for each in shapes if len(each) > 1 for corners in _quads(each, fine.shape[1], _EDGES + 2))
    for quads in (whole, pieced):
        best = _best(fine, quads)
        if best is None:
            continue
        found = _refined(grey, best * times + (times - 1) / 2, times)
        if found is not None and _ends_there(small, found.corners / times):
            return found
    return _bright([shape for each in shapes for shape in each], small, fine)


def _best(fine: Pixels, quads: Iterator[Points]) -> Points | None:
    """The one the picture bears out best."""
    tried: list[Points] = []
    scores: list[float] = []
    for corners in quads:
        if not any(np.abs(corners - each).max() < SAME for each in tried):
            tried.append(corners)
            scores.append(_score(fine, corners))
    return tried[int(np.argmax(scores))] if scores and max(scores) > 0 else None


def _masks(fine: Pixels, small: Pixels) -> Iterator[Pixels]:
    """Bright parts, at three levels; what is brighter than its surroundings, for a page half in the shade; what is
    unlike the mat at the picture's rim. Thin lines are taken off, print is filled in."""
    soft = np.asarray(cv2.medianBlur(fine, 5), np.uint8)
    level, _ = cv2.threshold(soft, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    bright = float(np.percentile(soft, 98))
    for at in (level, (level + bright) / 2, (level * 3 + bright) / 4):
        yield _tidied(np.asarray(soft > at, np.uint8) * 255)
    around = max(31, small.shape[1] // 5 | 1)
    yield _tidied(
        np.asarray(
            cv2.adaptiveThreshold(soft, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, around, -7), np.uint8
        )
    )
    lab = cv2.cvtColor(small, cv2.COLOR_BGR2LAB).astype(np.float32)
    rim = np.concatenate([lab[:10].reshape(-1, 3), lab[-10:].reshape(-1, 3), lab[:, :10].reshape(-1, 3)])
    unlike = np.linalg.norm(lab - np.median(rim, axis=0), axis=2)
    far = np.asarray(np.clip(unlike * 2, 0, 255), np.uint8)
    _, mask = cv2.threshold(cv2.medianBlur(far, 5), 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    yield _tidied(np.asarray(mask, np.uint8))


def _tidied(mask: Pixels) -> Pixels:
    thin = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    return np.asarray(cv2.morphologyEx(thin, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8)), np.uint8)


def _shapes(mask: Pixels) -> list[npt.NDArray[np.int32]]:
    """Outlines of what is large enough, the largest first."""
    outlines, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    least = mask.size * LEAST_AREA
    large = [each for each in outlines if cv2.contourArea(each) >= least]
    return sorted((np.asarray(each, np.int32) for each in large), key=cv2.contourArea, reverse=True)[:3]


def _quads(shapes: list[npt.NDArray[np.int32]], wide: int, most: int) -> Iterator[Points]:
    """Quadrilaterals these outlines may be: a hull's own, and those of the `most` longest straight pieces, whichever
    outline they are of: a page that lies half in the shade comes in parts."""
    edges: list[tuple[Points, Points]] = []
    for shape in shapes:
        hull = cv2.convexHull(shape)
        around = cv2.arcLength(hull, True)
        for part in (0.015, 0.03, 0.05):
            simple = cv2.approxPolyDP(hull, part * around, True)
            if len(simple) == 4 and (quad := _proper(simple[:, 0].astype(np.float64), wide)) is not None:
                yield quad
                break
        pieces = cv2.approxPolyDP(shape, 0.006 * around, True)[:, 0].astype(np.float64)
        edges += zip(pieces, np.roll(pieces, -1, axis=0), strict=True)
    edges.sort(key=lambda edge: -float(np.linalg.norm(edge[1] - edge[0])))
    middle = np.concatenate([shape[:, 0] for shape in shapes]).mean(axis=0)
    for four in combinations(edges[:most], 4):
        ordered = sorted(four, key=lambda edge: float(np.arctan2(*((edge[0] + edge[1]) / 2 - middle)[::-1])))
        met = [_crossing(ordered[at - 1], ordered[at]) for at in range(4)]
        points = [each for each in met if each is not None]
        if len(points) == 4 and (quad := _proper(np.array(points), wide)) is not None:
            yield quad


def _crossing(first: tuple[Points, Points], second: tuple[Points, Points]) -> Points | None:
    (a, b), (c, d) = first, second
    across, along = b - a, d - c
    turn = across[0] * along[1] - across[1] * along[0]
    if abs(turn) < 0.5 * float(np.linalg.norm(across) * np.linalg.norm(along)):
        return None
    share = ((c[0] - a[0]) * along[1] - (c[1] - a[1]) * along[0]) / turn
    return np.asarray(a + across * share, np.float64)


def _proper(points: Points, wide: int) -> Points | None:
    """Clockwise from the top left corner; None when no sheet of paper could look so."""
    middle = points.mean(axis=0)
    order = np.argsort(np.arctan2(points[:, 1] - middle[1], points[:, 0] - middle[0]))
    corners = points[order]
    ahead = np.roll(corners, -1, axis=0) - corners
    lengths = np.linalg.norm(ahead, axis=1)
    if lengths.min() < LEAST_SIDE * wide or lengths.max() > 1.6 * wide:
        return None
    unit = ahead / lengths[:, None]
    if np.abs((unit * np.roll(unit, 1, axis=0)).sum(axis=1)).max() > SQUARE:
        return None
    return np.roll(corners, -int(np.argmin(corners.sum(axis=1))), axis=0)


def _score(fine: Pixels, corners: Points) -> float:
    """How well the small picture bears it out: the part of its outline that is an edge, the worst side counting most;
    larger ones before smaller ones. 0 for none."""
    settled, sides = measured(fine, corners, 5.0, 24)
    shares = [side.share for side in sides]
    if sum(share >= WHOLE for share in shares) < 3 or min(shares) < 0.15:
        return 0.0
    area = abs(float(cv2.contourArea(settled.astype(np.float32)))) / fine.size
    return (min(shares) + sum(shares)) / 5 * (0.7 + 0.3 * min(1.0, area * 2))


def _refined(grey: Pixels, corners: Points, times: float) -> Found | None:
    """Measured in the whole picture, twice: coarse, then close."""
    line = LINE * grey.shape[1]
    corners, _ = measured(grey, corners, 3.5 * times, line=line)
    corners, sides = measured(grey, corners, max(5.0, 1.6 * times), line=line)
    if min(side.share for side in sides) < 0.15 or sum(side.share >= WHOLE for side in sides) < 3:
        return None
    settled = _proper(corners, grey.shape[1])
    if settled is None:
        return None
    shift = int(np.argmin(np.abs(corners - settled[0]).sum(axis=1)))
    return Found(settled, sides[shift:] + sides[:shift])


def _ends_there(small: Pixels, corners: Points) -> bool:
    """Beyond its sides there is no more of the same paper: a broad frame printed on a page that runs out of the
    picture has edges like a page's own."""
    high, wide = small.shape[:2]
    lab = cv2.cvtColor(small, cv2.COLOR_BGR2LAB).astype(np.float32)
    page = cv2.fillConvexPoly(np.zeros((high, wide), np.uint8), corners.round().astype(np.int32), 1)
    inside = lab[page > 0]
    paper = np.median(inside[inside[:, 0] >= np.percentile(inside[:, 0], 60)], axis=0)
    for start, end in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        along = end - start
        out = np.array((along[1], -along[0])) / max(1e-6, float(np.linalg.norm(along)))
        for by in BEYOND:
            spots = start + along * np.linspace(0.05, 0.95, 32)[:, None] + out * by * wide
            at = spots.round().astype(int)
            seen = at[(at[:, 0] >= 0) & (at[:, 1] >= 0) & (at[:, 0] < wide) & (at[:, 1] < high)]
            alike = np.abs(lab[seen[:, 1], seen[:, 0]] - paper) < (0.16 * paper[0], 10, 10)
            if len(seen) >= 16 and alike.all(axis=1).mean() > 0.5:
                return False
    return True


def _bright(shapes: list[npt.NDArray[np.int32]], small: Pixels, fine: Pixels) -> Bright | None:
    """The largest shape that has at least one long straight edge of paper."""
    high, wide = fine.shape
    lab = cv2.cvtColor(small, cv2.COLOR_BGR2LAB).astype(np.float32) - (0, 128, 128)
    leaves, straight = False, 0
    for shape in shapes:
        points = shape[:, 0]
        mask = np.zeros_like(fine)
        cv2.drawContours(mask, [shape], -1, 255, -1)
        inside = lab[mask > 0]
        paper = np.median(inside[inside[:, 0] >= np.percentile(inside[:, 0], 60)], axis=0)
        if np.hypot(paper[1], paper[2]) > TINGED * paper[0]:
            continue
        rim = (points[:, 0] < 3) | (points[:, 1] < 3) | (points[:, 0] > wide - 4) | (points[:, 1] > high - 4)
        out = points[rim]
        alike = np.abs(lab[out[:, 1], out[:, 0]] - paper) < (0.3 * paper[0], 12, 12)
        here = _straight(fine, points[~rim].astype(np.float64), wide)
        straight = max(straight, here)
        leaves |= bool(here and alike.all(axis=1).sum() > 0.04 * wide)
    return Bright(leaves, straight) if straight else None


def _straight(fine: Pixels, points: Points, wide: int) -> int:
    """How many straight pieces of the outline, a tenth of the picture long or more, are edges of something bright."""
    if len(points) < 20:
        return 0
    simple = cv2.approxPolyDP(points.astype(np.float32)[:, None], 2.5, True)[:, 0].astype(np.float64)
    found = 0
    for start, end in zip(simple, np.roll(simple, -1, axis=0), strict=True):
        if np.linalg.norm(end - start) < 0.1 * wide:
            continue
        inward = np.array((-(end - start)[1], (end - start)[0]))
        inward = inward / np.linalg.norm(inward)
        spots = start + (end - start) * np.linspace(0.1, 0.9, 24)[:, None]
        greys = []
        for by in (-5.0, 5.0):
            at = (spots + inward * by).round().astype(int)
            at[:, 0], at[:, 1] = at[:, 0].clip(0, wide - 1), at[:, 1].clip(0, fine.shape[0] - 1)
            greys.append(fine[at[:, 1], at[:, 0]].astype(float))
        steps = np.abs(greys[0] - greys[1])
        found += bool(np.median(steps) > 25 and np.percentile(steps, 20) > 12)
    return found
