"""The rating after a paper, on a kiosk whose center is away, by a virtual clock. With a center: test_print_certificate,
and what the center makes of it: tests/hall/papers/test_rated.py."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kiosk.center.contract.papers import Paper, PaperKind
from kiosk.center.contract.ratings import OptionSet
from kiosk.center.memory import Memory
from kiosk.center.ratings import RatingDesk
from kiosk.demo.citizen import Reply
from kiosk.journeys.rating import invite_rating
from kiosk.rating.options import options
from kiosk.scenes import Answer
from kiosk.scenes.rating import RateThanks, RateVisit
from kiosk.visit import Left
from tests.journeys.test_visit import Hall
from tests.world import last

KIND = PaperKind.model_construct(code="no_property", name="无房证明", name_en="Certificate of No Property")
PAPER = Paper.model_construct(id="ab" * 12, number="ZM20261122000123")
WORDS = OptionSet(version=2, options=options(), invite_seconds=45)


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[Hall]:
    made = Hall(tmp_path)
    yield made
    made.outbox.close()
    made.client.close()


def play(hall: Hall, script: dict[str, Reply | list[Reply]], known: bool = True) -> object:
    """How the invitation ended; `known`: the center's words were heard once."""
    if known:
        hall.ratings._known = WORDS
    return hall.play(script, lambda visit: invite_rating(visit, KIND, PAPER))


def kept(hall: Hall) -> list[dict[str, Any]]:
    """Ratings on their way."""
    found = []
    while (letter := hall.outbox.next()) is not None:
        assert letter.path == "/v1/ratings/papers"
        found.append(json.loads(letter.body))
        hall.outbox.delivered(letter)
    return found


def test_one_touch_rates_and_one_touch_leaves(alone: Hall) -> None:
    assert play(alone, {"RateVisit": Answer("rate", "satisfied"), "RateThanks": Answer("done")}) == "rated"
    assert [(each["paper"], each["level"], each["reasons"]) for each in kept(alone)] == [(PAPER.id, "satisfied", [])]
    assert play(alone, {"RateVisit": Answer("leave")}) == "notRated"
    assert kept(alone) == []


def test_whoever_touches_nothing_has_not_rated(alone: Hall) -> None:
    assert play(alone, {"RateVisit": None}) == "notRated"
    assert kept(alone) == []
    assert last(alone.stage, RateVisit).stays == 45
    assert alone.stage.asked_still_there == 0, "nobody is held up by 还在吗"


@pytest.mark.parametrize(
    ("reply", "reasons"),
    [
        (Answer("send", ["108", "115"]), ["108", "115"]),
        (Answer("send", []), []),
        (Answer("send", ["512", "999"]), []),
        (None, []),
    ],
    ids=["two", "none", "not of this level", "walked away"],
)
def test_a_bad_one_may_say_why_and_need_not(alone: Hall, reply: Reply, reasons: list[str]) -> None:
    script: dict[str, Reply | list[Reply]] = {
        "RateVisit": Answer("rate", "veryDissatisfied"),
        "RateReasons": reply,
        "RateThanks": None,
    }
    assert play(alone, script) == "rated"
    assert [each["reasons"] for each in kept(alone)] == [reasons]


def test_home_over_the_reasons_leaves_with_the_rating_and_home_over_the_question_without(
    alone: Hall,
) -> None:
    with pytest.raises(Left):
        play(alone, {"RateVisit": Answer("rate", "dissatisfied"), "RateReasons": Answer("home")})
    assert [each["level"] for each in kept(alone)] == ["dissatisfied"]
    with pytest.raises(Left):
        play(alone, {"RateVisit": Answer("home")})
    assert kept(alone) == []


def test_back_from_the_reasons_is_another_choice_and_one_rating(alone: Hall) -> None:
    script: dict[str, Reply | list[Reply]] = {
        "RateVisit": [Answer("rate", "dissatisfied"), Answer("rate", "basicallySatisfied")],
        "RateReasons": Answer("back"),
        "RateThanks": Answer("done"),
    }
    assert play(alone, script) == "rated"
    assert [each["level"] for each in kept(alone)] == ["basicallySatisfied"]


def test_a_kiosk_that_never_met_its_center_asks_for_no_reasons(alone: Hall) -> None:
    assert play(alone, {"RateVisit": Answer("rate", "dissatisfied"), "RateThanks": None}, known=False) == "rated"
    assert [each["level"] for each in kept(alone)] == ["dissatisfied"]
    assert last(alone.stage, RateThanks).away


def test_the_words_are_remembered_over_a_restart(alone: Hall, tmp_path: Path) -> None:
    memory = Memory(tmp_path / "words")
    memory.keep(WORDS)
    desk = RatingDesk(alone.client, alone.desk.post, lambda: datetime.now(UTC), memory)
    assert desk.seconds == 45
