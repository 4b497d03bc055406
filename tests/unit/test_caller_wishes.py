"""What a key means at a window as it stands."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from kiosk.callers.settings import WindowTable, Wish, WordsTable
from kiosk.callers.wishes import NothingToDo, acts_of
from kiosk.center.contract import TicketState
from kiosk.center.contract.windows import AtWindow, WindowStanding, WindowState, WindowView

NOW = datetime(2026, 11, 20, 9, 46, tzinfo=UTC)
WORDS = WordsTable()


def ticket(number: str, state: TicketState, held_for: int = 0) -> AtWindow:
    until = NOW + timedelta(minutes=held_for) if held_for else None
    return AtWindow(number=number, state=state, issued_at=NOW, hold_until=until)


def view(
    state: WindowState = WindowState.OPEN, current: AtWindow | None = None, held: tuple[AtWindow, ...] = ()
) -> WindowView:
    standing = WindowStanding(number="3", name="3 号窗口", state=state)
    return WindowView(seq=1, now=NOW, window=standing, current=current, held=held)


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
