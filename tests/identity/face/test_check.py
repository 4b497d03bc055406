"""The course of one check, sat through by citizens and by cheats."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.contract.face_matcher import FaceLook
from kiosk.identity.face.check import Check
from kiosk.identity.face.policy import CourseTable, FacePolicy
from kiosk.identity.face.words import Challenge, Guide, Verdict
from tests.identity.face.sitter import FRAME, GOOD, NOBODY, PLACE, Sitting, at_place, moving

LEFT_RIGHT = (Challenge.TURN_LEFT, Challenge.TURN_RIGHT)
LEFT_BLINK = (Challenge.TURN_LEFT, Challenge.BLINK)
TWO = replace(GOOD, faces=2)


@pytest.mark.parametrize("seed", range(12))
def test_a_citizen_who_does_what_is_asked_is_through_in_under_six_seconds(seed: int) -> None:
    sitting = Sitting(seed=seed)
    sitting.obey()
    assert sitting.check.ended is None
    assert 3 <= len(sitting.check.ready) <= 5
    assert sitting.check.real == pytest.approx(0.9)
    assert sitting.seconds < 6.0


def test_the_steps_are_counted_up_to_the_still_look() -> None:
    sitting = Sitting(script=LEFT_BLINK)
    sitting.obey()
    assert [told.done for told in sitting.told] == sorted(told.done for told in sitting.told)
    assert {told.of for told in sitting.told} == {3}
    assert sitting.told[-1].done == 2


def test_the_shots_are_straight_open_eyed_and_from_before_and_after_the_movements() -> None:
    sitting = Sitting(script=LEFT_BLINK)
    first_ask = 0
    while not sitting.over:
        if sitting.asked is None:
            sitting.show(GOOD)
            first_ask = sitting.number
        else:
            sitting.show(GOOD, 0.5)
            for look in moving(sitting.asked):
                sitting.show(look)
    shots = [sitting.fed[number] for number in sitting.check.ready]
    assert all(abs(shot.yaw) < 0.28 and shot.eyes and min(shot.eyes) > 0.1 for shot in shots)
    assert min(sitting.check.ready) <= first_ask
    assert max(sitting.check.ready) > sitting.number - 20
    assert set(sitting.check.ready) <= sitting.check.keeps


def test_only_a_handful_of_pictures_is_ever_kept() -> None:
    sitting = Sitting(script=LEFT_RIGHT)
    most = 0
    for _ in range(60):
        sitting.show(GOOD)
        most = max(most, len(sitting.check.keeps))
    assert most <= 9


@given(seed=st.integers(0, 2**32), shake=st.floats(0, 0.05), rate=st.floats(8, 30), pause=st.floats(0.25, 2.0))
@settings(max_examples=60, deadline=None)
def test_an_honest_citizen_passes_whatever_the_order_the_pace_and_the_noise(
    seed: int, shake: float, rate: float, pause: float
) -> None:
    chance = random.Random(seed)
    sitting = Sitting(seed=seed, rate=rate)
    while not sitting.over and sitting.seconds < 30:
        if sitting.asked is None:
            sitting.show(_shaken(GOOD, chance, shake))
            continue
        for _ in range(max(1, round(pause * rate))):
            sitting.show(_shaken(GOOD, chance, shake))
        for look in _slow(sitting):
            sitting.show(_shaken(look, chance, shake))
    assert sitting.check.ended is None
    assert sitting.check.ready


def _slow(sitting: Sitting) -> list[FaceLook]:
    """A movement lasts about 0.7 s whatever the pace of the engine."""
    assert sitting.asked is not None
    looks = list(moving(sitting.asked))
    wanted = max(len(looks), round(0.7 * sitting.rate))
    return [looks[i * len(looks) // wanted] for i in range(wanted)]


def _shaken(look: FaceLook, chance: random.Random, shake: float) -> FaceLook:
    x, y, width, height = PLACE
    box = type(PLACE)(x + chance.uniform(-1, 1) * shake * width, y, width, height * (1 + chance.uniform(-1, 1) * shake))
    return replace(look, box=box, yaw=look.yaw + chance.uniform(-1, 1) * shake)


def test_the_order_is_drawn_by_chance_and_never_asks_the_same_twice() -> None:
    orders: Counter[tuple[Challenge, ...]] = Counter()
    for seed in range(300):
        sitting = Sitting(seed=seed)
        sitting.obey()
        asked = tuple(dict.fromkeys(told.challenge for told in sitting.told if told.challenge))
        assert len(asked) == 2
        orders[asked] += 1
    assert len(orders) == 6
    assert min(orders.values()) > 25


def test_a_still_photograph_misses_the_challenge() -> None:
    sitting = Sitting(passive=False)
    sitting.show(replace(GOOD, real=None), 30)
    assert sitting.check.ended is Verdict.CHALLENGE_MISSED
    assert sitting.check.detail in {challenge.value for challenge in Challenge}
    assert 8 <= sitting.seconds < 9.5


def test_a_still_photograph_the_passive_look_sees_through_is_called_a_spoof() -> None:
    sitting = Sitting()
    sitting.show(replace(GOOD, real=0.02), 30)
    assert sitting.check.ended is Verdict.SPOOF


@given(first=st.floats(-0.28, 0.28), then=st.floats(-0.28, 0.28), sway=st.floats(0, 0.06), seed=st.integers(0, 1000))
@settings(max_examples=80, deadline=None)
def test_a_photograph_tilted_both_ways_up_to_45_degrees_never_passes(
    first: float, then: float, sway: float, seed: int
) -> None:
    """A flat photograph turned by 45° shifts the yaw by at most about 0.28 (face.md §4)."""
    chance = random.Random(seed)
    sitting = Sitting(seed=seed, passive=False)
    while not sitting.over and sitting.seconds < 40:
        tilt = first if sitting.asked is None else chance.choice((first, then))
        sitting.show(replace(GOOD, yaw=tilt + sway * chance.uniform(-1, 1), real=None), 0.3)
    assert sitting.check.ended is not None
    assert not sitting.check.ready


def test_a_replay_that_does_everything_right_is_left_to_the_passive_look() -> None:
    sitting = Sitting(script=LEFT_RIGHT)
    sitting.obey(replace(GOOD, real=0.1))
    assert sitting.check.ready
    real = sitting.check.real
    assert real is not None and real < 0.4


def test_ten_real_looks_first_do_not_pay_for_a_replay_after_them() -> None:
    sitting = Sitting(script=LEFT_RIGHT)
    sitting.until_asked()
    sitting.show(GOOD, 3)
    for _ in range(2):
        for look in moving(sitting.asked or Challenge.BLINK, replace(GOOD, real=0.05)):
            sitting.show(look)
        sitting.show(replace(GOOD, real=0.05), 0.7)
    assert sitting.check.ready
    assert (sitting.check.real or 1) < 0.4


def test_a_replay_that_turns_every_way_all_the_time_fails_at_the_third_wrong_turn() -> None:
    sitting = Sitting(script=LEFT_RIGHT)
    sitting.until_asked()
    sitting.show(GOOD, 0.3)
    for _ in range(3):
        for look in moving(Challenge.TURN_RIGHT):
            sitting.show(look)
    assert sitting.check.ended is Verdict.CHALLENGE_MISSED


def test_turning_the_wrong_way_is_told_and_can_be_mended() -> None:
    sitting = Sitting(script=LEFT_RIGHT)
    sitting.until_asked()
    sitting.show(GOOD, 0.3)
    for look in moving(Challenge.TURN_RIGHT):
        sitting.show(look)
    assert Guide.OTHER_WAY in {told.guide for told in sitting.told}
    sitting.obey()
    assert sitting.check.ready


def test_a_second_face_pauses_and_everything_gathered_is_thrown_away() -> None:
    sitting = Sitting(script=LEFT_RIGHT)
    sitting.until_asked()
    assert sitting.check.keeps
    sitting.show(TWO, 1.0)
    assert not sitting.check.keeps
    assert sitting.told[-1].guide is Guide.SEVERAL_FACES
    assert sitting.asked is None
    sitting.obey()
    assert sitting.check.ready


def test_one_misread_second_face_costs_nothing() -> None:
    sitting = Sitting(script=LEFT_RIGHT)
    sitting.until_asked()
    kept = sitting.check.keeps
    sitting.show(TWO)
    assert sitting.check.keeps == kept


def test_a_face_put_in_the_place_of_another_begins_anew_and_twice_is_deceit() -> None:
    sitting = Sitting(script=LEFT_RIGHT)
    sitting.until_asked()
    sitting.show(at_place(420))
    assert sitting.asked is None
    sitting.until_asked(at_place(350))
    sitting.show(at_place(60))
    assert (sitting.check.ended, sitting.check.detail) == (Verdict.SPOOF, "jumped")


def test_what_was_done_before_a_gap_does_not_count_after_it() -> None:
    sitting = Sitting(script=LEFT_RIGHT)
    sitting.until_asked()
    sitting.show(GOOD, 0.3)
    for look in moving(Challenge.TURN_LEFT):
        sitting.show(look)
    assert sitting.told[-1].done == 1
    sitting.show(NOBODY, 0.6)
    assert sitting.told[-1].done == 0
    assert not sitting.check.keeps


def test_a_movement_order_is_drawn_anew_after_a_gap() -> None:
    seen = set()
    for seed in range(40):
        sitting = Sitting(seed=seed)
        first = sitting.until_asked()
        sitting.show(NOBODY, 0.6)
        seen.add(first is sitting.until_asked())
    assert seen == {True, False}


def test_losing_the_face_again_and_again_ends_the_check() -> None:
    sitting = Sitting(script=LEFT_RIGHT)
    for _ in range(4):
        sitting.until_asked()
        sitting.show(NOBODY, 0.7)
    assert (sitting.check.ended, sitting.check.detail) == (Verdict.CHALLENGE_MISSED, "lost")


def test_nobody_for_thirty_seconds_ends_the_check() -> None:
    sitting = Sitting()
    sitting.show(NOBODY, 29.5)
    assert sitting.check.ended is None
    assert sitting.told[-1].guide is Guide.NO_FACE
    sitting.show(NOBODY, 1)
    assert sitting.check.ended is Verdict.NO_FACE


def test_a_hall_too_dark_ends_without_a_word_against_the_citizen() -> None:
    sitting = Sitting()
    sitting.show(replace(GOOD, light=20.0), 120)
    assert (sitting.check.ended, sitting.check.detail) == (Verdict.NO_FACE, "dark")
    assert sitting.seconds == pytest.approx(90, abs=1)


def test_an_engine_that_cannot_see_eyes_asks_for_turns_only() -> None:
    for seed in range(20):
        sitting = Sitting(seed=seed)
        assert sitting.until_asked(replace(GOOD, eyes=None)) is not Challenge.BLINK


def test_three_movements_can_be_asked() -> None:
    policy = FacePolicy(course=CourseTable(challenges=3))
    sitting = Sitting(policy=policy)
    sitting.obey()
    assert sitting.check.ready
    assert sitting.told[-1].of == 4


def test_without_weights_for_it_nothing_waits_for_the_passive_look() -> None:
    sitting = Sitting(passive=False)
    sitting.obey(replace(GOOD, real=None))
    assert sitting.check.ready
    assert sitting.check.real is None


def test_progress_is_told_a_few_times_a_second_at_most() -> None:
    sitting = Sitting()
    sitting.show(NOBODY, 10)
    assert len(sitting.told) <= 22
    lefts = [told.left for told in sitting.told]
    assert lefts == sorted(lefts, reverse=True)


LOOKS = st.builds(
    FaceLook,
    faces=st.integers(0, 3),
    frame=st.just(FRAME),
    box=st.one_of(
        st.none(), st.builds(type(PLACE), *([st.floats(-1e4, 1e4)] * 2), *([st.floats(0, 1e4)] * 2)), st.just(PLACE)
    ),
    sure=st.floats(0, 1),
    yaw=st.floats(-2, 2),
    pitch=st.floats(-2, 2),
    roll=st.floats(-180, 180),
    eyes=st.one_of(st.none(), st.tuples(st.floats(0, 1), st.floats(0, 1))),
    sharpness=st.floats(0, 1e4),
    light=st.floats(0, 255),
    contrast=st.floats(0, 128),
    covered=st.one_of(st.none(), st.floats(0, 1)),
    real=st.one_of(st.none(), st.floats(0, 1)),
)


@given(looks=st.lists(LOOKS, max_size=120), passive=st.booleans(), seed=st.integers(0, 99))
@settings(max_examples=60, deadline=None)
def test_whatever_the_engine_measures_the_check_keeps_its_bounds(
    looks: list[FaceLook], passive: bool, seed: int
) -> None:
    check = Check(FacePolicy(), random.Random(seed), 0.0, passive=passive)
    for number, look in enumerate(looks):
        told = check.feed(replace(look, number=number, at=number / 10))
        assert len(check.keeps) <= 12
        if told:
            assert 0 <= told.done <= told.of and told.left >= 0
        if check.ready:
            assert 3 <= len(check.ready) <= 5 and not check.ended
            assert not passive or check.real is not None
            assert all(looks[shot].faces == 1 for shot in check.ready)
