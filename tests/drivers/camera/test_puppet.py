"""A puppet is measured by the engine that judges citizens: it must pass for a living one, and its picture must not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import cv2
import numpy as np
import pytest

from drivers.camera import staging
from drivers.camera.acting import ROUND_SECONDS, Actor, Pose
from drivers.camera.lens import Lens, Sensor
from drivers.camera.puppet import Puppet
from drivers.camera.puppet_mesh import FaceReader, FaceUnseen
from drivers.camera.staging import Scene
from drivers.contract.camera import Picture
from drivers.contract.face_matcher import FaceLook
from drivers.face_matcher.opencv import OpenCvFaceMatcher
from tests.drivers.camera.conftest import HOUSE, MODELS, PORTRAITS

PASSIVE = HOUSE.parent / "shared" / "models"
TURN, SHUT, REAL = 0.45, 0.55, 0.40
"""face.md §4 and §6: shift of yaw, share of the open eyes' measure, passive liveness."""
LOOKS = 20
"""A second: what the engine manages beside everything else."""


@dataclass
class Eye:
    """Looks at scenes as the face station does."""

    engine: OpenCvFaceMatcher
    sensor: Sensor

    def look(self, scene: Scene, now: float, lens: Lens = Lens.CLEAR) -> FaceLook:
        jpeg = self.sensor.expose(scene(now), lens)
        pixels = np.asarray(cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR), np.uint8)
        return self.engine.look(Picture(pixels, round(now * 1000), now))


@pytest.fixture(scope="module")
def eye() -> Iterator[Eye]:
    engine = OpenCvFaceMatcher(MODELS, PASSIVE if PASSIVE.is_dir() else None)
    engine.load(10)
    yield Eye(engine, Sensor())
    engine.close()


@pytest.fixture(scope="module")
def reader() -> FaceReader:
    return FaceReader(MODELS)


@pytest.fixture(scope="module")
def puppet(reader: FaceReader) -> Puppet:
    return Puppet(PORTRAITS / "astronaut.png", reader)


def still() -> Actor:
    return Actor(0, willing=False)


@pytest.mark.slow
def test_a_round_of_a_living_puppet_holds_both_turns_and_a_blink_and_one_face_all_the_time(
    eye: Eye, puppet: Puppet
) -> None:
    scene = staging.alone(puppet, Actor(0))
    looks = [eye.look(scene, number / LOOKS) for number in range(int(ROUND_SECONDS * LOOKS))]
    straight = looks[:7]
    yaw = float(np.median([look.yaw for look in straight]))
    opened = np.median([look.eyes for look in straight if look.eyes], axis=0)
    assert {look.faces for look in looks} == {1}
    assert max(look.yaw for look in looks) - yaw > TURN
    assert min(look.yaw for look in looks) - yaw < -TURN
    ahead = [np.array(look.eyes) / opened for look in looks if look.eyes and abs(look.yaw - yaw) < 0.25]
    shut = [len(list(run)) for closed, run in groupby(bool((share < SHUT).all()) for share in ahead) if closed]
    assert len(shut) == 2
    assert all(2 <= pictures <= 8 for pictures in shut)


@pytest.mark.parametrize(("what", "sign"), [("turnLeft", 1), ("turnRight", -1)])
def test_left_is_the_citizens_own_left(eye: Eye, puppet: Puppet, what: str, sign: int) -> None:
    actor = still()
    actor.tell(what, 10.0)
    scene = staging.alone(puppet, actor)
    assert (eye.look(scene, 10.45).yaw - eye.look(scene, 9.0).yaw) * sign > TURN


def test_a_photograph_that_is_held_up_does_not_turn(eye: Eye, puppet: Puppet) -> None:
    scene = staging.photograph(puppet)
    yaws = [eye.look(scene, number / 3).yaw for number in range(10)]
    assert max(yaws) - min(yaws) < TURN / 2


@pytest.mark.skipif(not PASSIVE.is_dir(), reason="the passive weights are not part of the repository")
def test_the_living_pass_for_real_and_photographs_and_replays_do_not(eye: Eye, puppet: Puppet) -> None:
    scenes = {
        "living": staging.alone(puppet, still()),
        "photo": staging.photograph(puppet),
        "replay": staging.replay(puppet, still()),
    }
    real = {name: np.mean([eye.look(scene, at / 3).real or 0 for at in range(10)]) for name, scene in scenes.items()}
    assert real["living"] > REAL
    assert max(real["photo"], real["replay"]) < REAL / 2


def test_the_engine_takes_a_puppet_for_the_person_of_its_portrait_and_not_for_another(
    eye: Eye, reader: FaceReader, puppet: Puppet
) -> None:
    other = Puppet(PORTRAITS / "c-1.jpg", reader)
    portrait = cv2.imread(str(PORTRAITS / "astronaut.png"))
    eye.engine.enrol(Picture(np.asarray(portrait, np.uint8)), 5)

    def score(puppet: Puppet) -> float:
        picture = Picture(puppet.in_pose(Pose()))
        return eye.engine.compare([(picture, eye.engine.look(picture))], 5).score or 0.0

    assert score(puppet) > 0.40
    assert score(other) < 0.30
    eye.engine.forget()


def test_two_are_two_faces_and_an_empty_room_is_none(eye: Eye, reader: FaceReader) -> None:
    first, second = (Puppet(PORTRAITS / name, reader, 150) for name in ("astronaut.png", "c-1.jpg"))
    assert eye.look(staging.together(first, second, still()), 1.0).faces == 2
    assert eye.look(lambda now: staging.empty_room(), 1.0).faces == 0


def test_far_is_too_small_near_is_too_large_dark_is_dark_and_blurred_is_blurred(
    eye: Eye, reader: FaceReader, puppet: Puppet
) -> None:
    far = eye.look(staging.alone(Puppet(PORTRAITS / "astronaut.png", reader, 72), still()), 1.0)
    near = eye.look(staging.alone(Puppet(PORTRAITS / "astronaut.png", reader, 400), still()), 1.0)
    scene = staging.alone(puppet, still())
    clear, dark, blurred = (eye.look(scene, 1.0, lens) for lens in (Lens.CLEAR, Lens.DARK, Lens.BLURRED))
    assert far.box and near.box
    assert far.box.width < 90 < near.box.width / 3
    assert dark.light < 40 < clear.light
    assert blurred.sharpness < clear.sharpness / 4


def test_a_mask_covers_mouth_and_nose(eye: Eye, reader: FaceReader, puppet: Puppet) -> None:
    masked = Puppet(PORTRAITS / "astronaut.png", reader, masked=True)
    covered = eye.look(staging.alone(masked, still()), 1.0).covered
    bare = eye.look(staging.alone(puppet, still()), 1.0).covered
    assert (covered or 0) > 0.5 > (bare or 0)


def test_a_picture_without_a_face_cannot_come_to_life(reader: FaceReader, tmp_path: Path) -> None:
    path = tmp_path / "wall.png"
    cv2.imwrite(str(path), staging.empty_room())
    with pytest.raises(FaceUnseen, match=r"wall\.png shows no face"):
        Puppet(path, reader)
    (tmp_path / "text.png").write_text("no picture")
    with pytest.raises(FaceUnseen, match=r"text\.png is not a picture"):
        Puppet(tmp_path / "text.png", reader)
