"""What a key means at a window as it stands."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from drivers.contract import CallerAction
from kiosk.callers.settings import WindowTable, Wish, WordsTable
from kiosk.callers.wishes import NothingToDo, acts_of, typed
from kiosk.center.contract import TicketState
from kiosk.center.contract.windows import AtWindow, WindowStanding, WindowState, WindowView

NOW = datetime(2026, 11, 20, 9, 46, tzinfo=UTC)
WORDS = WordsTable()


def ticket(number: str, state: TicketState, held_for: int = 0) -> AtWindow:
    until = NOW + timedelta(minutes=held_for) if held_for else None
    return AtWindow(number=number, state=state, issued_at=NOW, hold_until=until)


def view(
    state: WindowState = WindowState.OPEN,
    current: AtWindow | None = None,
    held: tuple[AtWindow, ...] = (),
    waiting: str = "",
    passed: str = "",
) -> WindowView:
    """`waiting` and `passed`: numbers with blanks between them."""
    standing = WindowStanding(number="3", name="3 号窗口", state=state)
    return WindowView(
        seq=1,
        now=NOW,
        window=standing,
        current=current,
        held=held,
        waiting=tuple(ticket(number, TicketState.WAITING) for number in waiting.split()),
        passed=tuple(ticket(number, TicketState.PASSED) for number in passed.split()),
    )


def verbs(wish: Wish, at: WindowView, words: WordsTable = WORDS, digits: str = "") -> list[str]:
    return [act.model_dump()["verb"] for act in acts_of(wish, digits, at, WindowTable(caller=3), words)]


CALLED = view(current=ticket("A027", TicketState.CALLED))
SERVING = view(current=ticket("A027", TicketState.SERVING))


@pytest.mark.parametrize("wish", [Wish.RECALL, Wish.START, Wish.PASS, Wish.HOLD])
def test_simple_keys_are_one_act_each(wish: Wish) -> None:
    assert verbs(wish, CALLED) == [wish.value]


@pytest.mark.parametrize("at", [view(), CALLED, SERVING])
def test_the_call_key_is_one_act_that_finishes_or_passes_whoever_is_there(at: WindowView) -> None:
    [act] = acts_of(Wish.CALL_NEXT, "", at, WindowTable(), WORDS)
    assert act.model_dump(exclude_defaults=True) == {"finishing": True}
    assert act.model_dump()["verb"] == "callNext"


def test_in_a_hall_without_a_start_key_the_called_count_as_served_when_the_next_is_called() -> None:
    words = WordsTable(unstarted="served")
    assert verbs(Wish.CALL_NEXT, CALLED, words) == ["start", "finish", "callNext"]
    assert verbs(Wish.CALL_NEXT, SERVING, words) == ["callNext"]
    assert verbs(Wish.CALL_NEXT, view(), words) == ["callNext"]


def test_asking_for_a_rating_finishes_and_starts_first_whom_nobody_started() -> None:
    assert verbs(Wish.FINISH, SERVING) == ["finish"]
    assert verbs(Wish.FINISH, CALLED) == ["start", "finish"]


@pytest.mark.parametrize(
    ("state", "verb"),
    [
        (WindowState.OPEN, "pause"),
        (WindowState.PAUSED, "resume"),
        (WindowState.CLOSED, "open"),
        (WindowState.ABSENT, "open"),
    ],
)
def test_the_pause_key_turns_the_window_to_its_other_side(state: WindowState, verb: str) -> None:
    assert verbs(Wish.PAUSE, view(state)) == [verb]


def test_call_back_brings_whose_time_is_up_first() -> None:
    held = (ticket("A005", TicketState.WAITING, 12), ticket("A009", TicketState.WAITING, 3))
    [act] = acts_of(Wish.BRING_BACK, "", view(held=held), WindowTable(), WORDS)
    assert act.model_dump()["number"] == "A009"


def test_call_back_with_nobody_held_says_so() -> None:
    with pytest.raises(NothingToDo, match="nobody is held"):
        acts_of(Wish.BRING_BACK, "", view(), WindowTable(), WORDS)


@pytest.mark.parametrize(
    ("digits", "own", "target"), [("5", "9", "5"), ("", "9", "9"), ("12", "", "12"), ("05", "", "5"), ("0", "", "0")]
)
def test_transfer_goes_where_the_digits_say_or_else_to_the_windows_own_place(
    digits: str, own: str, target: str
) -> None:
    [act] = acts_of(Wish.TRANSFER, digits, SERVING, WindowTable(transfer=own), WORDS)
    assert (act.model_dump()["window"], act.model_dump()["reason"]) == (target, "窗口转办")


def test_transfer_to_nowhere_and_a_key_without_use_are_nothing_to_do() -> None:
    for wish in (Wish.TRANSFER, Wish.NOTHING):
        with pytest.raises(NothingToDo):
            acts_of(wish, "", SERVING, WindowTable(), WORDS)


@pytest.mark.parametrize(
    ("digits", "number"), [("27", "A027"), ("7", "A007"), ("07", "A007"), ("08", "B108"), ("31", "A031")]
)
def test_digits_and_the_call_key_call_that_number_and_say_why(digits: str, number: str) -> None:
    at = view(waiting="A005 A007 A017 A027 B108", passed="A031")
    [act] = acts_of(Wish.CALL_NEXT, digits, at, WindowTable(), WORDS)
    assert act.model_dump() == {"verb": "callNumber", "number": number, "reason": "窗口呼叫"}


@pytest.mark.parametrize(("digits", "number"), [("027", "A027"), ("127", "A127"), ("227", "A1227"), ("007", "A007")])
def test_three_digits_tell_numbers_apart_that_end_alike(digits: str, number: str) -> None:
    at = view(waiting="A027 A127 A1227 A007")
    [act] = acts_of(Wish.CALL_NEXT, digits, at, WindowTable(), WORDS)
    assert act.model_dump()["number"] == number


@pytest.mark.parametrize("digits", ["7", "28", "08", "99", "00", "127", "400"])
def test_digits_that_fit_nobody_or_more_than_one_call_nobody(digits: str) -> None:
    at = view(waiting="A017 A027 A008 A108 A099 B099 B127", passed="A127")
    with pytest.raises(NothingToDo):
        acts_of(Wish.CALL_NEXT, digits, at, WindowTable(), WORDS)


@pytest.mark.parametrize(("digits", "number"), [("27", "A027"), ("31", "A031"), ("9", "A009")])
def test_digits_and_the_priority_key_let_somebody_go_first_who_waits_is_held_or_was_passed_over(
    digits: str, number: str
) -> None:
    words = WordsTable(priority="green", priority_reason="窗口看过证件")
    at = view(waiting="A027", passed="A031", held=(ticket("A009", TicketState.HELD, 5),))
    [act] = acts_of(Wish.PRIORITIZE, digits, at, WindowTable(), words)
    assert act.model_dump() == {
        "verb": "prioritize",
        "number": number,
        "priority": "green",
        "reason": "窗口看过证件",
    }


@pytest.mark.parametrize("wish", [Wish.START, Wish.RETURN])
def test_digits_and_the_start_key_report_back_somebody_passed_over(wish: Wish) -> None:
    at = view(waiting="A027", passed="A031 A009")
    [act] = acts_of(wish, "09", at, WindowTable(), WORDS)
    assert act.model_dump() == {"verb": "return", "number": "A009"}
    with pytest.raises(NothingToDo):
        acts_of(wish, "27", at, WindowTable(), WORDS)


@pytest.mark.parametrize(
    "wish", [Wish.RECALL, Wish.FINISH, Wish.PASS, Wish.HOLD, Wish.BRING_BACK, Wish.PAUSE, Wish.CLOSE]
)
def test_digits_before_any_other_key_are_a_mistake_and_do_nothing(wish: Wish) -> None:
    with pytest.raises(NothingToDo, match="digits"):
        acts_of(wish, "27", SERVING, WindowTable(), WORDS)


def test_return_and_priority_want_digits_and_close_closes() -> None:
    for wish in (Wish.RETURN, Wish.PRIORITIZE):
        with pytest.raises(NothingToDo):
            acts_of(wish, "", view(passed="A031"), WindowTable(), WORDS)
    assert verbs(Wish.CLOSE, view()) == ["close"]


def test_the_digit_of_the_discard_key_is_no_number() -> None:
    assert typed(CallerAction.DISCARD, "6") == ""
    assert typed(CallerAction.CALL, "6") == "6"
