"""A hall's figures: what is allowed, what is refused, and in which words."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from kiosk.identity.face.policy import FacePolicy


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"engines": {"opencv": {"match": 0.36, "retake": 0.3}}}, "at least 0.363"),
        ({"engines": {"dlib": {"match": 0.55, "retake": 0.5, "staff_confirms": True}}}, "at least 0.6"),
        ({"engines": {"dlib": {"match": 0.6, "retake": 0.5, "staff_confirms": False}}}, "staff_confirms must be true"),
        ({"engines": {"opencv": {"match": 0.4, "retake": 0.5}}}, "retake must not be more"),
        ({"engines": {"homemade": {"match": 0.9, "retake": 0.5}}}, "no figures are known for the engine homemade"),
        ({"engines": {"opencv": {"match": float("nan"), "retake": 0.3}}}, "finite"),
        ({"living": {"real": 0.2}}, "0.4"),
        ({"living": {"looks": 1}}, "10"),
        ({"course": {"challenges": 0}}, "1"),
        ({"course": {"shots_least": 5, "shots_most": 3}}, "shots_least"),
        ({"movement": {"turn": 0.2}}, "0.45"),
        ({"face": {"least_px": 40}}, "90"),
        ({"face": {"dark": 230}}, "dark must be less"),
        ({"law": {"guardian_age": 10}}, "14"),
        ({"attempts": {"most": 50}}, "5"),
        ({"course": {"movements": 2}}, "movements"),
    ],
)
def test_a_figure_that_would_be_no_check_is_refused(table: dict[str, object], said: str) -> None:
    with pytest.raises(ValidationError, match=said.replace(".", r"\.")):
        FacePolicy.model_validate(table)


def test_the_figures_of_the_reference_stand_when_nothing_is_said() -> None:
    policy = FacePolicy()
    assert (policy.engine("opencv").match, policy.engine("opencv").retake) == (0.40, 0.30)
    assert policy.engine("dlib").staff_confirms and policy.engine("dlib").match == 0.60
    assert (policy.course.challenges, policy.course.challenge_seconds, policy.course.no_face_seconds) == (2, 8, 30)
    assert (policy.living.real, policy.living.looks, policy.movement.turn, policy.movement.blink) == (
        0.4,
        10,
        0.45,
        0.55,
    )
    assert (policy.attempts.most, policy.face.least_px, policy.law.guardian_age) == (3, 90, 14)


def test_a_policy_survives_the_way_to_the_station() -> None:
    policy = FacePolicy.model_validate({"course": {"challenges": 3}})
    assert FacePolicy.model_validate_json(policy.model_dump_json()) == policy


def test_an_engine_without_figures_has_no_verdicts() -> None:
    policy = FacePolicy.model_validate({"engines": {"opencv": {"match": 0.4, "retake": 0.3}}})
    with pytest.raises(ValueError, match=r"engines\.dlib is missing"):
        policy.engine("dlib")
