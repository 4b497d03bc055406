"""Is something before the mouth or the nose? Told from colours: lips differ from the skin around them, and the lower
cheeks have the colour of the upper ones; behind a mask, a scarf or a hand neither is so.

The weights were fitted on 700 photographs of faces with masks painted on them (eight colours and skin-coloured ones,
over nose and mouth or mouth alone), a third kept back: above 0.6 lie 2 % of the bare faces, 88 … 100 % of the coloured
masks and 19 % of the skin-coloured ones. Real masks, scarves and hands have not been measured.
"""

from __future__ import annotations

import math

import cv2
import numpy as np
import numpy.typing as npt

from drivers.face_matcher.cutting import Pixels, Points

UPPER_CHEEKS = (50, 280, 117, 346, 118, 347, 6, 197)
LOWER_CHEEKS = (205, 425, 187, 411)
AROUND_LIPS = (164, 200, 18, 57, 287, 199)
LIPS = (0, 17, 13, 14, 37, 267, 84, 314)
"""Points of the mesh (MediaPipe's numbering)."""
SPOT = 0.02
"""Half the side of the patch looked at about each point, in widths of the face."""
SMALLEST, DARKEST = 60.0, 40.0
"""Face width in pixels and lightness (0 … 255) under which colours cannot be told."""
Colour = npt.NDArray[np.float64]
"""L, a, b, each 0 … 255 as OpenCV has them."""


def covered(pixels: Pixels, mesh: Points) -> float | None:
    """0 … 1; None when the face is too small or too dark for its colours to be told."""
    width = float(np.linalg.norm(mesh[454] - mesh[234]))
    if width < SMALLEST:
        return None
    reach = max(1, int(width * SPOT))
    upper = _colour(pixels, mesh, UPPER_CHEEKS, reach)
    lower = _colour(pixels, mesh, LOWER_CHEEKS, reach)
    around = _colour(pixels, mesh, AROUND_LIPS, reach)
    lips = _colour(pixels, mesh, LIPS, reach)
    if upper is None or lower is None or around is None or lips is None or upper[0] < DARKEST:
        return None
    foreign = 0.127 * _apart(lower, upper) + 0.072 * _apart(around, upper)
    darker = 30 * abs(lips[0] - around[0]) / upper[0]
    bare = 0.932 * _apart(lips, around) + 0.345 * (lips[1] - around[1]) + 0.635 * darker
    return float(1 / (1 + math.exp(min(50.0, bare - foreign - 0.6))))


def _colour(pixels: Pixels, mesh: Points, spots: tuple[int, ...], reach: int) -> Colour | None:
    """The middle colour of these points' patches; None when none lies in the picture."""
    found = []
    for x, y in mesh[list(spots)].astype(int):
        patch = pixels[max(0, y - reach) : max(0, y + reach + 1), max(0, x - reach) : max(0, x + reach + 1)]
        if patch.size:
            found.append(cv2.cvtColor(patch, cv2.COLOR_BGR2LAB).reshape(-1, 3).mean(axis=0))
    return np.median(found, axis=0) if found else None


def _apart(first: Colour, second: Colour) -> float:
    """Distance in hue and saturation, not in light."""
    return float(np.hypot(first[1] - second[1], first[2] - second[2]))
