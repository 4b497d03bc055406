"""What one picture shows: how many faces, how good, how turned, how covered, how alive."""

from __future__ import annotations

import numpy as np
import pytest

from drivers.contract.camera import Picture
from drivers.face_matcher.opencv import OpenCvFaceMatcher
from tests.drivers.face_matcher.pictures import (
    FACE_OF_A,
    PASSIVE,
    as_frame,
    beside,
    blurred,
    darkened,
    like,
    masked,
    portrait,
    scenery,
    swung,
    turned,
)

ONE_EACH = ["a-1.jpg", "a-2.jpg", "a-3.jpg", "a-4.jpg", "b-1.jpg", "c-1.jpg", "d-1.jpg", "astronaut.png"]


@pytest.mark.parametrize("name", ONE_EACH)
def test_a_portrait_shows_one_face_that_looks_about_straight(opencv: OpenCvFaceMatcher, name: str) -> None:
    look = opencv.look(portrait(name))
    assert look.faces == 1
    assert look.sure > 0.85
    assert abs(look.yaw) < 0.45
    assert abs(look.pitch) < 0.25
    assert abs(look.roll) < 12
    assert look.covered is not None
    assert look.covered < 0.6
    assert look.eyes is not None
    assert min(look.eyes) > 0.12


def test_the_look_carries_the_pictures_number_time_and_size(opencv: OpenCvFaceMatcher) -> None:
    pixels = as_frame(portrait("a-1.jpg")).pixels
    look = opencv.look(Picture(pixels, number=17, at=3.5))
    assert (look.number, look.at, look.frame) == (17, 3.5, (640, 480))
    assert len(look.points) == 5


def test_points_and_box_lie_where_the_face_is(opencv: OpenCvFaceMatcher) -> None:
    whole = opencv.look(portrait("a-1.jpg"))
    shifted = np.zeros((1500, 1600, 3), np.uint8)
    pixels = portrait("a-1.jpg").pixels
    shifted[200 : 200 + pixels.shape[0], 500 : 500 + pixels.shape[1]] = pixels
    moved = opencv.look(Picture(shifted))
    assert whole.box is not None
    assert moved.box is not None
    assert moved.box.x - whole.box.x == pytest.approx(500, abs=12)
    assert moved.box.y - whole.box.y == pytest.approx(200, abs=12)
    right_eye, left_eye, nose = moved.points[:3]
    assert right_eye[0] < nose[0] < left_eye[0]  # their own right is on the left of the picture


@pytest.mark.parametrize("shape", [(480, 640, 3), (1, 1, 3), (0, 0, 3), (5, 700, 3), (420, 15, 3), (480, 640)])
def test_a_picture_of_nothing_shows_nobody_whatever_its_shape(
    opencv: OpenCvFaceMatcher, shape: tuple[int, ...]
) -> None:
    look = opencv.look(Picture(np.zeros(shape, np.uint8)))
    assert look.faces == 0
    assert look.box is None


def test_a_busy_picture_without_people_shows_nobody(opencv: OpenCvFaceMatcher) -> None:
    assert opencv.look(scenery()).faces == 0


def test_two_people_side_by_side_are_two_faces(opencv: OpenCvFaceMatcher) -> None:
    look = opencv.look(beside(portrait("a-1.jpg"), portrait("d-1.jpg"), 0.6))
    assert look.faces == 2
    assert look.real is None
    assert look.box is not None
    assert look.box.x < 480  # the larger one


def test_someone_waiting_far_behind_is_not_at_the_kiosk(opencv: OpenCvFaceMatcher) -> None:
    assert opencv.look(beside(portrait("c-1.jpg"), portrait("a-1.jpg"), 0.25)).faces == 1


def test_a_face_too_far_away_is_small_in_its_box(opencv: OpenCvFaceMatcher) -> None:
    near, far = opencv.look(as_frame(portrait("a-4.jpg"))), opencv.look(as_frame(portrait("a-4.jpg"), share=0.25))
    assert near.box is not None
    assert far.box is not None
    assert far.box.width == pytest.approx(near.box.width / 4, rel=0.15)
    assert far.covered is None  # too small for its colours to be told


def test_a_mirrored_face_is_turned_the_other_way(opencv: OpenCvFaceMatcher) -> None:
    seen = portrait("a-2.jpg")
    look, mirrored = opencv.look(seen), opencv.look(like(seen, seen.pixels[:, ::-1]))
    assert look.yaw < -0.25  # he turns to his own right
    assert mirrored.yaw == pytest.approx(-look.yaw, abs=0.1)
    assert mirrored.pitch == pytest.approx(look.pitch, abs=0.08)
    assert mirrored.roll == pytest.approx(-look.roll, abs=3)


@pytest.mark.parametrize("degrees", [-45, -30, 30, 45])
def test_a_flat_photograph_swung_in_the_hand_turns_less_than_a_head_must(
    opencv: OpenCvFaceMatcher, degrees: int
) -> None:
    """The movement asked of a citizen is a shift of 0.45 (face.md §4)."""
    for name in ONE_EACH:
        flat = opencv.look(portrait(name))
        seen = opencv.look(swung(portrait(name), degrees))
        assert seen.faces == 0 or abs(seen.yaw - flat.yaw) < 0.45, name


@pytest.mark.parametrize("degrees", [-25, -10, 10, 25])
def test_a_tilted_head_is_told_in_degrees_clockwise_and_still_known(opencv: OpenCvFaceMatcher, degrees: int) -> None:
    straight = portrait("d-1.jpg")
    tilted = turned(straight, degrees)
    look = opencv.look(tilted)
    assert look.roll - opencv.look(straight).roll == pytest.approx(degrees, abs=4)
    assert abs(look.yaw - opencv.look(straight).yaw) < 0.2
    opencv.enrol(straight, 10)
    assert (opencv.compare([(tilted, look)], 10).score or 0) > 0.6


def test_blur_takes_sharpness_away(opencv: OpenCvFaceMatcher) -> None:
    sharp = as_frame(portrait("a-1.jpg"), 1280, 720)
    values = [opencv.look(each).sharpness for each in (sharp, blurred(sharp, 2), blurred(sharp, 5))]
    assert values[0] > 2 * values[1] > 4 * values[2]


def test_darkness_is_seen_in_light_and_contrast(opencv: OpenCvFaceMatcher) -> None:
    day, dusk = opencv.look(portrait("d-1.jpg")), opencv.look(darkened(portrait("d-1.jpg"), 0.2))
    assert dusk.faces == 1
    assert dusk.light == pytest.approx(day.light * 0.2, rel=0.1)
    assert dusk.contrast < day.contrast / 3
    assert dusk.covered is None


def test_a_mask_is_seen_as_covering(opencv: OpenCvFaceMatcher) -> None:
    look = opencv.look(masked(portrait("a-1.jpg"), FACE_OF_A))
    assert look.faces == 1
    assert look.covered is not None
    assert look.covered > 0.9


@pytest.mark.skipif(not PASSIVE.is_dir(), reason="the folder of the passive pair (../shared/models) is not here")
def test_living_faces_in_good_photographs_are_mostly_taken_for_real(opencv: OpenCvFaceMatcher) -> None:
    found = [opencv.look(portrait(name)).real for name in ONE_EACH]
    assert all(each is not None and 0 <= each <= 1 for each in found)
    assert sum(each is not None and each >= 0.4 for each in found) >= 7


@pytest.mark.skipif(not PASSIVE.is_dir(), reason="the folder of the passive pair (../shared/models) is not here")
def test_the_passive_figure_is_steady_when_the_camera_is_finer(opencv: OpenCvFaceMatcher) -> None:
    coarse, fine = (opencv.look(as_frame(portrait("b-1.jpg"), *size)).real for size in ((640, 480), (1280, 960)))
    assert coarse is not None
    assert fine is not None
    assert abs(coarse - fine) < 0.25
