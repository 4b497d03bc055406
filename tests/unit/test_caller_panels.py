"""What each display is told, in which order, and when again."""

from __future__ import annotations

import pytest

from kiosk.callers.panels import DROPPED, Command, Panels, What, digits_of
from kiosk.callers.settings import WindowTable
from kiosk.center.contract.windows import WindowStanding, WindowState

REFRESH = 30.0


def standing(waiting: int, ticket: str = "", window: str = "3") -> WindowStanding:
    return WindowStanding(number=window, name="", state=WindowState.OPEN, waiting=waiting, ticket=ticket)


def told(panels: Panels, now: float) -> list[tuple[What, int | None]]:
    """Every command due at `now`, each carried out."""
    heard = []
    while (command := panels.due(now)) is not None:
        panels.done(command, True, now)
        heard.append((command.what, command.value))
    return heard


@pytest.fixture
def panels() -> Panels:
    panels = Panels({"3": WindowTable(caller=3, evaluator=103)}, REFRESH)
    told(panels, 0.0)
    return panels


def test_a_display_is_blank_until_the_center_has_spoken() -> None:
    fresh = Panels({"3": WindowTable(caller=3)}, REFRESH)
    assert told(fresh, 0.0) == [(What.TICKET, None), (What.WAITING, None)]


def test_a_change_is_told_once_with_the_more_important_figure_last(panels: Panels) -> None:
    panels.show(standing(7, "A027"), 1.0)
    assert told(panels, 1.0) == [(What.WAITING, 7), (What.TICKET, 27)]
    panels.show(standing(7, "A027"), 2.0)
    assert told(panels, 2.0) == []
    panels.show(standing(8), 3.0)
    assert told(panels, 3.0) == [(What.TICKET, None), (What.WAITING, 8)]


def test_an_answer_that_was_asked_for_earlier_does_not_overwrite_a_newer_one(panels: Panels) -> None:
    panels.show(standing(6, "A028"), 5.0)
    panels.show(standing(7, "A027"), 4.0)
    assert told(panels, 6.0) == [(What.WAITING, 6), (What.TICKET, 28)]


def test_everything_is_told_again_after_a_while_in_case_a_pad_lost_power(panels: Panels) -> None:
    panels.show(standing(7, "A027"), 1.0)
    told(panels, 1.0)
    assert told(panels, 1.0 + REFRESH - 0.1) == []
    assert told(panels, 1.0 + REFRESH) == [(What.WAITING, 7), (What.TICKET, 27)]


def test_what_could_not_be_sent_is_told_again_whole_but_not_at_once(panels: Panels) -> None:
    panels.show(standing(7, "A027"), 1.0)
    first = panels.due(1.0)
    assert first == Command("3", 3, What.WAITING, 7)
    panels.done(first, True, 1.0)
    second = panels.due(1.0)
    assert second is not None
    panels.done(second, False, 1.0)
    assert panels.due(1.1) is None
    assert told(panels, 2.0) == [(What.WAITING, 7), (What.TICKET, 27)]


def test_a_center_that_is_away_leaves_no_old_figure_behind(panels: Panels) -> None:
    panels.show(standing(7, "A027"), 1.0)
    told(panels, 1.0)
    panels.blank()
    assert told(panels, 2.0) == [(What.TICKET, None), (What.WAITING, None)]


def test_beeps_are_apart_and_the_last_word_counts(panels: Panels) -> None:
    panels.beep("3", DROPPED)
    panels.beep("3", 2)
    assert told(panels, 1.0) == [(What.BEEP, None)]
    assert told(panels, 1.1) == []
    assert told(panels, 1.4) == [(What.BEEP, None)]
    assert told(panels, 1.8) == []


def test_a_rating_is_asked_for_at_the_rating_pad(panels: Panels) -> None:
    panels.ask_rating("3")
    assert panels.due(1.0) == Command("3", 103, What.RATING)


def test_after_a_lost_line_displays_are_told_again_but_nothing_that_is_over(panels: Panels) -> None:
    panels.show(standing(7, "A027"), 1.0)
    told(panels, 1.0)
    panels.beep("3", DROPPED)
    panels.ask_rating("3")
    panels.forget()
    assert told(panels, 2.0) == [(What.WAITING, 7), (What.TICKET, 27)]


def test_one_window_with_much_to_say_does_not_silence_another() -> None:
    both = Panels({"3": WindowTable(caller=3), "4": WindowTable(caller=4)}, REFRESH)
    addresses = []
    for now in range(4):
        command = both.due(float(now))
        assert command is not None
        both.done(command, True, float(now))
        addresses.append(command.address)
    assert sorted(addresses) == [3, 3, 4, 4]
    assert addresses[:2] == [3, 4]


def test_a_window_the_line_does_not_know_is_passed_over(panels: Panels) -> None:
    panels.show(standing(7, "A027", window="12"), 1.0)
    assert told(panels, 1.0) == []


@pytest.mark.parametrize(("ticket", "shown"), [("A027", 27), ("", None), ("B999", 999), ("A1000", 0), ("A1027", 27)])
def test_a_display_of_three_digits_shows_the_last_three(ticket: str, shown: int | None) -> None:
    assert digits_of(ticket) == shown


def test_more_people_than_three_digits_hold_are_shown_as_the_most_it_can(panels: Panels) -> None:
    panels.show(standing(1200, "A001"), 1.0)
    assert (What.WAITING, 999) in told(panels, 1.0)
