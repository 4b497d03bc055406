"""Numbers people carry: GB 11643, the 2017 foreigner number, the credit code, and what a citizen types."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kiosk.identity.nations import NATIONS, nation_name
from kiosk.identity.numbers import (
    NumberFlaw,
    birth_in,
    check_character,
    credit_code_holds,
    day_of,
    flaw_of,
    number_holds,
    old_foreigner_number_holds,
    tidy,
)

TODAY = date(2026, 11, 21)
SEVENTEEN = st.text("0123456789", min_size=17, max_size=17)
steady = settings(derandomize=True, deadline=None)


@pytest.mark.parametrize(
    "number",
    ["11010519491231002X", "440524188001010014", "931586198001010028", "990101199001010019", "810000199001010000"],
)
def test_published_and_synthetic_numbers_hold(number: str) -> None:
    assert number_holds(number)
    assert check_character(number[:17]) == number[17]


@steady
@given(SEVENTEEN, st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(first: str, at: int, shift: int) -> None:
    wrong = first[:at] + str((int(first[at]) + shift) % 10) + first[at + 1 :]
    assert not number_holds(wrong + check_character(first))


@steady
@given(SEVENTEEN, st.integers(0, 15))
def test_two_neighbours_swapped_are_always_noticed(first: str, at: int) -> None:
    assume(first[at] != first[at + 1])
    swapped = first[:at] + first[at + 1] + first[at] + first[at + 2 :]
    assert not number_holds(swapped + check_character(first))


@pytest.mark.parametrize(
    "number", ["", "1", "99010119900101001", "9901011990010100199", "99010119900101001x", "９" * 18]
)
def test_what_is_not_eighteen_plain_characters_does_not_hold(number: str) -> None:
    assert not number_holds(number)


@pytest.mark.parametrize("first", ["", "9901011990010100", "9901011990010100X", "٣" * 17])
def test_a_check_character_is_made_from_seventeen_digits_only(first: str) -> None:
    with pytest.raises(ValueError, match="17 digits"):
        check_character(first)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("99010119880618007x", "99010119880618007X"),
        (" 990101 1990 0101 0019 ", "990101199001010019"),
        ("９９０１０１-１９９００１０１-００１９", "990101199001010019"),
        ("99010119880618007ｘ", "99010119880618007X"),
    ],
)
def test_a_typed_number_is_tidied(typed: str, number: str) -> None:
    assert tidy(typed) == number
    assert flaw_of(typed, TODAY) is None


@pytest.mark.parametrize(
    ("typed", "flaw"),
    [
        ("", NumberFlaw.LENGTH),
        ("99010119900101001", NumberFlaw.LENGTH),
        ("9901011990010100199", NumberFlaw.LENGTH),
        ("99010119900101001A", NumberFlaw.CHARACTERS),
        ("9901011990010100X9", NumberFlaw.CHARACTERS),
        ("990101199013010011", NumberFlaw.BIRTH),
        ("990101199002300011", NumberFlaw.BIRTH),
        ("990101202611220018", NumberFlaw.BIRTH),
        ("440524188001010014", NumberFlaw.BIRTH),
        ("990101199001010018", NumberFlaw.CHECK),
        ("990101199001010109", NumberFlaw.CHECK),
    ],
)
def test_what_is_wrong_with_a_typed_number_is_said(typed: str, flaw: NumberFlaw) -> None:
    assert flaw_of(typed, TODAY) is flaw


def test_somebody_born_today_may_take_a_number() -> None:
    first = "99010120261121001"
    assert flaw_of(first + check_character(first), TODAY) is None


def test_no_place_is_ever_refused() -> None:
    for region in ("000000", "999999", "810000", "123456"):
        first = f"{region}19900101001"
        assert flaw_of(first + check_character(first), TODAY) is None


def test_the_birth_date_is_read_from_the_number() -> None:
    assert birth_in("990101199001010019") == date(1990, 1, 1)
    assert birth_in("990101199002300019") is None
    assert birth_in("CAN110081080319") is None


@pytest.mark.parametrize("text", ["", "长期", "2026-1-1", "20260230", "00000101", "２０２６０１０１"])
def test_what_is_not_a_day_is_none(text: str) -> None:
    assert day_of(text) is None


def test_the_published_2017_specimen_fails_its_own_rule_and_a_corrected_one_holds() -> None:
    assert not old_foreigner_number_holds("CAN110081080319")
    assert old_foreigner_number_holds("CAN110081080310")


@pytest.mark.parametrize("number", ["", "CAN11008108031", "CAN11008108031X", "加拿大110081080310", "can110081080310"])
def test_what_cannot_be_a_2017_number_does_not_hold(number: str) -> None:
    assert not old_foreigner_number_holds(number)


def test_the_worked_credit_code_holds_in_either_case() -> None:
    assert credit_code_holds("91350100M000100Y43")
    assert credit_code_holds(" 91350100m000100y43 ")


@pytest.mark.parametrize(
    "code", ["", "91350100M000100Y4", "91350100M000100Y44", "91350100I000100Y43", "91350100M000100Y4中"]
)
def test_a_wrong_credit_code_does_not(code: str) -> None:
    assert not credit_code_holds(code)


def test_fifty_six_nations_have_a_name_and_every_other_code_is_shown_as_it_is() -> None:
    assert len(NATIONS) == len(set(NATIONS.values())) == 56
    assert (nation_name("01"), nation_name("05"), nation_name("43"), nation_name("46"), nation_name("56")) == (
        "汉",
        "维吾尔",
        "乌孜别克",
        "德昂",
        "基诺",
    )
    for code in ("57", "93", "97", "98", "00", "99", "", "??"):
        assert nation_name(code) == code
