"""What every face engine must do: know its person again, refuse another, and remember nobody afterwards."""

from __future__ import annotations

import pytest

from drivers.contract.camera import Picture
from drivers.contract.face_matcher import FaceDetail, FaceMatcher
from drivers.contract.words import Outcome
from kiosk.bench.face_chip import KINDS, chip
from tests.drivers.face_matcher.pictures import as_frame, beside, portrait, scenery


def score(engine: FaceMatcher, *pictures: Picture) -> float:
    found = engine.compare([(each, engine.look(each)) for each in pictures], 10)
    assert found.outcome is Outcome.SUCCESS
    assert found.score is not None
    return found.score


def as_chip(engine: FaceMatcher, name: str, kind: str) -> Picture:
    whole = portrait(name)
    box = engine.look(whole).box
    assert box is not None
    return Picture(chip(whole.pixels, box, kind))


@pytest.mark.parametrize("live", ["a-2.jpg", "a-3.jpg", "a-4.jpg"])
def test_the_same_man_years_apart_is_known(engine: FaceMatcher, same_person: float, live: str) -> None:
    engine.enrol(portrait("a-1.jpg"), 10)
    assert score(engine, portrait(live)) >= same_person


@pytest.mark.parametrize("live", ["b-1.jpg", "c-1.jpg", "d-1.jpg", "astronaut.png"])
def test_another_person_is_not_taken_for_him(engine: FaceMatcher, same_person: float, live: str) -> None:
    engine.enrol(portrait("a-1.jpg"), 10)
    assert score(engine, portrait(live)) < same_person - 0.1


def test_the_mean_of_several_shots_is_nearer_than_their_average(engine: FaceMatcher) -> None:
    engine.enrol(portrait("a-1.jpg"), 10)
    alone = [score(engine, portrait(name)) for name in ("a-2.jpg", "a-3.jpg", "a-4.jpg")]
    assert score(engine, portrait("a-2.jpg"), portrait("a-3.jpg"), portrait("a-4.jpg")) > sum(alone) / 3 + 0.02


@pytest.mark.parametrize("kind", KINDS[:3])
def test_a_portrait_as_small_as_on_a_card_is_enough(engine: FaceMatcher, kind: str) -> None:
    small = as_chip(engine, "a-1.jpg", kind)
    assert small.pixels.shape == (126, 102, 3)
    assert engine.enrol(small, 10).outcome is Outcome.SUCCESS
    assert score(engine, portrait("a-4.jpg")) > score(engine, portrait("b-1.jpg")) + 0.25


def test_a_camera_frame_of_either_shape_will_do(engine: FaceMatcher, same_person: float) -> None:
    engine.enrol(as_chip(engine, "a-1.jpg", "jpg30"), 10)
    for width, height in ((640, 480), (1280, 720), (480, 640)):
        assert score(engine, as_frame(portrait("a-4.jpg"), width, height)) >= same_person


def test_a_portrait_without_a_face_is_refused(engine: FaceMatcher) -> None:
    found = engine.enrol(scenery(), 10)
    assert (found.outcome, found.detail) == (Outcome.INVALID_DATA, FaceDetail.NO_FACE)


def test_a_portrait_with_two_faces_is_refused(engine: FaceMatcher) -> None:
    found = engine.enrol(beside(portrait("a-1.jpg"), portrait("b-1.jpg")), 10)
    assert (found.outcome, found.detail) == (Outcome.INVALID_DATA, FaceDetail.SEVERAL_FACES)


def test_a_second_portrait_takes_the_place_of_the_first(engine: FaceMatcher, same_person: float) -> None:
    engine.enrol(portrait("a-1.jpg"), 10)
    engine.enrol(portrait("c-1.jpg"), 10)
    assert score(engine, portrait("a-2.jpg")) < same_person
    assert score(engine, as_frame(portrait("c-1.jpg"))) > 0.8


def test_a_portrait_that_was_refused_leaves_nobody_enrolled(engine: FaceMatcher) -> None:
    engine.enrol(portrait("a-1.jpg"), 10)
    engine.enrol(scenery(), 10)
    live = portrait("a-2.jpg")
    assert engine.compare([(live, engine.look(live))], 10).detail is FaceDetail.NOT_ENROLLED


def test_nobody_is_known_before_enrolment_or_after_forgetting(engine: FaceMatcher) -> None:
    live = portrait("a-2.jpg")
    look = engine.look(live)
    first = engine.compare([(live, look)], 10)
    engine.enrol(portrait("a-1.jpg"), 10)
    engine.forget()
    second = engine.compare([(live, look)], 10)
    for found in (first, second):
        assert (found.outcome, found.detail, found.score) == (Outcome.INVALID_DATA, FaceDetail.NOT_ENROLLED, None)


def test_comparing_leaves_the_pictures_to_their_owner(engine: FaceMatcher) -> None:
    live, card = portrait("a-2.jpg"), portrait("a-1.jpg")
    engine.enrol(card, 10)
    score(engine, live)
    assert (live.pixels == portrait("a-2.jpg").pixels).all()
    assert (card.pixels == portrait("a-1.jpg").pixels).all()


def test_a_comparison_that_has_no_time_says_so(engine: FaceMatcher) -> None:
    engine.enrol(portrait("a-1.jpg"), 10)
    live = portrait("a-2.jpg")
    shots = [(live, engine.look(live))] * 5
    assert engine.compare(shots, 0.001).outcome is Outcome.TIMEOUT
    if "dlib" in engine.engine:  # a late worker has been ended, portrait and all
        assert engine.load(30).outcome is Outcome.SUCCESS


@pytest.mark.parametrize("count", [0, 6])
def test_too_few_or_too_many_shots_are_a_mistake(engine: FaceMatcher, count: int) -> None:
    engine.enrol(portrait("a-1.jpg"), 10)
    live = portrait("a-2.jpg")
    with pytest.raises(ValueError, match="1 … 5 shots"):
        engine.compare([(live, engine.look(live))] * count, 10)
