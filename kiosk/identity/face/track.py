"""One face all the time: what was seen of one face must never be counted for another."""

from __future__ import annotations

from enum import StrEnum

from drivers.contract.face_matcher import Box, FaceLook

MISSES = 0.35
"""Seconds a detector misses a face now and then; nobody changes places in that time."""
GAP = 1.0
"""Seconds without a face while its owner turns the head as asked: the profile is not always found."""
REACH, SPEED = 0.35, 2.5
"""How far a face may move between two looks, in face widths: at once, and more for each second between them."""
GROWTH, GROWTH_SPEED = 1.3, 1.5
"""By what factor it may grow or shrink: at once, and more for each second between."""


class Sight(StrEnum):
    """What this look does to the track."""

    SAME = "same"
    NEW = "new"
    """The first face, or the first after one was lost: nothing of before counts for it."""
    NOBODY = "nobody"
    """No face in this picture; the track may still go on."""
    LOST = "lost"
    """The face has been away too long."""
    JUMPED = "jumped"
    """A face is there, but not where this one can have got to: another face, or a picture put in its place."""
    DOUBLED = "doubled"
    """A second face in one picture: perhaps the detector's mistake; this picture counts for nothing."""
    SEVERAL = "several"


class Track:
    """Follows the one face. Moments in seconds, from the looks."""

    def __init__(self) -> None:
        self._box: Box | None = None
        self._at = 0.0
        self._doubled = False

    def feed(self, look: FaceLook, turning: bool = False) -> Sight:
        """`turning`: the citizen has been asked to turn the head, and does."""
        if look.faces > 1:
            return self._several()
        self._doubled = False
        patience = GAP if turning else MISSES
        if look.faces == 0 or look.box is None:
            return self._nobody(look.at, patience)
        before, since = self._box, look.at - self._at
        self._box, self._at = look.box, look.at
        if before is None or since > GAP:
            return Sight.NEW
        return Sight.SAME if could_be(before, look.box, since) else Sight.JUMPED

    def _several(self) -> Sight:
        if not self._doubled:
            self._doubled = True
            return Sight.DOUBLED
        self._box = None
        return Sight.SEVERAL

    def _nobody(self, at: float, patience: float) -> Sight:
        if self._box is not None and at - self._at > patience:
            self._box = None
            return Sight.LOST
        return Sight.NOBODY


def could_be(before: Box, now: Box, seconds: float) -> bool:
    """Can a head that was at `before` be at `now` so many seconds later?"""
    width = max((before.width + now.width) / 2, 1.0)
    across = (now.x + now.width / 2) - (before.x + before.width / 2)
    down = (now.y + now.height / 2) - (before.y + before.height / 2)
    if (across**2 + down**2) ** 0.5 > (REACH + SPEED * seconds) * width:
        return False
    growth = now.height / max(before.height, 1.0)
    most = GROWTH + GROWTH_SPEED * seconds
    return 1 / most <= growth <= most
