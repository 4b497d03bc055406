"""Typing an answer and signing with a finger: what the screens make of it, and that nothing stays."""

from __future__ import annotations

import base64
import io
from dataclasses import replace
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kiosk.journeys.filing_asking import MENDABLE
from kiosk.screens.answering import AnswerModel
from kiosk.screens.pictures import Picture, settle, stand
from kiosk.screens.window import Opened
from tests.screens.filing_scenes import ASK, DATE, MENDED, SIGN


def test_every_no_that_gets_a_screen_of_its_own_is_a_sample() -> None:
    assert tuple(reason.value for reason in MENDABLE) == MENDED


class Told:
    def __init__(self) -> None:
        self.answers: list[tuple[str, object]] = []

    def __call__(self, action: str, value: object) -> None:
        self.answers.append((action, value))


def model(kind: str, longest: int = 0) -> tuple[AnswerModel, Told]:
    told = Told()
    made = AnswerModel(told, lambda number: "" if number.endswith("9") else "check")
    made.follow("FormAsk", {"type": kind, "longest": longest}, 1)
    return made, told


def type_in(answer: AnswerModel, signs: str) -> None:
    for sign in signs:
        answer.add(sign)


@pytest.mark.parametrize(
    ("kind", "typed", "shown", "value"),
    [
        ("date", "20261201", "2026-12-01", "2026-12-01"),
        ("phone", "13800000019", "138 0000 0019", "13800000019"),
        ("phone", "05718888888", "057 1888 8888", "05718888888"),
        ("number", "040", "040", "040"),
        ("idNumber", "990101199001010019", "990101 19900101 0019", "990101199001010019"),
        ("lastFour", "001X", "001X", "001X"),
    ],
)
def test_an_answer_in_digits(kind: str, typed: str, shown: str, value: str) -> None:
    answer, told = model(kind, 3)
    type_in(answer, typed)
    assert (answer._get_shown(), answer._get_ready()) == (shown, True)
    answer.confirm()
    assert told.answers == [("ok", value)]


@pytest.mark.parametrize(
    ("kind", "typed", "wrong"),
    [
        ("date", "20260230", True), ("date", "2026", False), ("phone", "1380000", False), ("number", "", False),
        ("idNumber", "990101199001010018", True), ("lastFour", "001", False),
    ],
)  # fmt: skip
def test_what_cannot_be_an_answer_is_not_told(kind: str, typed: str, wrong: bool) -> None:
    answer, told = model(kind, 3)
    type_in(answer, typed)
    answer.confirm()
    assert (answer._get_wrong(), told.answers) == (wrong, [])


def test_only_what_fits_is_taken_and_the_next_question_begins_empty() -> None:
    answer, _ = model("number", 3)
    type_in(answer, "1X2a34")
    assert answer._get_typed() == "123"
    answer.erase()
    answer.follow("FormAsk", {"type": "number", "longest": 3}, 1)
    assert answer._get_typed() == "12", "other facts for the same question"
    answer.follow("FormAsk", {"type": "date"}, 2)
    assert answer._get_typed() == ""
    type_in(answer, "2026")
    answer.follow("Home", {}, 3)
    assert answer._get_typed() == ""


def test_keys_go_into_the_answer(opened: Opened) -> None:
    stand(opened, Picture("date", DATE))
    for key in "20261201":
        QTest.keyClick(opened.window, ord(key))
    settle(opened)
    assert opened.answer._get_shown() == "2026-12-01"
    stand(opened, Picture("choice", ASK))
    assert opened.answer._get_typed() == ""


def draw(opened: Opened, *points: tuple[int, int]) -> None:
    first, *rest = (QPoint(*point) for point in points)
    QTest.mousePress(opened.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, first)
    for point in rest:
        QTest.mouseMove(opened.window, point)
    QTest.mouseRelease(opened.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, rest[-1])
    settle(opened)


@pytest.fixture
def signing(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> tuple[Opened, Told]:
    told = Told()
    stand(opened, Picture("sign", SIGN))
    monkeypatch.setattr(opened.sign, "_answer", told)
    return opened, told


def middle(opened: Opened) -> tuple[int, int]:
    place = opened.sign.mapToScene(opened.sign.boundingRect().center())
    return round(place.x()), round(place.y())


def test_a_signature_is_a_picture_with_ink(signing: tuple[Opened, Told]) -> None:
    opened, told = signing
    x, y = middle(opened)
    assert not opened.sign._get_ready()
    draw(opened, (x, y), (x + 3, y))
    assert not opened.sign._get_ready(), "a dot is no name"
    draw(opened, (x - 200, y - 80), (x - 100, y + 80), (x, y - 80), (x + 200, y + 60))
    assert opened.sign._get_ready()
    opened.sign.confirm()
    [(action, value)] = told.answers
    assert action == "sign"
    with Image.open(io.BytesIO(base64.b64decode(str(value)))) as picture:
        assert picture.format == "PNG"
        assert picture.width <= 1200
        levels: Any = picture.convert("L").histogram()
        assert sum(levels[:128]) > 400
        assert levels[255] > sum(levels[:128])


def test_it_is_wiped_when_asked_and_when_the_screen_goes(signing: tuple[Opened, Told]) -> None:
    opened, _ = signing
    x, y = middle(opened)
    draw(opened, (x - 200, y), (x + 200, y))
    opened.sign.clear()
    assert opened.sign._get_empty()
    draw(opened, (x - 200, y), (x + 200, y))
    stand(opened, Picture("again", replace(SIGN, error="noSignature")))
    assert not opened.sign._get_empty(), "the same page"
    stand(opened, Picture("date", DATE))
    assert opened.sign._get_empty()
    assert opened.sign.parentItem() is None
