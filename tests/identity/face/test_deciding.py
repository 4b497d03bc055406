"""What a score means, and what no score can mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.identity.face.deciding import decide
from kiosk.identity.face.policy import FacePolicy
from kiosk.identity.face.words import Verdict

POLICY = FacePolicy()
SFACE = POLICY.engine("opencv")
NUMBERS = st.floats(allow_nan=True, allow_infinity=True)


@pytest.mark.parametrize(
    ("score", "real", "attempt", "verdict"),
    [
        (0.40, 0.40, 1, Verdict.MATCH),
        (0.40, None, 3, Verdict.MATCH),
        (0.3999, 0.9, 1, Verdict.RETAKE),
        (0.30, 0.9, 2, Verdict.RETAKE),
        (0.3999, 0.9, 3, Verdict.MISMATCH),
        (0.2999, 0.9, 1, Verdict.MISMATCH),
        (-1.0, 0.9, 1, Verdict.MISMATCH),
        (0.9, 0.3999, 1, Verdict.SPOOF),
        (0.9, float("nan"), 1, Verdict.SPOOF),
        (float("nan"), 0.9, 1, Verdict.ENGINE),
        (float("inf"), 0.9, 1, Verdict.ENGINE),
    ],
)
def test_scores_at_the_borders(score: float, real: float | None, attempt: int, verdict: Verdict) -> None:
    assert decide(score, real, POLICY, SFACE, attempt) is verdict


@given(score=NUMBERS, real=st.one_of(st.none(), NUMBERS), attempt=st.integers(1, 9))
def test_a_match_is_always_a_score_over_the_limit_of_a_living_face(
    score: float, real: float | None, attempt: int
) -> None:
    if decide(score, real, POLICY, SFACE, attempt) is Verdict.MATCH:
        assert 0.40 <= score < float("inf")
        assert real is None or real >= 0.40


@given(low=st.floats(-1, 1), more=st.floats(0, 1))
def test_a_better_score_is_never_a_worse_verdict(low: float, more: float) -> None:
    order = [Verdict.MISMATCH, Verdict.RETAKE, Verdict.MATCH]
    worse, better = (order.index(decide(score, 0.9, POLICY, SFACE)) for score in (low, low + more))
    assert better >= worse
