"""未满十四周岁: before a child's face is asked for, a guardian is there and agrees."""

from __future__ import annotations

from collections.abc import Awaitable
from datetime import date

from kiosk.center.contract.identity import Why
from kiosk.identity.numbers import birth_in
from kiosk.identity.person import Person
from kiosk.journeys.confirming_otherwise import confirm_otherwise, confirmed_by_staff, other_ways
from kiosk.journeys.identifying import OVER, Laid, await_card
from kiosk.scenes import Answer, Guardian
from kiosk.visit import Visit, Way, first_of

OF_AGE = 18


async def guarded(visit: Visit, purpose: str) -> Way:
    """ON for whoever needs no guardian, or has one here."""
    if visit.guarded or is_child(visit) is False:
        return Way.ON
    while True:
        answer = await _card_or_touch(visit)
        if isinstance(answer, Answer) and answer.action == "back":
            return Way.BACK
        if isinstance(answer, Answer) and answer.action == "window":
            return await confirm_otherwise(visit, purpose, "window")
        if isinstance(answer, Laid) or await confirmed_by_staff(visit, purpose, Why.GUARDIAN) is Way.ON:
            visit.guarded = True
            return Way.ON


def is_child(visit: Visit) -> bool | None:
    """Under the age at which one may agree alone; None where neither card nor number tells: a human must look."""
    born, today = _born(visit), visit.desk.now().date()
    if born is None:
        return None
    of_age = born.year + visit.house.identifying.policy.law.guardian_age
    return (today.year, today.month, today.day) < (of_age, born.month, born.day)


def _born(visit: Visit) -> date | None:
    """By card and by number; where the two disagree the later one, for the child's sake."""
    number = visit.sure_holder().number
    told = (birth_in(number), visit.person.birth if visit.person else None)
    return max((each for each in told if each is not None), default=None)


async def _card_or_touch(visit: Visit) -> Laid | Answer:
    """The guardian's card, or a button."""

    def scene(trouble: str) -> Guardian:
        ways = tuple(each for each in other_ways(visit) if each != "code")
        return Guardian(visit.public_name, visit.rack.reader.ready, ways, trouble)

    def judge(guardian: Person) -> str:
        today = visit.desk.now().date()
        if visit.person is not None and guardian.number == visit.person.number:
            return "sameCard"
        if guardian.under(OF_AGE, today) is not False:
            return "minor"
        return OVER.get(guardian.validity(today), "")

    waits: list[Awaitable[Laid | Answer]] = [visit.show(scene("")), await_card(visit, scene, judge)]
    return await first_of(waits)
