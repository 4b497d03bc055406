"""Deadlines in working days: by when a citizen who was not satisfied is called back, and by when answered.

安阳市政务服务条例 第五十二条 asks for contact within one working day; 5 or 15 working days to rectify and answer are
both in use (domain.md §3.2). Working days are the official ones, holidays and make-up days included, whatever the
hall's own hours; a year the official calendar does not know has Monday to Friday.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import chinese_calendar

from kiosk.center.contract.rating_desk import FollowUpState


@dataclass(frozen=True, slots=True)
class Deadlines:
    """In working days after the day of the rating."""

    contact_days: int = 1
    settle_days: int = 15


def working_day(day: date) -> bool:
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return day.weekday() < 5


def after(day: date, working_days: int) -> date:
    """The last day of a limit of so many working days; the day itself does not count (民法典 201)."""
    while working_days > 0:
        day += timedelta(days=1)
        working_days -= working_day(day)
    return day


def overdue(state: FollowUpState, today: date, contact_by: date, settle_by: date) -> Literal["", "contact", "settle"]:
    """Which deadline has passed without what was due; the graver one when both have."""
    if state in (FollowUpState.OPEN, FollowUpState.CONTACTED) and today > settle_by:
        return "settle"
    if state is FollowUpState.OPEN and today > contact_by:
        return "contact"
    return ""
