"""One look judged, and words that stay long enough to be read."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.contract.face_matcher import FaceLook
from kiosk.identity.face.policy import FaceTable
from kiosk.identity.face.quality import LASTS, STANDS, Guiding, judged
from kiosk.identity.face.words import Guide
from tests.identity.face.sitter import GOOD, NOBODY, at_place

LIMITS = FaceTable()
CASES = [
    (GOOD, Guide.HOLD),
    (NOBODY, Guide.NO_FACE),
    (replace(GOOD, faces=2), Guide.SEVERAL_FACES),
    (at_place(280, 200, 60, 80), Guide.CLOSER),
    (at_place(100, 20, 360, 450), Guide.FARTHER),
    (at_place(0), Guide.CENTER),
    (at_place(240, -60), Guide.CENTER),
    (replace(GOOD, yaw=0.4), Guide.STRAIGHT),
    (replace(GOOD, pitch=-0.5), Guide.STRAIGHT),
    (replace(GOOD, roll=-25), Guide.UPRIGHT),
    (replace(GOOD, covered=0.9), Guide.UNCOVER),
    (replace(GOOD, light=20), Guide.DARK),
    (replace(GOOD, contrast=4), Guide.DARK),
    (replace(GOOD, light=250), Guide.BRIGHT),
    (replace(GOOD, sharpness=3), Guide.STILL),
]


@pytest.mark.parametrize(("look", "guide"), CASES, ids=[guide.value for _, guide in CASES])
def test_each_fault_has_its_word(look: FaceLook, guide: Guide) -> None:
    assert judged(look, LIMITS) is guide


def test_where_to_stand_comes_before_how_to_look_and_that_before_the_light() -> None:
    everything = replace(at_place(280, 200, 60, 80), yaw=0.5, roll=30, light=10, sharpness=1, covered=1.0)
    assert judged(everything, LIMITS) is Guide.CLOSER
    near = replace(everything, box=GOOD.box)
    assert judged(near, LIMITS) is Guide.STRAIGHT
    assert judged(replace(near, yaw=0.0), LIMITS) is Guide.UPRIGHT
    assert judged(replace(near, yaw=0.0, roll=0.0), LIMITS) is Guide.UNCOVER
    assert judged(replace(near, yaw=0.0, roll=0.0, covered=None), LIMITS) is Guide.DARK


def test_a_head_turned_as_asked_and_blurred_by_it_is_no_fault() -> None:
    assert judged(replace(GOOD, yaw=0.7, sharpness=2), LIMITS, moving=True) is Guide.HOLD


@given(st.lists(st.tuples(st.sampled_from(list(Guide)), st.floats(0.02, 0.4)), min_size=1, max_size=80))
def test_no_complaint_follows_a_word_within_its_time(story: list[tuple[Guide, float]]) -> None:
    guiding, now = Guiding(), 0.0
    shown: list[tuple[float, Guide]] = []
    for guide, pause in story:
        now += pause
        word = guiding.told(guide, now)
        if not shown or shown[-1][1] is not word:
            shown.append((now, word))
    for (then, _), (at, word) in pairwise(shown):
        assert word is Guide.HOLD or at - then >= STANDS - 1e-9


def test_when_all_is_well_it_is_said_at_once() -> None:
    guiding = Guiding()
    guiding.told(Guide.CLOSER, 0.0)
    assert guiding.told(Guide.HOLD, 0.05) is Guide.HOLD


def test_one_bad_picture_is_not_told_and_a_lasting_fault_is() -> None:
    guiding = Guiding()
    for i in range(20):
        guiding.told(Guide.HOLD, i / 10)
    assert guiding.told(Guide.STILL, 2.0) is Guide.HOLD
    assert guiding.told(Guide.HOLD, 2.05) is Guide.HOLD
    assert guiding.told(Guide.STILL, 2.1) is Guide.HOLD
    assert guiding.told(Guide.STILL, 2.1 + LASTS) is Guide.STILL
