"""What the figures of a check mean. Whatever is unknown or no number never becomes a match."""

from __future__ import annotations

from math import isfinite

from kiosk.identity.face.policy import EngineTable, FacePolicy
from kiosk.identity.face.words import Verdict


def decide(score: float, real: float | None, policy: FacePolicy, engine: EngineTable, attempt: int = 1) -> Verdict:
    """The verdict on one check whose challenges were met (face.md §6).

    `score` is the engine's likeness of the mean of the shots, `real` the passive liveness of the check or None when
    its weights are not installed: then the challenges alone speak for a living person. `attempt` counts from 1; at the
    last one there is no trying again.
    """
    if real is not None and not real >= policy.living.real:
        return Verdict.SPOOF
    if not isfinite(score):
        return Verdict.ENGINE
    if score >= engine.match:
        return Verdict.MATCH
    if score >= engine.retake and attempt < policy.attempts.most:
        return Verdict.RETAKE
    return Verdict.MISMATCH
