"""Digits that leave no trace: badge and PIN of staff, the code sent to a phone."""

from __future__ import annotations

import gc
from dataclasses import replace
from time import monotonic

import pytest

from kiosk.scenes import Answer
from kiosk.screens.pictures import Picture, settle, stand
from kiosk.screens.pin import PinModel
from kiosk.screens.window import Opened
from tests.screens.scenes import ALL, CODE, END, PIN
from tests.screens.test_identifying import shown
from tests.screens.test_touch import answers, finger, keys
from tests.screens.walking import named, words

__all__ = ["answers", "finger"]


def press(opened: Opened, *names: str) -> None:
    for name in names:
        named(opened, name).metaObject().invokeMethod(named(opened, name), "choose")
        settle(opened)


def test_badge_and_pin_are_typed_confirmed_and_never_shown(opened: Opened, answers: list[Answer]) -> None:
    stand(opened, Picture("pin", PIN))
    press(opened, "digit:1", "digit:0", "digit:0", "digit:7", "ok")
    assert "1007" in shown(opened)
    press(opened, *(f"digit:{digit}" for digit in "482916"))
    assert "4" not in "".join(word.text for word in words(opened) if "•" in word.text)
    assert "••••••" in shown(opened)
    press(opened, "ok", "ok")
    assert answers == [Answer("ok", {"badge": "1007", "pin": "482916"})]
    assert "•" not in shown(opened)


def test_a_badge_with_letters_is_typed_on_the_glass_and_by_keys(opened: Opened, answers: list[Answer]) -> None:
    stand(opened, Picture("pin", PIN))
    press(opened, "letters", "letter:g", "letter:a", "letter:-", "digits", "digit:0", "digit:7")
    assert "GA-07" in shown(opened)
    press(opened, "letters", "letter:z", "erase", "ok")
    keys(opened, "482916#")
    stand(opened, Picture("home", ALL["home"]))
    stand(opened, Picture("pin", PIN))
    keys(opened, "ga-07#482916#")
    assert answers == [Answer("ok", {"badge": "GA-07", "pin": "482916"})] * 2


def test_a_wrong_pin_is_said_until_the_next_is_typed_and_the_badge_stays(opened: Opened, answers: list[Answer]) -> None:
    stand(opened, Picture("pin", PIN))
    keys(opened, "1007#482916#")
    stand(opened, Picture("pin", replace(PIN, error="wrong")))
    assert "工号或确认码不对" in shown(opened) and "1007" in shown(opened)
    keys(opened, "4")
    assert "工号或确认码不对" not in shown(opened)
    keys(opened, "**7#")
    assert opened.pin.property("badge") == "1007" + "7", "an empty PIN leads back to the badge"
    assert len(answers) == 1


def test_a_keypad_with_enter_confirms_as_well(opened: Opened, answers: list[Answer]) -> None:
    stand(opened, Picture("pin", PIN))
    keys(opened, "1\r482916\r")
    assert answers == [Answer("ok", {"badge": "1", "pin": "482916"})]


def test_six_digits_of_a_phone_code_are_given_once(opened: Opened, answers: list[Answer]) -> None:
    stand(opened, Picture("code", CODE))
    keys(opened, "04826")
    assert not named(opened, "ok").isEnabled()
    keys(opened, "17")
    assert opened.pin.property("code") == "048261", "a seventh digit is dropped"
    keys(opened, "0")
    assert answers == [Answer("ok", "048261")]
    assert opened.pin.property("code") == ""
    assert "正在核对" in shown(opened)


def test_another_code_can_be_sent_only_after_the_seconds_are_over(opened: Opened, answers: list[Answer]) -> None:
    stand(opened, Picture("home", ALL["home"]))
    stand(opened, Picture("code", replace(CODE, again=1)))
    assert not named(opened, "resend").isEnabled()
    begin = monotonic()
    while not named(opened, "resend").isEnabled() and monotonic() - begin < 5:
        settle(opened, 1)
    press(opened, "resend")
    assert answers == [Answer("resend")]
    stand(opened, Picture("code", replace(CODE, again=60)))
    assert "60 秒后能重发" in shown(opened)
    stand(opened, Picture("code", replace(CODE, again=90, error="wrong")))
    assert "60 秒后能重发" in shown(opened), "a wrong code makes the wait no longer"
    stand(opened, Picture("code", replace(CODE, again=60, error="expired")))
    assert named(opened, "resend").isEnabled()


@pytest.mark.parametrize("leave", ["scene", "reset", "clear"])
def test_what_was_typed_is_wiped_when_the_screen_goes(opened: Opened, leave: str) -> None:
    stand(opened, Picture("pin", PIN))
    keys(opened, "1007#4829")
    kept = list(opened.pin._typed)
    if leave == "scene":
        stand(opened, Picture("end", END))
    elif leave == "reset":
        for wipe in opened.stage.on_reset:
            wipe()
    else:
        press(opened, "clear")
    assert [bytes(field).strip(b"\0") for field in kept] == [b"", b""], "the bytes themselves are overwritten"
    assert opened.pin.property("empty") is True


def test_the_pin_model_takes_digits_only_and_wants_enough_of_them() -> None:
    told: list[tuple[str, object]] = []
    pin = PinModel(lambda action, value: told.append((action, value)))
    pin.add("1")
    pin.confirm()
    pin.erase()
    assert (pin.property("empty"), told) == (True, []), "no screen, no digits"
    pin.begin("StaffPin")
    for sign in ("ab", "12", "", "_", " ", "é", "٣"):
        pin.add(sign)
    assert pin.property("badge") == ""
    for _ in range(20):
        pin.add("7")
    assert pin.property("badge") == "7" * 12
    pin.confirm()
    for sign in "a-A11111":
        pin.add(sign)
    pin.confirm()
    assert told == [], "five digits are no PIN"
    pin.add("1")
    pin.confirm()
    assert told == [("ok", {"badge": "7" * 12, "pin": "111111"})]


def test_a_badge_has_letters_and_a_dash_and_a_code_has_none() -> None:
    told: list[tuple[str, object]] = []
    pin = PinModel(lambda action, value: told.append((action, value)))
    pin.begin("StaffPin")
    assert pin.property("letters") is True
    for sign in "gA-07":
        pin.add(sign)
    assert pin.property("badge") == "GA-07"
    pin.confirm()
    assert pin.property("letters") is False
    for digit in "739154":
        pin.add(digit)
    pin.confirm()
    assert told == [("ok", {"badge": "GA-07", "pin": "739154"})]
    pin.begin("PhoneCode")
    pin.add("a")
    assert (pin.property("code"), pin.property("letters")) == ("", False)


def test_no_pin_lies_in_the_bytes_of_the_model_after_an_answer() -> None:
    pin = PinModel(lambda action, value: None)
    pin.begin("StaffPin")
    for digit in "1":
        pin.add(digit)
    pin.confirm()
    for digit in "739154":
        pin.add(digit)
    pin.confirm()
    found = [each for each in gc.get_objects() if isinstance(each, bytearray) and b"739154" in each]
    assert found == [] and all(b"7" not in field for field in pin._typed[1:])
