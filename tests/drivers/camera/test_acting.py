"""What a simulated citizen does: everything in a short round, or one thing when told."""

from __future__ import annotations

import itertools

import pytest

from drivers.camera.acting import MOVES, ROUND_SECONDS, TURN, TURN_STEP, Actor, Pose, rehearsal

SECONDS_TO_OBEY = 8.0
"""face.md §6: a challenge must be met within this time."""


def poses(actor: Actor, seconds: float, rate: float = 30.0) -> list[Pose]:
    return [actor.pose(step / rate) for step in range(int(seconds * rate))]


def met(pose: Pose) -> str:
    if pose.lids > 0.9:
        return "blink"
    return "turnLeft" if pose.yaw > TURN * 0.95 else "turnRight" if pose.yaw < -TURN * 0.95 else ""


def test_any_two_movements_in_any_order_are_made_in_time() -> None:
    seen = [met(pose) for pose in poses(Actor(0), 30)]
    for first, second in itertools.permutations(("turnLeft", "turnRight", "blink"), 2):
        at = seen.index(first)
        assert seen[at:].index(second) / 30 < SECONDS_TO_OBEY


def test_a_round_is_shorter_than_half_the_time_allowed() -> None:
    assert ROUND_SECONDS < SECONDS_TO_OBEY / 2


def test_a_blink_shuts_the_eyes_for_two_to_eight_pictures_and_never_in_a_turn() -> None:
    told = poses(Actor(0), ROUND_SECONDS)
    shut = [len(list(run)) for closed, run in itertools.groupby(told, key=lambda pose: pose.lids > 0.7) if closed]
    assert len(shut) == 2
    assert all(2 <= pictures <= 8 for pictures in shut)
    assert all(pose.yaw == 0 for pose in told if pose.lids > 0)


def test_told_to_do_one_thing_they_do_it_at_once_and_then_look_straight() -> None:
    actor = Actor(0)
    actor.tell("turnRight", 100.0)
    turn = [actor.pose(100 + step / 30) for step in range(90)]
    assert min(pose.yaw for pose in turn) < -TURN * 0.95
    assert max(pose.yaw for pose in turn) <= 0
    assert {pose.yaw for pose in turn[60:]} == {0.0}


def test_one_who_does_not_obey_stands_and_looks_and_still_sways() -> None:
    told = poses(Actor(0, willing=False), 10)
    assert {(pose.yaw, pose.lids) for pose in told} == {(0.0, 0.0)}
    assert len({pose.x for pose in told}) > 100


def test_an_unknown_movement_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="turnLeft, turnRight, blink, straight, not 'nod'"):
        Actor(0).tell("nod", 1.0)


def test_the_rehearsal_goes_through_every_pose_of_a_round() -> None:
    rehearsed = {round(pose.yaw / TURN_STEP) for pose in rehearsal()}
    assert {round(pose.yaw / TURN_STEP) for pose in poses(Actor(0), 2 * ROUND_SECONDS)} <= rehearsed
    assert set(MOVES) >= {"turnLeft", "turnRight", "blink"}
