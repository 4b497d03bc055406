"""A citizen types fourteen digits: a slip of the finger is found before the center is asked."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kiosk.cases.numbers import LAST_SERIAL, SHORT, grouped, number, short

DAY = date(2026, 11, 22)
SERIALS = st.integers(1, LAST_SERIAL)


@given(SERIALS)
def test_the_whole_and_its_end_are_the_same_case(serial: int) -> None:
    whole = number("990100", "0001", DAY, serial)
    assert len(whole) == 24
    assert short(whole) == short(whole[-SHORT:]) == short(f" {whole[:10]} {whole[10:]} ") == whole[-SHORT:]


@given(SERIALS, st.integers(0, SHORT - 1), st.integers(1, 9))
def test_one_wrong_digit_is_found(serial: int, place: int, more: int) -> None:
    right = number("990100", "0001", DAY, serial)[-SHORT:]
    wrong = right[:place] + str((int(right[place]) + more) % 10) + right[place + 1 :]
    assert short(wrong) is None


def test_nearly_every_swapped_pair_is_found() -> None:
    missed = tried = 0
    for serial in range(1, 2000):
        right = number("990100", "0001", DAY, serial)[-SHORT:]
        for place in range(SHORT - 1):
            wrong = right[:place] + right[place + 1] + right[place] + right[place + 2 :]
            if wrong != right:
                tried += 1
                missed += short(wrong) is not None
    assert missed / tried < 0.03


@given(st.text(max_size=30))
def test_what_is_no_number_is_none(typed: str) -> None:
    assume(not ("".join(typed.split()).isascii() and "".join(typed.split()).isdecimal()))
    assert short(typed) is None


@pytest.mark.parametrize("serial", [0, LAST_SERIAL + 1])
def test_a_day_has_so_many_numbers(serial: int) -> None:
    with pytest.raises(ValueError, match="99999 case numbers"):
        number("990100", "0001", DAY, serial)


@pytest.mark.parametrize(
    ("district", "site"), [("99010", "0001"), ("990100", "1"), ("9901００", "0001"), ("99010x", "0001")]
)
def test_a_district_and_a_site_are_digits(district: str, site: str) -> None:
    with pytest.raises(ValueError, match="a district has 6 digits"):
        number(district, site, DAY, 1)


def test_numbers_are_grouped_as_they_are_read_aloud() -> None:
    assert grouped("990100000120261120000018") == "990100 0001 2026 1120 000 018"
    assert [grouped(typed) for typed in ("20261120000018", "2026112", "")] == ["2026 1120 000 018", "2026 112", ""]
