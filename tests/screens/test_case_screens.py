"""Where is my case: the ways to say which, and typing its number."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from PySide6.QtCore import QMetaObject

from kiosk.cases import numbers
from kiosk.scenes import Answer, HelpCalled
from kiosk.screens.case_number import CaseNumberModel
from kiosk.screens.pictures import Picture, settle, stand
from kiosk.screens.window import Opened
from tests.screens.case_scenes import CASES, MORE
from tests.screens.test_every_screen import SIZES, check
from tests.screens.test_identifying import page_of
from tests.screens.test_touch import answers, keys
from tests.screens.walking import box_of, faults, named, targets, words

__all__ = ["answers"]

NUMBER = numbers.number("990100", "0001", date(2026, 11, 20), 1)[-numbers.SHORT :]
WRONG = NUMBER[:-1] + str((int(NUMBER[-1]) + 1) % 10)


def model() -> tuple[CaseNumberModel, list[tuple[str, object]]]:
    told: list[tuple[str, object]] = []
    return CaseNumberModel(lambda action, value: told.append((action, value))), told


def texts(opened: Opened) -> list[str]:
    return [word.text for word in words(opened)]


def test_the_number_is_checked_at_once_and_then_the_end_of_the_identity_number_is_asked_for() -> None:
    typing, told = model()
    for sign in (*WRONG, "5", "a", "X", "12", ""):
        typing.add(sign)
    assert (typing.property("wrong"), typing.property("at"), typing.property("tail")) == (True, 0, "")
    typing.erase()
    typing.add(NUMBER[-1])
    assert (typing.property("wrong"), typing.property("at")) == (False, 1)
    for sign in "X019":
        typing.add(sign)
    typing.confirm()
    assert told == [], "three characters are not four; X comes last"
    typing.add("x")
    typing.confirm()
    assert told == [("ok", {"number": NUMBER, "tail": "019X"})]
    for _ in range(30):
        typing.erase()
    assert (typing.property("number"), typing.property("tail")) == ("", "")


def test_what_was_wrong_is_said_until_something_is_changed(opened: Opened, answers: list[Answer]) -> None:
    stand(opened, Picture("case-type", MORE["case-type"]))
    keys(opened, NUMBER)
    assert "请输入身份证后四位" in texts(opened)
    keys(opened, "0019")
    keys(opened, "0")
    assert [(each.action, each.value) for each in answers] == [("ok", {"number": NUMBER, "tail": "0019"})]
    stand(opened, Picture("working-case", MORE["working-case"]))  # a center that takes its time
    stand(opened, Picture("help", HelpCalled(True, "0990-12345")))
    stand(opened, Picture("case-type-unknown", CASES["case-type-unknown"]))
    assert "没有对上" in texts(opened)
    assert "0019" in texts(opened), "what was typed can be compared"
    keys(opened, "*")
    assert "没有对上" not in texts(opened)


def test_a_wrong_digit_is_told_without_asking_anybody(opened: Opened) -> None:
    for language, elder, wide, reach in product(("zh", "en"), (False, True), (False, True), (False, True)):
        opened.case_number.wipe()
        picture = Picture("case-wrong", MORE["case-type"], language, elder, wide, reach=reach)
        stand(opened, picture)
        keys(opened, WRONG)
        assert ("编号不对" if language == "zh" else "The number is wrong") in texts(opened)
        assert faults(opened, *SIZES[elder]) == [], picture.file_name


def test_nothing_typed_stays_when_the_screen_goes(opened: Opened) -> None:
    stand(opened, Picture("case-type", MORE["case-type"]))
    keys(opened, NUMBER + "0019")
    stand(opened, Picture("case-ask", MORE["case-ask"]))
    assert (opened.case_number.property("number"), opened.case_number.property("tail")) == ("", "")


def test_nothing_personal_is_spoken(opened: Opened) -> None:
    stand(opened, Picture("case-type", MORE["case-type"]))
    keys(opened, NUMBER + "00")
    said = str(page_of(opened).property("spoken"))
    assert not any(sign.isdigit() for sign in said), said


def test_whoever_touches_a_way_that_needs_no_touch_is_told_where_to_go(opened: Opened, answers: list[Answer]) -> None:
    stand(opened, Picture("case-ask", MORE["case-ask"]))
    QMetaObject.invokeMethod(named(opened, "card"), "choose")
    settle(opened)
    assert "请把身份证放在读卡区" in texts(opened)
    assert answers == [], "the journey waits for card and code all the while"
    QMetaObject.invokeMethod(named(opened, "scan"), "choose")
    settle(opened)
    assert "请把回执对准扫码口" in texts(opened)


def test_the_ways_are_equal_and_a_broken_one_cannot_be_pressed(opened: Opened) -> None:
    for elder, wide in product((False, True), (False, True)):
        stand(opened, Picture("case-ask-broken", CASES["case-ask-broken"], "zh", elder, wide))
        ways = [item for item in targets(opened) if item.objectName() in ("card", "scan", "type")]
        assert len({(round(box_of(item).width()), round(box_of(item).height())) for item in ways}) == 1
        assert [item.objectName() for item in ways if item.isEnabled()] == ["type"]


def test_the_present_station_stands_on_the_first_page(opened: Opened) -> None:
    for wide in (False, True):
        stand(opened, Picture("case-late", CASES["case-late"], wide=wide))
        assert "审批" in texts(opened)


@pytest.mark.slow
@pytest.mark.parametrize("name", MORE)
def test_the_other_screens_show_every_word_whole(opened: Opened, name: str) -> None:
    found = []
    for language, elder, wide, reach in product(("zh", "en"), (False, True), (False, True), (False, True)):
        found += check(opened, Picture(name, MORE[name], language, elder, wide, reach=reach))
    assert not found, "\n".join(found)
