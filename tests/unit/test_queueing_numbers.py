"""Ticket numbers: letter and digits, and each kiosk's own block."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.queueing.numbers import MOST_KIOSKS, following, offline_range, parse, spell


def test_numbers_are_spelled_as_they_are_called() -> None:
    assert spell("A", 27) == "A027"
    assert spell("B", 1107) == "B1107"
    assert spell("C", 5, digits=4) == "C0005"


@given(st.sampled_from("ABCXYZ"), st.integers(1, 9999), st.integers(1, 6))
def test_what_is_spelled_can_be_read_again(prefix: str, number: int, digits: int) -> None:
    assert parse(spell(prefix, number, digits)) == (prefix, number)


@pytest.mark.parametrize("text", ["", "A", "027", "a027", "AA27", "A 27", "A-1", "A0271234", "Ａ027", "A０２７"])
def test_anything_else_is_no_number(text: str) -> None:
    with pytest.raises(ValueError, match="not a ticket number"):
        parse(text)


def test_numbers_run_from_one_to_the_last() -> None:
    assert following(0, 999) == 1
    assert following(998, 999) == 999
    assert following(999, 999) is None


def test_every_kiosk_has_a_hundred_numbers_of_its_own_above_those_of_the_center() -> None:
    blocks = [offline_range(kiosk) for kiosk in range(1, MOST_KIOSKS + 1)]
    assert blocks[0] == (1100, 1199)
    assert blocks[1] == (1200, 1299)
    numbers = [number for first, last in blocks for number in range(first, last + 1)]
    assert len(set(numbers)) == len(numbers) == 100 * MOST_KIOSKS
    assert min(numbers) > 999
    assert max(numbers) == 9999


@pytest.mark.parametrize("ordinal", [0, -1, MOST_KIOSKS + 1])
def test_there_is_no_block_beyond_four_digits(ordinal: int) -> None:
    with pytest.raises(ValueError, match="1 to 89"):
        offline_range(ordinal)
