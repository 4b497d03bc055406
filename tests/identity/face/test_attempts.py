"""How often somebody may try, and what is remembered of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.identity.face.attempts import COUNTED, Attempts
from kiosk.identity.face.policy import AttemptsTable
from kiosk.identity.face.words import Verdict

WANG, LI = "990101199001010019", "990101198001010011"
RULES = AttemptsTable(most=3, cool_down_seconds=600, kiosk_most=7)


def failed(attempts: Attempts, person: str, times: int, at: float = 0.0) -> None:
    for _ in range(times):
        attempts.ended(person, Verdict.RETAKE, at)


def test_after_three_failures_the_person_waits_and_others_do_not() -> None:
    attempts = Attempts(RULES)
    failed(attempts, WANG, 2)
    assert attempts.left(WANG, 1) == 1
    failed(attempts, WANG, 1, at=2)
    assert attempts.left(WANG, 10) == 0
    assert attempts.wait(WANG, 10) == pytest.approx(592)
    assert (attempts.left(LI, 10), attempts.wait(LI, 10)) == (3, 0)


def test_a_clear_no_is_the_last_try() -> None:
    attempts = Attempts(RULES)
    attempts.ended(WANG, Verdict.MISMATCH, 0)
    assert (attempts.left(WANG, 1), attempts.wait(WANG, 100)) == (0, 500)
    assert attempts.left(LI, 1) == 3


def test_after_the_cool_down_nothing_is_remembered() -> None:
    attempts = Attempts(RULES)
    failed(attempts, WANG, 3)
    assert attempts.left(WANG, 599.9) == 0
    assert attempts.left(WANG, 600) == 3
    assert len(attempts) == 0


def test_a_pile_of_cards_cools_the_whole_kiosk_down() -> None:
    attempts = Attempts(RULES)
    for card in range(7):
        failed(attempts, f"card {card}", 1, at=card)
    assert attempts.left(LI, 10) == 0
    assert attempts.wait(LI, 10) == pytest.approx(590)
    assert attempts.left(LI, 600.5) == 3


def test_a_match_clears_the_person_and_not_the_kiosk() -> None:
    attempts = Attempts(RULES)
    failed(attempts, WANG, 2)
    attempts.ended(WANG, Verdict.MATCH, 1)
    assert attempts.left(WANG, 1) == 3
    failed(attempts, LI, 3)
    failed(attempts, WANG, 2)
    assert attempts.left("somebody else", 2) == 0


@pytest.mark.parametrize("verdict", sorted(set(Verdict) - COUNTED))
def test_what_is_not_the_citizens_failure_costs_no_try(verdict: Verdict) -> None:
    attempts = Attempts(RULES)
    attempts.ended(WANG, verdict, 0)
    assert attempts.left(WANG, 0) == 3


def test_no_number_is_kept_nor_the_same_mark_in_two_runs() -> None:
    one, other = Attempts(RULES), Attempts(RULES)
    failed(one, WANG, 1)
    failed(other, WANG, 1)
    assert WANG not in repr(one) and WANG.encode() not in b"".join(one._failed)
    assert set(one._failed).isdisjoint(other._failed)


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(sorted(Verdict)), st.floats(0, 200)), max_size=40))
def test_whoever_has_no_try_left_has_one_when_the_wait_is_over(story: list[tuple[str, Verdict, float]]) -> None:
    attempts, now = Attempts(RULES), 0.0
    for person, verdict, pause in story:
        now += pause
        wait = attempts.wait(person, now)
        assert (wait > 0) == (attempts.left(person, now) == 0)
        assert attempts.left(person, now + wait + 1e-6) > 0
        attempts.ended(person, verdict, now)
