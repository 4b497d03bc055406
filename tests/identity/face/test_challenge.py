"""Turning and blinking, measured."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace

import pytest

from drivers.contract.face_matcher import FaceLook
from kiosk.identity.face.challenge import Answered, Baseline, begun, drawn
from kiosk.identity.face.policy import MovementTable
from kiosk.identity.face.words import Challenge
from tests.identity.face.sitter import GOOD, moving

BASE = Baseline(0.0, (0.16, 0.15))


def answers(
    challenge: Challenge, looks: Iterable[FaceLook], base: Baseline = BASE, first: float = 0.5
) -> list[Answered]:
    movement = begun(challenge, base, MovementTable(), asked=0.0)
    return [movement.feed(replace(look, at=first + i / 15)) for i, look in enumerate(looks)]


def turned(*yaws: float) -> list[FaceLook]:
    return [replace(GOOD, yaw=yaw) for yaw in yaws]


def eyed(*shares: float, yaw: float = 0.0) -> list[FaceLook]:
    return [replace(GOOD, yaw=yaw, eyes=(0.16 * share, 0.15 * share)) for share in shares]


@pytest.mark.parametrize("challenge", list(Challenge))
def test_what_is_asked_and_done_is_done_once_it_is_over(challenge: Challenge) -> None:
    said = answers(challenge, moving(challenge))
    assert Answered.DONE in said
    assert said.index(Answered.DONE) > len(said) // 2


def test_a_turn_counts_only_when_the_head_comes_back() -> None:
    assert Answered.DONE not in answers(Challenge.TURN_LEFT, turned(0.0, 0.5, 0.6, 0.6, 0.5))
    assert answers(Challenge.TURN_LEFT, turned(0.0, 0.5, 0.6, 0.1))[-1] is Answered.DONE


def test_half_a_turn_is_none() -> None:
    assert set(answers(Challenge.TURN_LEFT, turned(0.0, 0.3, 0.44, 0.44, 0.1))) == {Answered.NOT_YET}


def test_one_misread_look_is_no_turn() -> None:
    assert set(answers(Challenge.TURN_LEFT, turned(0.0, 0.6, 0.0, 0.6, 0.0))) == {Answered.NOT_YET}


def test_a_straight_look_to_one_side_does_not_help_the_turn_to_the_other() -> None:
    base = Baseline(-0.25, None)
    assert Answered.DONE not in answers(Challenge.TURN_LEFT, turned(-0.25, 0.25, 0.28, 0.25, -0.25), base)
    assert Answered.DONE in answers(Challenge.TURN_LEFT, turned(-0.25, 0.4, 0.45, 0.4, -0.25), base)


def test_the_other_way_is_told_until_the_head_is_back() -> None:
    said = answers(Challenge.TURN_LEFT, turned(0.0, -0.5, -0.6, -0.3, -0.1, 0.0))
    assert said[1:] == [Answered.OTHER_WAY] * 3 + [Answered.NOT_YET] * 2


def test_a_movement_that_had_begun_before_anybody_can_follow_is_no_answer() -> None:
    assert Answered.DONE not in answers(Challenge.TURN_LEFT, moving(Challenge.TURN_LEFT), first=-0.1)
    assert Answered.DONE not in answers(Challenge.BLINK, moving(Challenge.BLINK), first=0.0)


@pytest.mark.parametrize(
    ("looks", "done"),
    [
        (eyed(1, 0.2, 0.2, 1), True),
        (eyed(1, 0.2, 1, 1), False),
        (eyed(1, 0.54, 0.54, 1), True),
        (eyed(1, 0.56, 0.56, 1), False),
        (eyed(1, *[0.1] * 15, 1), True),
        (eyed(1, *[0.1] * 20, 1), False),
        (eyed(1, 0.2, 0.2, 1, yaw=0.3), False),
        ([GOOD, *[replace(GOOD, eyes=(0.02, 0.15))] * 4, GOOD], False),
        ([GOOD, *[replace(GOOD, eyes=None)] * 4, GOOD], False),
    ],
    ids=["two looks", "one look", "just shut", "not quite", "slow", "asleep", "turned away", "wink", "unseen"],
)
def test_what_is_a_blink(looks: list[FaceLook], done: bool) -> None:
    assert (Answered.DONE in answers(Challenge.BLINK, looks)) is done


def test_eyes_that_cannot_be_measured_cannot_be_asked_to_blink() -> None:
    with pytest.raises(ValueError, match="cannot see a blink"):
        begun(Challenge.BLINK, Baseline(0.0, None), MovementTable(), 0.0)


def test_no_movement_is_drawn_twice_nor_one_that_cannot_be_measured() -> None:
    chance = random.Random(4)
    for _ in range(50):
        assert len(set(drawn(chance, 2, Challenge))) == 2
        assert set(drawn(chance, 3, (Challenge.TURN_LEFT, Challenge.TURN_RIGHT))) == {
            Challenge.TURN_LEFT,
            Challenge.TURN_RIGHT,
        }
