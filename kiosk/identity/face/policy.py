"""The figures a hall sets for its face check, and the bounds no hall may leave (face.md §4 and §6).

Figures are in configuration because they have to be calibrated on the hall's own cards and cameras; the bounds are
here because a figure beyond them would no longer be a check.
"""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

LEAST_MATCH = {"opencv": 0.363, "dlib": 0.60}
"""Below this score no match may be automatic: SFace's own threshold; 1 − the greatest dlib tolerance (0.40)."""
STAFF_ALWAYS = ("dlib",)
"""Engines whose match a member of staff must always confirm (face.md §3: 36 % of East-Asian impostors at 0.6)."""

Seconds = Annotated[float, Field(gt=0, le=600, allow_inf_nan=False)]
Share = Annotated[float, Field(gt=0, lt=1, allow_inf_nan=False)]
Score = Annotated[float, Field(ge=-1, le=1, allow_inf_nan=False)]
Count = Annotated[int, Field(ge=1, le=100)]


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=False, defer_build=True)


class CourseTable(_Table):
    """How long and how often."""

    challenges: Annotated[int, Field(ge=1, le=3)] = 2
    challenge_seconds: Annotated[float, Field(ge=2, le=30)] = 8.0
    no_face_seconds: Seconds = 30.0
    longest_seconds: Seconds = 90.0
    shots_least: Annotated[int, Field(ge=3, le=5)] = 3
    shots_most: Annotated[int, Field(ge=3, le=5)] = 5
    restarts: Annotated[int, Field(ge=0, le=10)] = 3
    """How often a check may begin anew because the face was lost from sight."""
    jumps: Annotated[int, Field(ge=0, le=5)] = 1
    """How often a face may be somewhere else from one picture to the next before that counts as deceit."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.shots_least > self.shots_most:
            raise ValueError("shots_least must not be more than shots_most")
        return self


class FaceTable(_Table):
    """What a picture must be like to count. Yaw and pitch as the engine tells them, −1 … 1; roll in degrees."""

    least_px: Annotated[int, Field(ge=90, le=400)] = 90
    closer: Share = 0.22
    """Of the picture's height: a smaller face is asked closer, a face under `least_px` too."""
    farther: Share = 0.78
    center: Share = 0.22
    """Share of the picture's width by which the middle of the face may be off, to the sides."""
    yaw: Share = 0.28
    pitch: Share = 0.35
    roll: Annotated[float, Field(gt=0, le=45)] = 18.0
    dark: Annotated[float, Field(ge=0, le=255)] = 45.0
    bright: Annotated[float, Field(ge=0, le=255)] = 225.0
    contrast: Annotated[float, Field(ge=0, le=128)] = 14.0
    sharpness: Annotated[float, Field(ge=0)] = 25.0
    covered: Share = 0.6

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.dark >= self.bright:
            raise ValueError("dark must be less than bright")
        if self.closer >= self.farther:
            raise ValueError("closer must be less than farther")
        return self


class MovementTable(_Table):
    """What counts as turning the head and as blinking (face.md §4)."""

    turn: Annotated[float, Field(ge=0.45, le=0.9)] = 0.45
    """At less a flat photograph turned in the hand passes."""
    turn_back: Annotated[float, Field(gt=0, le=0.4)] = 0.25
    wrong_turns: Annotated[int, Field(ge=0, le=5)] = 2
    """How often the head may turn to the other side in one challenge: a replayed video turns every way."""
    blink: Annotated[float, Field(gt=0, le=0.7)] = 0.55
    """Share of the person's own open eyes; both must be under it."""
    blink_least: Annotated[int, Field(ge=2, le=8)] = 2
    blink_seconds: Annotated[float, Field(gt=0, le=2)] = 1.0
    """Eyes shut for longer are shut, not blinking. (Unasked blinks last 2–8 pictures, asked ones more.)"""
    blink_yaw: Share = 0.25
    reaction_seconds: Annotated[float, Field(ge=0, le=1)] = 0.2
    """Nobody follows sooner than this: a movement that had begun by then was not an answer."""


class LivingTable(_Table):
    """The passive look for a living face, when its weights are installed."""

    real: Annotated[float, Field(ge=0.40, lt=1)] = 0.40
    looks: Annotated[int, Field(ge=10, le=100)] = 10
    alone: bool = False
    """Without those weights a film of the holder passes every movement (measured), so a match counts only once a member
    of staff has confirmed it; true takes the movements alone for enough."""


class AttemptsTable(_Table):
    most: Annotated[int, Field(ge=1, le=5)] = 3
    cool_down_seconds: Annotated[float, Field(ge=60, le=86400)] = 900.0
    kiosk_most: Annotated[int, Field(ge=3, le=1000)] = 12
    """Failures of whatever persons in one cool-down before this kiosk checks no face for a while."""


class LawTable(_Table):
    guardian_age: Annotated[int, Field(ge=14, le=18)] = 14
    """Under this age a guardian agrees (人脸识别技术应用安全管理办法)."""


class EngineTable(_Table):
    """`score` ≥ match: the same person; from `retake` up: try again; below: somebody else."""

    match: Score
    retake: Score
    staff_confirms: bool = False

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.retake > self.match:
            raise ValueError("retake must not be more than match")
        return self


class FacePolicy(_Table):
    """All figures of the face check; what a file leaves out stands as it is here."""

    course: CourseTable = CourseTable()
    face: FaceTable = FaceTable()
    movement: MovementTable = MovementTable()
    living: LivingTable = LivingTable()
    attempts: AttemptsTable = AttemptsTable()
    law: LawTable = LawTable()
    engines: dict[str, EngineTable] = {
        "opencv": EngineTable(match=0.40, retake=0.30),
        "dlib": EngineTable(match=0.60, retake=0.55, staff_confirms=True),
    }

    @model_validator(mode="after")
    def _never_below_the_floor(self) -> Self:
        for name, engine in self.engines.items():
            if name not in LEAST_MATCH:
                raise ValueError(f"no figures are known for the engine {name}; known: {', '.join(LEAST_MATCH)}")
            if engine.match < LEAST_MATCH[name]:
                raise ValueError(
                    f"engines.{name}.match must be at least {LEAST_MATCH[name]:g}: no automatic match below"
                )
            if name in STAFF_ALWAYS and not engine.staff_confirms:
                raise ValueError(
                    f"engines.{name}.staff_confirms must be true: this engine takes strangers for the holder"
                )
        return self

    def engine(self, name: str) -> EngineTable:
        """Raises ValueError for an engine the policy says nothing of."""
        if name not in self.engines:
            raise ValueError(f"engines.{name} is missing: when does this engine's score mean a match?")
        return self.engines[name]
