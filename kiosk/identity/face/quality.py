"""Is this look good enough to count, and if not, what would help most?

`judged` looks at one picture; `Guiding` turns the judgements into words that stay long enough to be read and heard.
"""

from __future__ import annotations

from drivers.contract.face_matcher import FaceLook
from kiosk.identity.face.policy import FaceTable
from kiosk.identity.face.words import Guide

STANDS = 0.7
"""Seconds any word stays before another complaint takes its place."""
LASTS = 0.25
"""Seconds a complaint must last before it is told: one blurred picture is none of the citizen's business."""


def judged(look: FaceLook, limits: FaceTable, moving: bool = False) -> Guide:
    """What stands most in the way, in the order of `Guide`; HOLD when nothing does.

    While the citizen is `moving` as asked, turning the head and the blur of it are no fault.
    """
    if look.faces == 0 or look.box is None:
        return Guide.NO_FACE
    if look.faces > 1:
        return Guide.SEVERAL_FACES
    return _placed(look, limits) or _posed(look, limits, moving) or _lit(look, limits, moving) or Guide.HOLD


def _placed(look: FaceLook, limits: FaceTable) -> Guide | None:
    assert look.box is not None
    x, y, width, height = look.box
    across, down = look.frame
    if min(width, height) < limits.least_px or height < limits.closer * down:
        return Guide.CLOSER
    if height > limits.farther * down:
        return Guide.FARTHER
    off = abs((x + width / 2) / across - 0.5)
    if off > limits.center or y < -0.1 * height or y + height > down + 0.1 * height:
        return Guide.CENTER
    return None


def _posed(look: FaceLook, limits: FaceTable, moving: bool) -> Guide | None:
    if not moving and (abs(look.yaw) > limits.yaw or abs(look.pitch) > limits.pitch):
        return Guide.STRAIGHT
    return Guide.UPRIGHT if abs(look.roll) > limits.roll else None


def _lit(look: FaceLook, limits: FaceTable, moving: bool) -> Guide | None:
    if look.covered is not None and look.covered > limits.covered and not moving:
        return Guide.UNCOVER
    if look.light < limits.dark:
        return Guide.DARK
    if look.light > limits.bright:
        return Guide.BRIGHT
    if look.contrast < limits.contrast:
        return Guide.DARK
    if not moving and look.sharpness < limits.sharpness:
        return Guide.STILL
    return None


class Guiding:
    """The word on the screen. `told(guide, at)` takes one judgement and gives the word to show now."""

    def __init__(self) -> None:
        self.word: Guide | None = None
        self._since = 0.0
        self._wish: Guide | None = None
        self._wished = 0.0

    def told(self, guide: Guide, at: float) -> Guide:
        """`at` in seconds, never going back."""
        if guide is not self._wish:
            self._wish, self._wished = guide, at
        if self.word is None or guide is Guide.HOLD or self._due(at):
            self._show(guide, at)
        assert self.word is not None
        return self.word

    def _due(self, at: float) -> bool:
        return at - self._since >= STANDS and at - self._wished >= LASTS

    def _show(self, guide: Guide, at: float) -> None:
        if guide is not self.word:
            self.word, self._since = guide, at
