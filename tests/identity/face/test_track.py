"""Whether it is still the same face."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from drivers.contract.face_matcher import Box, FaceLook
from kiosk.identity.face.track import Sight, Track, could_be
from tests.identity.face.sitter import GOOD, NOBODY, at_place


def sights(*looks: tuple[float, FaceLook], turning: bool = False) -> list[Sight]:
    track = Track()
    return [track.feed(replace(look, at=at), turning) for at, look in looks]


def test_the_first_face_is_new_and_then_the_same() -> None:
    assert sights((0, GOOD), (0.1, GOOD), (0.2, at_place(260))) == [Sight.NEW, Sight.SAME, Sight.SAME]


def test_a_face_missed_for_a_moment_is_still_the_same() -> None:
    assert sights((0, GOOD), (0.1, NOBODY), (0.3, NOBODY), (0.35, GOOD))[1:] == [Sight.NOBODY, Sight.NOBODY, Sight.SAME]


def test_a_face_missed_for_longer_is_lost_and_comes_back_as_a_new_one() -> None:
    assert sights((0, GOOD), (0.3, NOBODY), (0.4, NOBODY), (0.5, GOOD))[2:] == [Sight.LOST, Sight.NEW]


def test_a_profile_may_go_unseen_for_a_second_while_the_head_turns() -> None:
    assert sights((0, GOOD), (0.5, NOBODY), (0.9, GOOD), turning=True)[1:] == [Sight.NOBODY, Sight.SAME]
    assert sights((0, GOOD), (0.5, NOBODY), (1.1, NOBODY), turning=True)[1:] == [Sight.NOBODY, Sight.LOST]


def test_pictures_that_did_not_come_for_a_second_break_the_track() -> None:
    assert sights((0, GOOD), (1.2, GOOD)) == [Sight.NEW, Sight.NEW]


def test_a_face_somewhere_else_or_of_another_size_has_jumped() -> None:
    assert sights((0, GOOD), (0.07, at_place(420)))[1] is Sight.JUMPED
    assert sights((0, GOOD), (0.07, at_place(200, 90, 240, 300)))[1] is Sight.JUMPED


def test_two_looks_with_a_second_face_break_the_track_and_one_does_not() -> None:
    two = replace(GOOD, faces=2)
    assert sights((0, GOOD), (0.1, two), (0.2, GOOD)) == [Sight.NEW, Sight.DOUBLED, Sight.SAME]
    assert sights((0, GOOD), (0.1, two), (0.2, two), (0.3, GOOD))[1:] == [Sight.DOUBLED, Sight.SEVERAL, Sight.NEW]


@given(x=st.floats(0, 500), y=st.floats(0, 300), size=st.floats(60, 300), seconds=st.floats(0, 1))
def test_who_does_not_move_could_always_be_there(x: float, y: float, size: float, seconds: float) -> None:
    assert could_be(Box(x, y, size, size), Box(x, y, size, size), seconds)


@given(x=st.floats(0, 600), seconds=st.floats(0, 1), more=st.floats(0, 1))
def test_more_time_never_makes_a_place_less_likely(x: float, seconds: float, more: float) -> None:
    here, there = Box(240, 140, 160, 200), Box(x, 140, 160, 200)
    assert not could_be(here, there, seconds) or could_be(here, there, seconds + more)
