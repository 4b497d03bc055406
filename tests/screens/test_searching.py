"""Searching as a citizen does it, key by key on the pad, over the 946 items: in every mode, by any word of an item."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import product

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from kiosk.scenes import Answer
from kiosk.screens.pictures import Picture, grab, settle, stand
from kiosk.screens.window import Opened
from tests.screens.scenes import ALL
from tests.screens.test_every_screen import SIZES
from tests.screens.walking import faults, named, targets, words
from tests.whole_catalogue import whole_finder

MODES = tuple(product(("zh", "en"), (False, True), (False, True), (False, True)))
"""Language, elder mode, landscape, moved down."""


@pytest.fixture
def answers(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Answer]]:
    """The window with the whole catalogue, and what it answers."""
    heard: list[Answer] = []
    monkeypatch.setattr(opened.stage, "answered", lambda serial, answer: heard.append(answer))
    monkeypatch.setattr(opened.finder, "_finder", whole_finder())
    opened.finder.wipe()
    yield heard
    monkeypatch.undo()
    opened.finder.wipe()


def press(opened: Opened, *names: str) -> None:
    """Each button in turn, in its middle."""
    for name in names:
        button = named(opened, name)
        middle = button.mapToScene(QPointF(button.width() / 2, button.height() / 2)).toPoint()
        QTest.mouseClick(opened.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
        settle(opened)


def type_on_the_pad(opened: Opened, letters: str) -> None:
    press(opened, "mode:search", *(f"letter:{letter}" for letter in letters))


def shown(opened: Opened) -> set[str]:
    """Item codes on the screen."""
    names = (item.objectName() for item in targets(opened))
    return {name.removeprefix("choose:") for name in names if name.startswith("choose:")}


@pytest.mark.parametrize(
    ("letters", "department", "material", "content"),
    [
        ("gaj", "公安", "", ""),
        ("qzjdzm", "", "亲子鉴定", ""),
        ("trydhz", "", "", "突然遇到火灾"),
        ("kxtd", "", "", "困难"),
    ],
)
def test_who_types_a_department_a_material_or_a_plain_word_finds_the_item(
    opened: Opened, answers: list[Answer], letters: str, department: str, material: str, content: str
) -> None:
    stand(opened, Picture("find", ALL["find"]))
    type_on_the_pad(opened, letters)
    found = [whole_finder().card(code) for code in shown(opened)]
    assert found
    for card in found:
        assert department in card.department and content in card.content, card
        assert any(material in each.name for each in card.materials), card
    press(opened, f"choose:{found[0].code}")
    assert answers == [Answer("choose", found[0].code)]


@pytest.mark.parametrize(("language", "elder", "wide", "reach"), MODES)
def test_search_is_there_in_every_mode_and_shows_the_longest_names_whole(
    opened: Opened, answers: list[Answer], language: str, elder: bool, wide: bool, reach: bool
) -> None:
    picture = Picture("search", ALL["find"], language, elder, wide, reach=reach)
    stand(opened, picture)
    letters = "advert" if language == "en" else "dxhw"
    type_on_the_pad(opened, letters[:1])
    for letter in letters[1:]:
        opened.finder.type(letter)
    settle(opened)
    check(opened, picture)
    if elder and (wide or reach):
        assert "3" in named(opened, "results").property("text")
        press(opened, "results")
        assert not [item for item in targets(opened) if item.objectName().startswith("letter:")]
        check(opened, picture)
    best = json.loads(opened.finder.property("best"))
    assert "advertisement" in best["name_en"] and "大型户外广告" in best["name"]
    press(opened, f"choose:{best['code']}")
    assert answers == [Answer("choose", best["code"])]


def check(opened: Opened, picture: Picture) -> None:
    grab(opened)
    assert not faults(opened, *SIZES[picture.elder]), picture.file_name


def test_the_letters_can_be_changed_after_the_list_was_seen(opened: Opened, answers: list[Answer]) -> None:
    stand(opened, Picture("search", ALL["find"], elder=True, wide=True))
    type_on_the_pad(opened, "jhd")
    press(opened, "results", "letters", "erase")
    assert opened.finder.property("query") == "jh"
    press(opened, "results", "mode:family", "mode:search")
    assert opened.finder.property("query") == "" and named(opened, "letter:a"), "a new search begins with the letters"


def test_who_comes_back_from_an_item_finds_the_list_again(opened: Opened, answers: list[Answer]) -> None:
    find = Picture("search", ALL["find"], elder=True, wide=True)
    stand(opened, find)
    type_on_the_pad(opened, "jh")
    stand(opened, Picture("materials", ALL["materials"], elder=True, wide=True))
    stand(opened, find)
    assert opened.finder.property("query") == "jh" and named(opened, "letters") and shown(opened)


def test_the_word_meant_is_picked_and_dropped(opened: Opened, answers: list[Answer]) -> None:
    stand(opened, Picture("search", ALL["find"]))
    type_on_the_pad(opened, "jh")
    many = opened.finder.property("count")
    press(opened, "word:结婚")
    assert opened.finder.property("count") < many
    assert [item.objectName() for item in targets(opened) if item.objectName().startswith("word:")] == ["word:结婚"]
    press(opened, "word:结婚")
    assert opened.finder.property("count") == many


def test_moved_down_the_words_are_only_read(opened: Opened, answers: list[Answer]) -> None:
    stand(opened, Picture("search", ALL["find"], reach=True))
    type_on_the_pad(opened, "jh")
    assert not [item for item in targets(opened) if item.objectName().startswith("word:")]
    assert any("结婚" in word.text for word in words(opened) if "　" in word.text)


@pytest.mark.parametrize(("elder", "wide"), [(False, False), (True, True)])
def test_nothing_found_is_said(opened: Opened, answers: list[Answer], elder: bool, wide: bool) -> None:
    stand(opened, Picture("search", ALL["find"], elder=elder, wide=wide))
    type_on_the_pad(opened, "vv")
    assert any(word.text.startswith("没有找到") for word in words(opened)) and not shown(opened)
