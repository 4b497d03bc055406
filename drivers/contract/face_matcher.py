"""A face matcher: is the person before the camera the one on the portrait? One to one, never one to many.

The engine measures, it does not decide: what a score means, how many pictures count and what a living person must do
are rules of the kiosk (`kiosk.identity.face`), with their figures in its configuration. Nothing an engine makes of a
face (no feature, no template) leaves it, and `forget` zeroes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, Protocol

from drivers.contract.camera import Picture
from drivers.contract.words import Outcome


class FaceDetail(StrEnum):
    """Why an engine could not do what it was asked."""

    MODEL_MISSING = "modelMissing"
    MODEL_CORRUPT = "modelCorrupt"
    NO_FACE = "noFace"
    SEVERAL_FACES = "severalFaces"
    NOT_ENROLLED = "notEnrolled"
    CRASHED = "crashed"


class Box(NamedTuple):
    """Pixels of the picture; may reach over its edge."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class FaceLook:
    """What one picture shows. With `faces` other than 1 the rest is of the largest face, or of none.

    `yaw`, `pitch`: the nose between the edges of the face (face.md §4), about −1 … +1; 0 is straight at the camera, yaw
    is positive when the citizen turns to their own left, pitch when they look up. `roll` in degrees, positive clockwise
    as the camera sees it. `eyes`: how far each is open (own left, own right), eyelid distance over eye width; None when
    it cannot be told. `sharpness`: variance of the Laplacian over the face at 112 px, `light`: mean of the face's grey
    values 0 … 255, `contrast`: their standard deviation. `covered`: 0 … 1, how likely mouth or nose are covered; None
    when the engine cannot tell. `real`: 0 … 1, the passive liveness of this picture (probability of a living face),
    None when its weights are not installed. `sure`: detector's confidence 0 … 1.
    """

    faces: int
    frame: tuple[int, int]
    """Width and height of the picture."""
    number: int = 0
    at: float = 0.0
    box: Box | None = None
    sure: float = 0.0
    points: tuple[tuple[float, float], ...] = ()
    """Right eye, left eye, nose, right and left corner of the mouth (the citizen's own right and left), pixels."""
    yaw: float = 0.0
    pitch: float = 0.0
    roll: float = 0.0
    eyes: tuple[float, float] | None = None
    sharpness: float = 0.0
    light: float = 0.0
    contrast: float = 0.0
    covered: float | None = None
    real: float | None = None


@dataclass(frozen=True, slots=True)
class EngineStatus:
    """`engine`: name and version of the weights, as logged with each score. `passive`: tells living from replayed."""

    outcome: Outcome
    engine: str = ""
    passive: bool = False
    detail: FaceDetail | None = None
    notice: str = ""
    """For whoever runs the machine, said at start: licences, weights that are absent."""


@dataclass(frozen=True, slots=True)
class MatchResult:
    """`score` grows with likeness, in the engine's own measure (SFace: cosine −1 … 1; dlib: 1 − distance)."""

    outcome: Outcome
    score: float | None = None
    detail: FaceDetail | None = None
    seconds: float = 0.0


class FaceMatcher(Protocol):
    """Belongs to one thread; heavy calls let other threads of the process run."""

    verified: bool
    engine: str

    def load(self, deadline: float) -> EngineStatus:
        """Read the weights, each checked against its SHA-256. NOT_READY with MODEL_MISSING or MODEL_CORRUPT."""

    def enrol(self, portrait: Picture, deadline: float) -> MatchResult:
        """Who it must be: a portrait of the card (102×126 px) or larger, with exactly one face. INVALID_DATA with
        NO_FACE or SEVERAL_FACES. A second portrait takes the place of the first."""

    def look(self, picture: Picture) -> FaceLook:
        """Measure one picture. Never raises for what the picture shows."""

    def compare(self, shots: Sequence[tuple[Picture, FaceLook]], deadline: float) -> MatchResult:
        """How like the portrait is the mean of these shots (1 … 5, each with one face)? INVALID_DATA with
        NOT_ENROLLED before `enrol`."""

    def forget(self) -> None:
        """Zero and drop the portrait and everything made of any picture."""

    def close(self) -> None: ...
