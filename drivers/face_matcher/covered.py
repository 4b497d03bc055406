"""Is something before the mouth or the nose?"""

from __future__ import annotations

from drivers.face_matcher.cutting import Pixels, Points


def covered(pixels: Pixels, mesh: Points) -> float | None:
    return None
