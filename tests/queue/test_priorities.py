"""Who has a priority: by the birth date in an identity number, and by what they claim."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.queueing.priorities import Priority, QueueRules, age_on, fitting

TODAY = date(2026, 10, 12)


def number(born: str) -> str:
    return f"990101{born}0018"


@pytest.mark.parametrize(
    ("born", "age"),
    [
        ("19661012", 60),  # the birthday itself
        ("19661013", 59),
        ("19661011", 60),
        ("20261012", 0),
        ("19000101", 126),
        ("19640229", 62),
    ],
)
def test_years_are_full_years(born: str, age: int) -> None:
    assert age_on(number(born), TODAY) == age


def test_who_was_born_on_a_leap_day_is_a_year_older_in_march() -> None:
    assert age_on(number("19680229"), date(2028, 2, 28)) == 59
    assert age_on(number("19680229"), date(2028, 2, 29)) == 60
    assert age_on(number("19690301"), date(2029, 2, 28)) == 59


@pytest.mark.parametrize("text", ["", "990101660101001", number("19661301"), number("1966101X"), number("19660230")])
def test_no_birth_date_no_age(text: str) -> None:
    assert age_on(text, TODAY) is None


RULES = QueueRules(
    priorities={
        each.name: each
        for each in (
            Priority("appointment", "预约", "", 30),
            Priority("age60", "60 岁以上", "", 10, from_age=60),
            Priority("age80", "80 岁以上", "", 20, from_age=80),
            Priority("disability", "残疾人", "", 15, claim=True),
            Priority("soldier", "军人", "", 10, claim=True),
        )
    }
)


@pytest.mark.parametrize(
    ("born", "claims", "names"),
    [
        ("19661012", (), ("age60",)),
        ("19661013", (), ()),
        ("19400101", (), ("age60", "age80")),
        ("19900101", ("soldier", "disability"), ("disability", "soldier")),
        ("19900101", ("appointment", "age60", "nobody"), ()),  # not to be claimed, not known
        ("", ("soldier",), ("soldier",)),
        ("", (), ()),
    ],
)
def test_priorities_fit_by_age_and_by_what_may_be_claimed(
    born: str, claims: tuple[str, ...], names: tuple[str, ...]
) -> None:
    assert fitting(RULES, number(born) if born else "", claims, TODAY) == names


def test_of_several_priorities_the_largest_head_start_counts() -> None:
    from tests.queue.engines import Bare

    bare = Bare()
    taken = bare.take(0, ["a1"], {"age60", "appointment"})
    ticket = bare.day().numbered(taken)
    assert ticket is not None
    assert RULES.head_start(ticket) == 30 * 60_000_000
