"""How long a case may take: the promise split over 受理, 审核 and 审批, and the day a light turns yellow or red.

A light is a question of dates: a span of working days knows, when it begins, from which day on it is yellow and from
which day on it is red. A list of a million cases then compares dates and counts nothing. While a special procedure
lasts there is no span: it is laid anew when the clock goes on. (domain.md §2.2 Limits, §5, §13)
"""

from __future__ import annotations

from datetime import date, timedelta
from math import ceil
from typing import NamedTuple

from kiosk.cases import workdays
from kiosk.cases.states import GRANTED, IN_HAND
from kiosk.center.contract.cases import Light, State

ANSWER_DAYS = 5
"""Of the law: from receipt until the citizen is told: accepted, refused, or what is missing (行政许可法 32(四))."""
_DAY = timedelta(days=1)


class Caution(NamedTuple):
    """When a span is warned of."""

    percent: int = 80
    """Yellow when so much of it is used,"""
    days_left: int = 1
    """or when no more than so many working days are left."""


class Span(NamedTuple):
    """From one day to another; yellow and red count from the beginning of their day."""

    due: date
    """The last day that is in time."""
    yellow: date
    red: date

    def light(self, today: date) -> Light:
        if today >= self.red:
            return Light.RED
        return Light.YELLOW if today >= self.yellow else Light.GREEN

    def within(self, whole: Span) -> Span:
        """This step of a whole, as the stricter of both: a step may not hide that the whole is late."""
        return Span(min(self.due, whole.due), min(self.yellow, whole.yellow), min(self.red, whole.red))


class Steps(NamedTuple):
    """Working days of the three public steps."""

    accept: int
    review: int
    approve: int


def span(start: date, days: int, caution: Caution) -> Span:
    """`days` working days after `start`. With 0 it ends the same day (or the next working day), and all of that day is
    yellow."""
    due = workdays.after(start, days)
    used = min(ceil(days * caution.percent / 100), days - caution.days_left)
    return Span(due, workdays.after(start, max(1, used)) if days else due, due + _DAY)


def split(promised: int, shares: tuple[int, int, int]) -> Steps:
    """The promised days over the three steps, by `shares` in per cent: where a step ends is rounded up, so that the
    earlier steps are not squeezed out of a short limit."""
    first = ceil(promised * shares[0] / 100)
    second = ceil(promised * (shares[0] + shares[1]) / 100)
    return Steps(first, second - first, promised - second)


class Rules(NamedTuple):
    """What a hall promises beside each item's own limit; the days of the law are the most they may be."""

    shares: tuple[int, int, int] = (20, 50, 30)
    """Per cent of the promise for 受理, 审核, 审批."""
    answer_days: int = ANSWER_DAYS
    """From receipt until the citizen is told."""
    deliver_days: int = 10
    """From the decision until the result is handed out (行政许可法 44)."""
    caution: Caution = Caution()


class Facts(NamedTuple):
    """What the clock of a case depends on."""

    state: State
    received_on: date
    """When the papers were handed in, or supplemented."""
    accepted_on: date | None
    decided_on: date | None
    promised: int
    statutory: int | None
    added: int
    """Working days of special procedures and of an extension."""
    check_days: int | None = None
    """Working days from the decision until a commitment has been looked into; None when it has, or there is none."""


class Clock(NamedTuple):
    """A case in time. `promise`, `legal` and `check`: the last day in time; `step`: what somebody has to keep now."""

    promise: date | None = None
    legal: date | None = None
    step: Span | None = None
    check: date | None = None


def clock(facts: Facts, rules: Rules) -> Clock:
    """Laid anew by every act; it holds until the next one."""
    laid = _to_the_end(facts, rules)
    if facts.check_days is None or facts.decided_on is None or facts.state not in GRANTED:
        return laid
    check = span(facts.decided_on, facts.check_days, rules.caution)
    return laid._replace(check=check.due, step=check.within(laid.step) if laid.step else check)


def _to_the_end(facts: Facts, rules: Rules) -> Clock:
    """Without what comes after the end."""
    days = split(facts.promised, rules.shares)
    if facts.state is State.RECEIVED:
        answer = min(rules.answer_days, max(1, days.accept))
        return Clock(step=span(facts.received_on, answer, rules.caution))
    if facts.state in (State.GRANTED, State.ISSUED) and facts.decided_on is not None:
        return Clock(step=span(facts.decided_on, rules.deliver_days, rules.caution))
    if facts.state not in IN_HAND or facts.accepted_on is None:
        return Clock()
    whole = span(facts.accepted_on, facts.promised + facts.added, rules.caution)
    legal = None if facts.statutory is None else workdays.after(facts.accepted_on, facts.statutory + facts.added)
    step = whole
    if facts.state is not State.APPROVAL:
        # Whoever reviews leaves those who approve their share of the promise.
        reviewed = facts.promised + facts.added - days.approve
        step = span(facts.accepted_on, reviewed, rules.caution).within(whole)
    return Clock(whole.due, legal, step)
