"""Who may take a ticket: each rule gives a refusal, or None when it has nothing against it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType

from kiosk.center.contract import Hours, Reason, Refusal
from kiosk.queueing.hours import Minutes, Week, giving, next_opening, next_slots
from kiosk.queueing.windows import together

_STRICTNESS = ("none", "optional", "required")

Slots = Mapping[str, Sequence[Minutes]]
"""The hours of the day in which an item's tickets are given, for items that have such hours."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One item of a request as the rules see it."""

    code: str
    pool: frozenset[str]
    identity: str = ""
    """The item's own rule, or "" for the hall's."""
    daily_limit: int | None = None


def closed(now: datetime, week: Week, slots: Slots = MappingProxyType({})) -> Refusal | None:
    """Says when the hall opens; where items of the request have hours of their own (`slots`), when those of the last
    come: at the hall's opening there would be no ticket yet."""
    if giving(now, week):
        return None
    if not slots:
        return Refusal(reason=Reason.CLOSED, hours=next_opening(now, week))
    own = {code: next_slots(now, week, hours) for code, hours in slots.items()}
    last = max(own, key=lambda code: _begins(own[code]))
    return Refusal(reason=Reason.CLOSED, item=last, hours=own[last])


def _begins(hours: Hours | None) -> tuple[date, str]:
    return (hours.day, hours.spans[0][0]) if hours else (date.max, "")


def outside_slots(asked: Sequence[Asked], slots: Slots, now: datetime, week: Week) -> Refusal | None:
    minute = now.hour * 60 + now.minute
    for item in asked:
        hours = slots.get(item.code, ())
        if hours and not any(start <= minute < end for start, end in hours):
            return Refusal(reason=Reason.OUTSIDE_HOURS, item=item.code, hours=next_slots(now, week, hours))
    return None


def unserved(asked: Sequence[Asked], open_now: frozenset[str], one_window: bool = True) -> Refusal | None:
    """Every item needs an open window, and with `one_window` one of them must be able to do them all."""
    for item in asked:
        if not item.pool & open_now:
            return Refusal(reason=Reason.NO_WINDOW, item=item.code)
    if not one_window:
        return None
    _, misfit = together([item.pool & open_now for item in asked])
    return None if misfit is None else Refusal(reason=Reason.CONFLICT, item=asked[misfit].code)


def used_up(asked: Sequence[Asked], given: Mapping[str, int]) -> Refusal | None:
    """`given`: tickets given today for each item that has a limit."""
    for item in asked:
        if item.daily_limit is not None and given.get(item.code, 0) >= item.daily_limit:
            return Refusal(reason=Reason.DAY_LIMIT, item=item.code, limit=item.daily_limit)
    return None


def identity_rule(asked: Sequence[Asked], hall_rule: str) -> tuple[str, str]:
    """The strictest rule among the items, and the code of the item that sets it."""
    rules = [(item.identity or hall_rule, item.code) for item in asked]
    return max(rules, key=lambda rule: _STRICTNESS.index(rule[0]))


def unidentified(asked: Sequence[Asked], hall_rule: str, identified: bool) -> Refusal | None:
    rule, code = identity_rule(asked, hall_rule)
    if rule == "required" and not identified:
        return Refusal(reason=Reason.IDENTITY_NEEDED, item=code)
    return None


def already_waiting(lanes: frozenset[str], held: Mapping[str, frozenset[str]]) -> Refusal | None:
    """`held`: numbers the same holder is waiting with today, each with the lanes of its items."""
    for number, theirs in held.items():
        if lanes & theirs:
            return Refusal(reason=Reason.ALREADY_WAITING, number=number)
    return None
