"""What everybody may see of a citizen."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.identity.masking import last_four, public_name, public_number, public_phone

steady = settings(derandomize=True, deadline=None)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("李小龙", "李*"),
        ("李某", "李*"),
        ("李", "李*"),
        ("𠮷田样", "𠮷*"),
        ("王䶮", "王*"),
        ("欧阳样本", "欧阳*"),
        ("司马样", "司马*"),
        ("司马", "司*"),
        ("买买提·艾力", "买买提·*"),
        ("买买提•艾力", "买买提·*"),
        ("买买提・艾力", "买买提·*"),
        ("阿依·努尔·样本", "阿依·*"),
        ("·艾力", "*"),
        ("SMITH JOHN", "SMITH *"),
        ("SMITH, JOHN PAUL", "SMITH *"),
        ("  SMITH JOHN  ", "SMITH *"),
        ("MADONNA", "M*"),
        ("", ""),
        ("   ", ""),
    ],
)
def test_a_name_shows_the_surname_and_a_star(name: str, shown: str) -> None:
    assert public_name(name) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("990101199001010019", "990***********0019"),
        ("99010119880618007X", "990***********007X"),
        ("CAN110081080319", "CAN********0319"),
        ("H99999999", "H****9999"),
        ("12345678", "****5678"),
        ("1234567", "*******"),
        ("1234", "****"),
        ("", ""),
    ],
)
def test_a_number_shows_its_ends(number: str, shown: str) -> None:
    assert public_number(number) == shown


@steady
@given(st.text(st.characters(codec="ascii", categories=["Lu", "Nd"]), max_size=30))
def test_a_masked_number_keeps_its_length_and_hides_at_least_a_part(number: str) -> None:
    shown = public_number(number)
    assert len(shown) == len(number)
    assert not number or shown.count("*") >= min(4, len(number))
    assert all(mask in ("*", true) for mask, true in zip(shown, number, strict=True))


@steady
@given(st.dates().map(lambda day: day.strftime("%Y%m%d").rjust(8, "0")))
def test_a_masked_citizen_number_never_shows_the_birth_date(birth: str) -> None:
    assert public_number(f"990101{birth}0019") == "990***********0019"


@pytest.mark.parametrize(
    ("number", "end"), [("990101199001010019", "0019"), ("H99999999", "9999"), ("1234", ""), ("", "")]
)
def test_a_slip_shows_the_last_four_of_a_number_that_is_long_enough(number: str, end: str) -> None:
    assert last_four(number) == end


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("13800138000", "138****8000"),
        ("138 0013 8000", "138****8000"),
        ("138-0013-8000", "138****8000"),
        ("12345678", "****5678"),
        ("12345", "*****"),
        ("", ""),
    ],
)
def test_a_telephone_number_shows_its_ends(phone: str, shown: str) -> None:
    assert public_phone(phone) == shown
