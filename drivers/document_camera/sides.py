"""The four sides of a page, measured where paper ends and mat begins, to a fraction of a pixel.

Across each side the grey is read along many short lines; where it steps from bright paper to darker mat is a point of
the side. A straight line through those points, robust against what lies over the edge, is the side; two sides meet in
a corner, so rounded or covered corners do no harm.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from drivers.contract.camera import Pixels

Points = npt.NDArray[np.float64]
"""N × 2, x and y in pixels; (0, 0) is the middle of the first pixel."""
Profiles = npt.NDArray[np.float32]

ENDS: Final = 0.05
"""Of a side, at both its ends, that is not looked at: a card's corners are round."""
LEAST_STEP: Final = 9.0
"""Grey levels from mat to paper."""
PAPER_BEHIND: Final = 0.75
PEAK: Final = 0.4
"""Of the strongest step found: an edge has so much broad difference behind it, and is itself so steep."""
SHARE: Final = 0.3
"""Of the page's ordinary step: less is no edge of this page."""


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """`start` → `end` clockwise; `held`: which of the places looked at show an edge of paper on the side's line;
    `clear`: those, and places with an edge further out, where a line printed on the mat lies along the page; `rise`:
    pixels from 10 to 90 percent of the step, the mark of a blurred picture."""

    start: Points
    end: Points
    held: npt.NDArray[np.bool_]
    clear: npt.NDArray[np.bool_]
    step: float
    rise: float

    @property
    def share(self) -> float:
        """Of the side, 0 … 1, where an edge is seen."""
        return float(self.held.mean())

    @property
    def longest_gap(self) -> float:
        """The longest stretch that is not clear, as a share of the side."""
        longest = run = 0
        for clear in self.clear:
            run = 0 if clear else run + 1
            longest = max(longest, run)
        return longest / len(self.clear) * (1 - 2 * ENDS)


def measured(
    grey: Pixels, corners: Points, reach: float, places: int = 64, *, line: float = 0.0
) -> tuple[Points, list[Side]]:
    """The corners (4×2, clockwise) set right, and the sides as they were found. `reach`: pixels the corners may be
    wrong by. `line`: the mat may have lines so broad, pixels; an edge of paper is told from them by what lies further
    in. Sides without an edge stay where they were."""
    ends = np.roll(corners, -1, axis=0)
    profiles, offsets = _profiles(grey, corners, ends, reach, places)
    broad = _broad(grey, corners, ends, offsets, places, line) if line else None
    where, steps = _steps(profiles, offsets, broad)
    seen = steps >= LEAST_STEP
    usual = float(np.median(steps[seen])) if seen.any() else LEAST_STEP
    seen &= steps >= SHARE * usual
    lines, sides = [], []
    for side in range(4):
        start, end = corners[side], ends[side]
        inward = _inward(start, end)
        at, held = _line(where[side], seen[side], float(np.linalg.norm(end - start)))
        lines.append((start + inward * at[0], end + inward * at[1]))
        rise = _rise(profiles[side][held], where[side][held], offsets)
        step = float(np.median(steps[side][held])) if held.any() else 0.0
        clear = held | (seen[side] & (where[side] < at[0] + (at[1] - at[0]) * _shares(places)))
        sides.append(Side(lines[-1][0], lines[-1][1], held, clear, step, rise))
    met = [_meeting(lines[side - 1], lines[side]) for side in range(4)]
    good = all(each is not None for each in met)
    return (np.array(met) if good else corners), sides


def _shares(places: int) -> npt.NDArray[np.float64]:
    """Where along a side it is looked at, 0 … 1."""
    return np.linspace(ENDS, 1 - ENDS, places)


def _inward(start: Points, end: Points) -> Points:
    """The unit vector into the page, which lies to the right of a side (clockwise corners, y pointing down)."""
    along = (end - start) / max(1e-6, float(np.linalg.norm(end - start)))
    return np.array((-along[1], along[0]))


def _profiles(
    grey: Pixels, starts: Points, ends: Points, reach: float, places: int
) -> tuple[Profiles, npt.NDArray[np.float64]]:
    """4 × places × offsets of grey, and the offsets in pixels, growing into the page."""
    offsets = np.arange(-reach - 4, reach + 4.5, max(0.5, reach / 24))
    where = _spots(starts, ends, offsets, places)
    x, y = np.ascontiguousarray(where[..., 0]), np.ascontiguousarray(where[..., 1])
    read = cv2.remap(grey, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE).astype(np.float32)
    high, wide = grey.shape[:2]
    outside = (where < 0).any(axis=2) | (where[..., 0] > wide - 1) | (where[..., 1] > high - 1)
    read[outside] = np.nan
    return read.reshape(4, places, -1), offsets


def _spots(starts: Points, ends: Points, offsets: npt.NDArray[np.float64], places: int) -> Profiles:
    """Where the grey is read: (4 × places) × offsets × 2, x and y."""
    maps = []
    for start, end in zip(starts, ends, strict=True):
        along = start + (end - start) * _shares(places)[:, None]
        maps.append(along[:, None, :] + _inward(start, end) * offsets[None, :, None])
    return np.array(maps, np.float32).reshape(4 * places, len(offsets), 2)


def _broad(
    grey: Pixels, starts: Points, ends: Points, offsets: npt.NDArray[np.float64], places: int, line: float
) -> npt.NDArray[np.float64]:
    """4 × places × offsets: how much brighter it is inside than outside, each the middle one of what lies within more
    than two lines' breadth, so that no line counts."""
    count = 12
    pace = line * 2.3 / count
    long = np.arange(offsets[0] - pace * count, offsets[-1] + pace * (count + 0.5), pace)
    where = _spots(starts, ends, long, places)
    x, y = np.ascontiguousarray(where[..., 0]), np.ascontiguousarray(where[..., 1])
    read = cv2.remap(grey, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE).astype(np.float32)
    middles = np.median(np.lib.stride_tricks.sliding_window_view(read, count, axis=1), axis=2)
    differ = middles[:, count:] - middles[:, :-count]
    centres = long[count : count + differ.shape[1]] - pace / 2
    nearest = np.abs(centres[None, :] - offsets[:, None]).argmin(axis=1)
    return np.asarray(differ[:, nearest].reshape(4, places, -1), np.float64)


def _steps(
    profiles: Profiles, offsets: npt.NDArray[np.float64], broad: npt.NDArray[np.float64] | None
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Where each profile rises most (pixels, into the page) and by how much; a step of 0 where it leaves the picture.

    The rise is judged over a few pixels to both sides, so that a thin bright line on the mat is no edge."""
    width = max(2, round(len(offsets) / 10))
    total = np.cumsum(np.pad(profiles.astype(np.float64), ((0, 0), (0, 0), (1, 0))), axis=2)
    smooth = (total[..., width:] - total[..., :-width]) / width
    rise = smooth[..., width:] - smooth[..., :-width]
    gone = np.isnan(profiles).any(axis=2)
    rise = np.where(np.isnan(rise), -1.0, rise)
    top = rise.argmax(axis=2)
    if broad is not None:
        at = (np.arange(rise.shape[2]) + width).clip(0, broad.shape[2] - 1)
        paper = broad[..., at] >= PAPER_BEHIND * broad.max(axis=2, keepdims=True)
        peak = (rise >= np.roll(rise, 1, axis=2)) & (rise >= np.roll(rise, -1, axis=2))
        edge = paper & peak & (rise >= PEAK * rise.max(axis=2, keepdims=True))
        innermost = rise.shape[2] - 1 - edge[..., ::-1].argmax(axis=2)
        top = np.where(edge.any(axis=2), innermost, top)
    best = np.take_along_axis(rise, top[..., None], 2)[..., 0]
    mid = np.clip(top, 1, rise.shape[2] - 2)
    before, at, after = (np.take_along_axis(rise, (mid + by)[..., None], 2)[..., 0] for by in (-1, 0, 1))
    bend = before - 2 * at + after
    shift = np.where(np.abs(bend) > 1e-6, 0.5 * (before - after) / np.where(bend == 0, 1, bend), 0.0)
    pace = offsets[1] - offsets[0]
    first = offsets[0] + (width - 0.5) * pace
    return first + (mid + np.clip(shift, -1, 1)) * pace, np.where(gone, 0.0, best)


def _line(
    where: npt.NDArray[np.float64], seen: npt.NDArray[np.bool_], length: float
) -> tuple[tuple[float, float], npt.NDArray[np.bool_]]:
    """Offsets of the side's line at its start and end, and which places lie on it. The line that most places agree
    on, then least squares through those."""
    shares = _shares(len(where))
    held = seen.copy()
    if held.sum() < 6:
        return (0.0, 0.0), np.zeros_like(seen)
    close = max(1.0, length * 0.0016)
    pairs = np.random.default_rng(1).choice(np.flatnonzero(seen), (60, 2))
    first, second = pairs[np.abs(pairs[:, 0] - pairs[:, 1]) >= len(where) // 5].T
    slopes = (where[second] - where[first]) / (shares[second] - shares[first])
    lines = where[first, None] + slopes[:, None] * (shares - shares[first, None])
    near = seen & (np.abs(lines - where) <= close * 1.5)
    best = near[near.sum(axis=1).argmax()] if len(near) else np.zeros_like(seen)
    if best.sum() < 6:
        return (0.0, 0.0), np.zeros_like(seen)
    for _ in range(2):
        slope, base = np.polyfit(shares[best], where[best], 1)
        best = seen & (np.abs(base + slope * shares - where) <= close)
        if best.sum() < 6:
            return (0.0, 0.0), np.zeros_like(seen)
    return (float(base), float(base + slope)), best


def _rise(profiles: Profiles, where: npt.NDArray[np.float64], offsets: npt.NDArray[np.float64]) -> float:
    """Pixels from 10 to 90 percent of the step: the middle one of the places' own, so that print or a line near the
    edge does not count."""
    if len(profiles) < 6:
        return 0.0
    rises = []
    for profile, at in zip(profiles, where, strict=True):
        near = (np.abs(offsets - at) <= 9) & np.isfinite(profile)
        part, place = profile[near], offsets[near]
        if len(part) < 8:
            continue
        low, high = float(part[:3].mean()), float(part[-3:].mean())
        if high - low < LEAST_STEP:
            continue
        share = (part - low) / (high - low)
        reached = int(np.argmax(share >= 0.9))
        left = np.flatnonzero(share[: reached + 1] <= 0.1)
        rises.append(place[reached] - place[left[-1]] if len(left) else place[reached] - place[0])
    return float(np.median(rises)) if rises else 0.0


def _meeting(first: tuple[Points, Points], second: tuple[Points, Points]) -> Points | None:
    """Where two lines cross; None when they hardly do."""
    (a, b), (c, d) = first, second
    across, along = b - a, d - c
    turn = across[0] * along[1] - across[1] * along[0]
    if abs(turn) < 0.2 * float(np.linalg.norm(across) * np.linalg.norm(along)):
        return None
    share = ((c[0] - a[0]) * along[1] - (c[1] - a[1]) * along[0]) / turn
    return np.asarray(a + across * share, np.float64)
