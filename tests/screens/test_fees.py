"""The screens of fees: a telephone reads the code in every mode, digits are typed, time runs, words are true."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from PySide6.QtTest import QTest

from kiosk.scenes import Answer
from kiosk.screens.pictures import Picture, grab, settle, stand
from kiosk.screens.window import Opened
from tests.screens.fee_scenes import FEES, PAY
from tests.screens.test_identifying import shown
from tests.screens.test_parts import decoded
from tests.screens.test_touch import answers, keys
from tests.screens.test_typing_pins import press
from tests.screens.walking import named

__all__ = ["answers"]


@pytest.mark.parametrize(("elder", "wide", "contrast"), list(product((False, True), repeat=3)))
def test_a_telephone_reads_the_code_in_every_mode(opened: Opened, elder: bool, wide: bool, contrast: bool) -> None:
    for reach in (False, True):
        stand(opened, Picture("pay", PAY, "zh", elder, wide, contrast=contrast, reach=reach))
        assert decoded(grab(opened)) == [PAY.pay]
        assert "10.00 元" in shown(opened)


def test_the_time_left_runs(opened: Opened) -> None:
    stand(opened, Picture("pay", replace(PAY, seconds=100)))
    assert "100 秒内有效" in shown(opened)
    QTest.qWait(1200)
    settle(opened)
    assert "99 秒内有效" in shown(opened) or "98 秒内有效" in shown(opened)


def test_twelve_digits_are_typed_on_the_keypad_and_given_once(opened: Opened, answers: list[Answer]) -> None:
    stand(opened, Picture("code", FEES["fee-code-unknownOrder"]))
    assert "没有这张单子" in shown(opened)
    keys(opened, "20261120001")
    assert "没有这张单子" not in shown(opened)
    assert not named(opened, "ok").isEnabled()
    keys(opened, "69")
    assert "2026 1120 0016" in shown(opened), "a thirteenth digit is dropped"
    keys(opened, "#")
    assert answers == [Answer("ok", "202611200016")]


@pytest.mark.parametrize(
    ("name", "button", "answer"),
    [
        ("pay", "back", Answer("back")),
        ("paid", "done", Answer("done")),
        ("unpaid-failed", "again", Answer("again")),
        ("unpaid-failed", "done", Answer("done")),
    ],
)
def test_a_button_answers(opened: Opened, answers: list[Answer], name: str, button: str, answer: Answer) -> None:
    stand(opened, Picture(name, FEES[name]))
    press(opened, button)
    assert [(each.action, each.value) for each in answers] == [(answer.action, answer.value)]


def test_what_becomes_of_the_money_is_said(opened: Opened) -> None:
    for name in ("sheets-void-fee", "no-paper-fee", "unpaid-centerAway", "pay"):
        stand(opened, Picture(name, FEES[name]))
        assert "原路退回" in shown(opened), name
    stand(opened, Picture("unpaid", FEES["unpaid-slip-centerAway"]))
    assert "再看一看" in shown(opened), "nobody is asked to pay twice what may stand paid"
    stand(opened, Picture("paid", FEES["paid-before"]))
    assert "不用再付" in shown(opened)
    for name in ("unpaid-failed", "unpaid-expired", "unpaid-payAway", "no-paper-payAway", "fee-code-payAway"):
        stand(opened, Picture(name, FEES[name]))
        assert "没有扣钱" in shown(opened), name


def test_nobody_reads_chinese_on_the_english_screens_but_the_standard(opened: Opened) -> None:
    some = ("fee-code-scan", "pay", "paid-slip", "paid-before", "unpaid-centerAway", "no-paper-fee", "sheets-void-fee")
    for name in some:
        stand(opened, Picture(name, FEES[name], "en"))
        rest = shown(opened).replace(PAY.basis, "").replace("中文", "")
        assert [sign for sign in rest if "一" <= sign <= "鿿"] == [], name
