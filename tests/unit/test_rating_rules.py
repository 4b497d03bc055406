"""Options, times, deadlines, odd patterns and figures of ratings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from kiosk.center.contract.rating_desk import FollowUpState
from kiosk.center.contract.ratings import Channel, Level, RatingReason
from kiosk.queueing.hours import CHINA
from kiosk.rating import guard
from kiosk.rating.deadlines import after, overdue, working_day
from kiosk.rating.figures import Counted, Followed, follow_up_tally, tally
from kiosk.rating.guard import Hint, Kind, Limits, Pressed, hints
from kiosk.rating.options import misfits, options
from kiosk.rating.rules import SECOND, Done, Times, at_window, by_phone, closing, seconds_left

NOON = round(datetime(2026, 10, 12, 12, 0, tzinfo=CHINA).timestamp()) * SECOND
DONE = Done(started_at=NOON - 600 * SECOND, ended_at=NOON, ended="done")
TIMES = Times()


# --------------------------------------------------------------------------------------- options


def test_forty_options_are_in_use_eight_of_each_level_three_of_them_first() -> None:
    live = [option for option in options() if option.using]
    assert len(live) == len({option.code for option in live}) == 40
    for level in Level:
        own = [option for option in live if option.level is level]
        assert len(own) == 8
        assert [option.extended for option in own] == [False] * 3 + [True] * 5
        assert all(option.name and option.name_en for option in own)


def test_the_official_words_stand_as_they_are() -> None:
    words = {option.code: option.name for option in options()}
    assert words["510"] == "一窗受理一次办结"
    assert words["412"] == "可以使用自助机办理"
    assert words["309"] == "在承诺的时间内办结"
    assert words["212"] == "在线预约办理后到实体大厅重复取号排队"
    assert words["115"] == "服务态度差效率低"


def test_old_codes_are_known_and_never_offered() -> None:
    old = {option.code for option in options() if not option.using}
    expected = [*range(101, 108), *range(201, 207), *range(301, 307), *range(401, 406), *range(501, 510)]
    assert old == {str(code) for code in expected}
    assert misfits(Level.VERY_SATISFIED, ["501"], options()) == ["501"]


def test_a_hall_can_switch_an_option_off_but_it_stays_known() -> None:
    found = {option.code: option for option in options(off=["510"])}
    assert not found["510"].using
    assert found["510"].name
    assert [code for code, option in found.items() if option.using and not option.extended][:3] == ["511", "512", "513"]


def test_a_hall_chooses_which_three_come_first() -> None:
    first = [option.code for option in options(basic=["517", "510", "516"])][:3]
    assert first == ["510", "516", "517"]
    with pytest.raises(ValueError, match="verySatisfied needs 3"):
        options(basic=["510"])
    with pytest.raises(ValueError, match="999"):
        options(off=["999"])


def test_a_reason_of_another_level_does_not_fit() -> None:
    assert misfits(Level.DISSATISFIED, ["213", "510"], options()) == ["510"]


# ----------------------------------------------------------------------------------------- times


def test_the_window_takes_a_rating_for_a_minute_and_lets_who_began_finish() -> None:
    assert at_window(DONE, NOON + 59 * SECOND, TIMES, touched=True) is None
    assert at_window(DONE, NOON + 180 * SECOND, TIMES, touched=True) is None
    assert at_window(DONE, NOON + 181 * SECOND, TIMES, touched=True) is RatingReason.OVER
    assert at_window(DONE, NOON + 60 * SECOND, TIMES, touched=False) is None
    assert at_window(DONE, NOON + 61 * SECOND, TIMES, touched=False) is RatingReason.OVER
    assert seconds_left(NOON, NOON + 45 * SECOND, TIMES) == 15
    assert seconds_left(NOON, NOON + 61 * SECOND, TIMES) == 0


def test_a_clock_set_back_does_not_ask_for_an_hour() -> None:
    assert seconds_left(NOON, NOON - 3600 * SECOND, TIMES) == 60


def test_only_a_finished_service_can_be_rated() -> None:
    for ended in ("passed", "held", "transferred", "closed"):
        assert at_window(replace(DONE, ended=ended), NOON, TIMES, touched=True) is RatingReason.NEVER_SERVED
    assert at_window(replace(DONE, started_at=None), NOON, TIMES, touched=True) is RatingReason.NEVER_SERVED


def test_one_rating_and_one_further_rating() -> None:
    assert at_window(replace(DONE, ratings=1), NOON, TIMES, touched=True) is RatingReason.ALREADY_RATED
    later = NOON + 86_400 * SECOND
    assert by_phone(DONE, later, TIMES, again=False) is None
    assert by_phone(DONE, later, TIMES, again=True) is RatingReason.NOT_YET_RATED
    once = replace(DONE, ratings=1)
    assert by_phone(once, later, TIMES, again=False) is RatingReason.ALREADY_RATED
    assert by_phone(once, later, TIMES, again=True) is None
    assert by_phone(replace(DONE, ratings=2), later, TIMES, again=True) is RatingReason.ALREADY_RATED


def test_the_tickets_page_takes_a_rating_until_the_last_midnight() -> None:
    last = closing(NOON, TIMES)
    assert datetime.fromtimestamp(last / SECOND, CHINA).isoformat() == "2026-10-18T00:00:00+08:00"
    assert by_phone(DONE, last - 1, TIMES, again=False) is None
    assert by_phone(DONE, last, TIMES, again=False) is RatingReason.TOO_LATE


# ------------------------------------------------------------------------------------- deadlines


def test_deadlines_count_working_days_through_holidays_and_make_up_days() -> None:
    assert after(date(2026, 9, 30), 1) == date(2026, 10, 8), "the National Day holiday lies between"
    assert working_day(date(2026, 10, 10)), "a Saturday that makes up for it"
    assert after(date(2026, 10, 9), 1) == date(2026, 10, 10)
    assert after(date(2026, 10, 12), 15) == date(2026, 11, 2)


def test_a_year_the_official_calendar_does_not_know_has_monday_to_friday() -> None:
    assert after(date(2090, 1, 6), 1) == date(2090, 1, 9)


def test_overdue_is_what_is_due_and_not_done() -> None:
    by, end = date(2026, 10, 13), date(2026, 11, 2)
    assert overdue(FollowUpState.OPEN, date(2026, 10, 13), by, end) == ""
    assert overdue(FollowUpState.OPEN, date(2026, 10, 14), by, end) == "contact"
    assert overdue(FollowUpState.CONTACTED, date(2026, 10, 14), by, end) == ""
    assert overdue(FollowUpState.OPEN, date(2026, 11, 3), by, end) == "settle"
    assert overdue(FollowUpState.CONTACTED, date(2026, 11, 3), by, end) == "settle"
    assert overdue(FollowUpState.RECTIFIED, date(2026, 12, 1), by, end) == ""


# --------------------------------------------------------------------------------------- pattern


def pressed(minute: float = 0, after_seconds: float = 10, **more: object) -> Pressed:
    at = NOON + round(minute * 60 * SECOND)
    ended = at - round(after_seconds * SECOND)
    usual = Pressed(at, Level.VERY_SATISFIED, frozenset(), Channel.KEYPAD, ended, ended - 300 * SECOND)
    return replace(usual, **more)  # type: ignore[arg-type]


def kinds(found: list[Hint]) -> set[Kind]:
    return {hint.kind for hint in found}


def test_an_ordinary_rating_is_not_odd() -> None:
    earlier = [pressed(-6 * n, 10 + n) for n in range(1, 20)]
    assert hints(pressed(), earlier, Limits()) == []


def test_a_press_before_anybody_can_have_read_is_odd_at_the_window_only() -> None:
    assert kinds(hints(pressed(after_seconds=0.8), [], Limits())) == {Kind.TOO_FAST}
    assert hints(pressed(after_seconds=0.8, channel=Channel.QR), [], Limits()) == []
    assert guard.sentence(hints(pressed(after_seconds=0.8), [], Limits())[0])[0] == "办结后 0.8 秒就有了评价"


def test_the_best_level_for_a_service_of_seconds_is_odd_and_a_bad_one_is_not() -> None:
    short = pressed(started_at=NOON - 15 * SECOND)
    assert kinds(hints(short, [], Limits())) == {Kind.SHORT_SERVICE}
    assert hints(replace(short, level=Level.DISSATISFIED), [], Limits()) == []


def test_a_series_of_quick_tops_is_odd_until_one_is_different() -> None:
    quick = [pressed(-10 * n, 3) for n in range(1, 8)]
    assert kinds(hints(pressed(0, 3), quick, Limits())) == {Kind.SERIES}
    assert hints(pressed(0, 3), quick[:-1], Limits()) == []
    quick[4] = replace(quick[4], level=Level.SATISFIED)
    assert hints(pressed(0, 3), quick, Limits()) == []


def test_more_ratings_than_a_window_can_serve_are_odd() -> None:
    assert kinds(hints(pressed(), [pressed(-n) for n in range(1, 5)], Limits())) == {Kind.CROWDED}
    assert hints(pressed(), [pressed(-2 * n) for n in range(1, 5)], Limits()) == []


def test_the_very_same_several_reasons_in_a_row_are_odd() -> None:
    both = frozenset({"510", "517"})
    earlier = [pressed(-10 * n, reasons=both) for n in range(1, 6)]
    assert kinds(hints(pressed(reasons=both), earlier, Limits())) == {Kind.SAME_REASONS}
    one = [replace(each, reasons=frozenset({"510"})) for each in earlier]
    assert hints(pressed(reasons=frozenset({"510"})), one, Limits()) == []


def test_several_tickets_at_the_top_from_one_address_are_odd() -> None:
    earlier = [pressed(-5 * n, channel=Channel.QR, source="mark") for n in range(1, 4)]
    new = pressed(channel=Channel.QR, source="mark")
    found = guard.one_source(new, earlier, Limits())
    assert found is not None
    assert found.facts["ratings"] == 4
    assert guard.one_source(new, earlier[:-1], Limits()) is None
    assert guard.one_source(replace(new, source=""), earlier, Limits()) is None


def test_presses_with_nothing_to_rate_are_told_once_for_every_three() -> None:
    presses = [NOON - n * SECOND for n in range(6)]
    told = [guard.nothing_to_rate(presses[6 - n :], Limits()) is not None for n in range(1, 7)]
    assert told == [False, False, True, False, False, True]


def test_every_pattern_has_its_sentence_and_can_be_switched_off() -> None:
    facts = {"seconds": 1.5, "ratings": 8, "minutes": 3, "reasons": 2, "presses": 3}
    for kind in Kind:
        chinese, english = guard.sentence(Hint(kind, facts))
        assert chinese and english and "{" not in chinese + english
    off = Limits(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    both = frozenset({"510", "517"})
    run = [pressed(-0.1 * n, 0.5, reasons=both, started_at=NOON) for n in range(10)]
    assert hints(run[0], run[1:], replace(off, short_service_seconds=-1e9)) == []
    assert guard.nothing_to_rate([NOON] * 9, off) is None


# --------------------------------------------------------------------------------------- figures


def test_satisfaction_is_of_those_who_rated_only() -> None:
    found = tally(
        100,
        [
            Counted(Level.VERY_SATISFIED, 6),
            Counted(Level.BASICALLY_SATISFIED, 2),
            Counted(Level.DISSATISFIED, 2),
            Counted(Level.VERY_DISSATISFIED, 3, excluded=True),
            Counted(Level.BASICALLY_SATISFIED, 50, is_default=True),
            Counted(Level.VERY_SATISFIED, 4, again=True),
        ],
    )
    assert (found.services, found.rated, found.satisfaction) == (100, 10, 0.8)
    assert (found.excluded, found.defaults, found.again) == (3, 50, 4)
    assert sum(found.levels.values()) == 10


def test_nobody_rated_is_no_figure() -> None:
    assert tally(5, [Counted(Level.BASICALLY_SATISFIED, 5, is_default=True)]).satisfaction is None
    assert follow_up_tally([], date(2026, 10, 12)).contact_rate is None


def test_the_share_called_back_counts_who_was_not_reached_and_names_who_was() -> None:
    by, end = date(2026, 10, 13), date(2026, 11, 2)
    found = follow_up_tally(
        [
            Followed(FollowUpState.CLOSED, by, end, date(2026, 10, 13), True, True),
            Followed(FollowUpState.CONTACTED, by, end, date(2026, 10, 15), False),
            Followed(FollowUpState.OPEN, by, end),
            Followed(FollowUpState.OPEN, date(2026, 10, 30), end),
        ],
        date(2026, 10, 16),
    )
    assert (found.opened, found.contacted, found.reached, found.in_time) == (4, 2, 1, 1)
    assert (found.settled, found.overdue) == (1, 1)
    assert (found.contact_rate, found.answer_rate) == (0.5, 0.25)
