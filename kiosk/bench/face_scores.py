"""From scores of genuine and impostor pairs to error rates: pure arithmetic.

Rates are of ISO/IEC 19795-1: FAR, share of impostor pairs at or above the threshold; TAR, share of genuine pairs at or
above it; EER, where FAR and 1 − TAR cross. A pair whose face was not found has the score −∞: it is refused. Intervals
are Wilson's at 95 % over the pairs; the pairs of one person are not independent, so they are a little too narrow.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.floating]
Z = 1.959964
"""95 % of a normal distribution lie within this many standard deviations."""
ENOUGH = 10
"""A false accept rate is told only when it would be of at least this many impostor pairs."""


class Rate(NamedTuple):
    """Shares, 0 … 1: the measured one and its 95 % interval."""

    value: float
    low: float
    high: float

    def percent(self) -> list[float]:
        return [round(100 * each, 3) for each in self]


def wilson(hits: float, of: int) -> Rate:
    """Wilson's interval of a share. Raises ValueError for a share of nothing."""
    if of <= 0:
        raise ValueError("a share of no pairs cannot be told")
    share = hits / of
    middle = (share + Z * Z / (2 * of)) / (1 + Z * Z / of)
    half = Z / (1 + Z * Z / of) * (share * (1 - share) / of + Z * Z / (4 * of * of)) ** 0.5
    return Rate(share, max(0.0, middle - half), min(1.0, middle + half))


def tar_at(far: float, genuine: Scores, impostor: Scores) -> tuple[Rate, float] | None:
    """The rate and its threshold: the lowest at which no more than `far` of the impostor pairs are let in. None when
    there are too few of them to tell."""
    allowed = int(far * len(impostor) + 1e-9)
    if allowed < ENOUGH:
        return None
    highest = -np.partition(-impostor, allowed)[allowed]
    threshold = float(np.nextafter(highest, np.inf)) if np.isfinite(highest) else float(highest)
    return wilson(int((genuine >= threshold).sum()), len(genuine)), threshold


def equal_error(genuine: Scores, impostor: Scores) -> tuple[Rate, float]:
    """The equal error rate, with the interval of the genuine pairs refused there, and its threshold."""
    genuine, impostor = np.sort(genuine), np.sort(impostor)
    thresholds = np.unique(genuine[np.isfinite(genuine)])
    if not len(thresholds):
        return Rate(1.0, 1.0, 1.0), float("-inf")
    refused = np.searchsorted(genuine, thresholds, "left") / len(genuine)
    accepted = 1 - np.searchsorted(impostor, thresholds, "left") / len(impostor)
    at = int(np.argmin(np.abs(refused - accepted)))
    share = float(refused[at] + accepted[at]) / 2
    return wilson(share * len(genuine), len(genuine)), float(thresholds[at])


def fold_accuracy(scores: Scores, same: npt.NDArray[np.bool_], folds: int) -> tuple[float, float]:
    """Mean and standard deviation of the accuracy over the folds, each judged by the threshold that is best for the
    others (LFW view 2). Pairs come fold by fold."""
    parts = np.array_split(np.arange(len(scores)), folds)
    found = []
    for part in parts:
        others = np.setdiff1d(np.arange(len(scores)), part)
        threshold = _best_threshold(scores[others], same[others])
        found.append(float(((scores[part] >= threshold) == same[part]).mean()))
    return float(np.mean(found)), float(np.std(found, ddof=1)) if folds > 1 else 0.0


def _best_threshold(scores: Scores, same: npt.NDArray[np.bool_]) -> float:
    """Between the two scores where most pairs are judged right."""
    order = np.argsort(scores)
    ranked, truth = scores[order], same[order]
    right = np.concatenate([[truth.sum()], truth.sum() + np.cumsum(np.where(truth, -1, 1))])
    best = int(np.argmax(right))
    if best == 0:
        return float("-inf")
    if best == len(ranked):
        return float("inf")
    low, high = ranked[best - 1], ranked[best]
    return float((low + high) / 2) if np.isfinite(low) else float(high)
