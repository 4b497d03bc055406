"""Which act leads where; nobody skips a step of the law, whatever the order they try."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.cases import states
from kiosk.cases.states import following, possibilities, possible, step
from kiosk.center.contract.cases import State, Step, Verb

_ENDS = {State.DELIVERED, State.WITHDRAWN}
_ENDS_THE_DUTY = {Verb.VERIFY, Verb.DISPROVE, Verb.DENY, Verb.WITHDRAW}


def walk(depth: int, choices: list[int], committed: bool = False) -> list[State]:
    """The states a case comes through when somebody presses what is possible, in any order. `committed`: what is
    accepted is to be looked into."""
    way, interrupted, unchecked = [State.RECEIVED], None, False
    for choice in choices:
        verbs = possibilities(way[-1], depth, unchecked)
        if not verbs:
            break
        verb = verbs[choice % len(verbs)]
        came_from = way[-1]
        way.append(following(came_from, verb, interrupted))
        interrupted = came_from if verb is Verb.PAUSE else interrupted
        unchecked = (unchecked or (committed and verb is Verb.ACCEPT)) and verb not in _ENDS_THE_DUTY
    return way


@given(st.integers(1, 3), st.lists(st.integers(0, 13), max_size=40))
def test_a_decision_comes_after_acceptance_and_as_many_looks_as_the_item_wants(depth: int, choices: list[int]) -> None:
    way = walk(depth, choices)
    decided = next((place for place, state in enumerate(way) if state in (State.GRANTED, State.DENIED)), None)
    if decided is None:
        return
    before = set(way[:decided])
    assert State.ACCEPTED in before
    assert depth < 2 or State.REVIEW in before
    assert depth < 3 or State.APPROVAL in before


@given(st.integers(1, 3), st.lists(st.integers(0, 13), max_size=60))
def test_what_is_over_stays_over(depth: int, choices: list[int]) -> None:
    way = walk(depth, choices)
    for place, state in enumerate(way):
        if state in _ENDS:
            assert place == len(way) - 1
        if state in (State.GRANTED, State.DENIED):
            assert not {State.RECEIVED, State.ACCEPTED, State.REVIEW, State.WITHDRAWN} & set(way[place + 1 :])


@given(st.integers(1, 3), st.lists(st.integers(0, 13), max_size=60))
def test_something_can_be_done_exactly_with_what_is_open(depth: int, choices: list[int]) -> None:
    for state in walk(depth, choices):
        acts = possibilities(state, depth)
        if state in states.OPEN:
            assert acts
        else:
            assert set(acts) <= {Verb.DELIVER}


@given(st.integers(1, 3), st.lists(st.integers(0, 15), max_size=60))
def test_only_what_was_granted_is_revoked_and_that_is_the_end(depth: int, choices: list[int]) -> None:
    way = walk(depth, choices, committed=True)
    assert State.REVOKED not in walk(depth, choices), "nobody looks into what was not committed to"
    if State.REVOKED in way:
        assert way.index(State.REVOKED) == len(way) - 1
        assert State.GRANTED in way
        assert State.DENIED not in way


def test_what_was_granted_on_a_commitment_is_open_until_it_was_looked_into() -> None:
    for state in states.GRANTED:
        assert states.is_open(state, unchecked=True)
        assert possible(state, Verb.VERIFY, 1, unchecked=True)
        assert following(state, Verb.DISPROVE) is State.REVOKED
        assert following(state, Verb.VERIFY) is state
        assert not possible(state, Verb.VERIFY, 1)
    assert not states.is_open(State.DELIVERED)
    assert not states.is_open(State.REVOKED, unchecked=True)
    assert following(State.REVIEW, Verb.DISPROVE) is State.DENIED
    assert not possible(State.ACCEPTED, Verb.DISPROVE, 2, unchecked=True), "no decision before the depth is reached"


def test_a_special_procedure_goes_back_to_what_it_interrupted() -> None:
    for state in states.IN_HAND:
        assert following(state, Verb.PAUSE) is State.SPECIAL
        assert following(State.SPECIAL, Verb.RESUME, state) is state
    with pytest.raises(ValueError, match="interrupts something"):
        following(State.SPECIAL, Verb.RESUME)


def test_the_public_sees_three_steps_and_the_handing_out() -> None:
    seen = {state: step(state) for state in State}
    assert seen[State.RECEIVED] is seen[State.CORRECTION] is Step.ACCEPT
    assert seen[State.ACCEPTED] is seen[State.REVIEW] is Step.REVIEW
    assert seen[State.APPROVAL] is Step.APPROVE
    assert seen[State.GRANTED] is seen[State.ISSUED] is Step.HAND_OUT
    assert seen[State.DELIVERED] is seen[State.DENIED] is Step.CLOSED


def test_one_look_is_enough_where_the_item_says_so() -> None:
    assert possible(State.ACCEPTED, Verb.GRANT, 1)
    assert not possible(State.ACCEPTED, Verb.FORWARD, 1)
    assert not possible(State.ACCEPTED, Verb.GRANT, 2)
    assert not possible(State.REVIEW, Verb.FORWARD, 2)
    assert not possible(State.REVIEW, Verb.GRANT, 3)
