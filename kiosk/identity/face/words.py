"""What a face check tells the screen while it runs, and the journal when it is over: never a picture or a template."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Guide(StrEnum):
    """What the citizen should do now, the most helpful one first; each is a sentence on the screen and by voice."""

    NO_FACE = "noFace"
    SEVERAL_FACES = "severalFaces"
    CLOSER = "closer"
    FARTHER = "farther"
    CENTER = "center"
    STRAIGHT = "straight"
    UPRIGHT = "upright"
    UNCOVER = "uncover"
    DARK = "dark"
    BRIGHT = "bright"
    STILL = "still"
    OTHER_WAY = "otherWay"
    """Only with a challenge: the head was turned to the other side."""
    HOLD = "hold"
    """All is well: hold still for a moment."""


class Challenge(StrEnum):
    """A movement no photograph makes."""

    TURN_LEFT = "turnLeft"
    TURN_RIGHT = "turnRight"
    BLINK = "blink"


class Verdict(StrEnum):
    """How a check ended."""

    MATCH = "match"
    RETAKE = "retake"
    """Not clearly the same person: try again."""
    MISMATCH = "mismatch"
    SPOOF = "spoof"
    """No living face, or not the same one all the time."""
    CHALLENGE_MISSED = "challengeMissed"
    NO_FACE = "noFace"
    """Nobody stood before the camera for the longest time allowed."""
    PORTRAIT = "portrait"
    """The card's own picture shows no usable face."""
    CAMERA = "camera"
    ENGINE = "engine"
    CANCELED = "canceled"


CHALLENGE_ONLY = "challengeOnly"
"""In `Ended.detail` of a match: nothing told a living face from a filmed one but the movements."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Sent whenever something changes, at most a few times a second."""

    guide: Guide
    challenge: Challenge | None = None
    done: int = 0
    of: int = 0
    """Steps behind and in all: movements, then the still look."""
    left: float = 0.0
    """Seconds for this step."""


@dataclass(frozen=True, slots=True)
class Ended:
    """The end of one check, as the journal keeps it. `score` and `real` are figures, not biometrics."""

    verdict: Verdict
    score: float | None = None
    real: float | None = None
    engine: str = ""
    shots: int = 0
    seconds: float = 0.0
    detail: str = ""
    """The word of a device or engine: `unplugged`, `modelMissing` …"""
