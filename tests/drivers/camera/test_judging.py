"""Black and frozen pictures, told from a dark room and from somebody who stands still."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from drivers.camera.judging import Watch
from drivers.contract.camera import CameraDetail

Pixels = npt.NDArray[np.uint8]
DICE = np.random.default_rng(1)


def noisy(level: float, spread: float = 2.0) -> Pixels:
    return np.clip(DICE.normal(level, spread, (48, 64, 3)), 0, 255).astype(np.uint8)


def verdicts(pictures: list[Pixels], rate: float = 30.0) -> list[CameraDetail | None]:
    watch = Watch()
    return [watch.judge(picture, number / rate) for number, picture in enumerate(pictures)]


def test_a_camera_that_repeats_one_picture_is_frozen_after_a_second_and_a_half() -> None:
    told = verdicts([noisy(120)] * 60)
    assert told[:45] == [None] * 45
    assert told[46:] == [CameraDetail.FROZEN] * 14


def test_a_still_scene_has_noise_and_is_not_frozen() -> None:
    assert set(verdicts([noisy(120) for _ in range(90)])) == {None}


def test_a_covered_lens_is_black_after_a_second_and_a_half_also_with_its_noise() -> None:
    told = verdicts([noisy(3) for _ in range(60)])
    assert told[:45] == [None] * 45
    assert told[46:] == [CameraDetail.BLACK] * 14


def test_a_dark_room_in_which_something_can_be_seen_is_not_black() -> None:
    room = noisy(4)
    room[20:40, 20:40] = 90
    assert set(verdicts([room + DICE.integers(0, 3, room.shape).astype(np.uint8) for _ in range(60)])) == {None}


def test_the_first_dark_pictures_of_a_camera_that_wakes_are_no_fault() -> None:
    assert set(verdicts([noisy(2) for _ in range(20)] + [noisy(100) for _ in range(60)])) == {None}


def test_one_fresh_picture_ends_the_freeze() -> None:
    still = noisy(120)
    assert verdicts([still] * 60 + [noisy(120)])[-1] is None
