"""未满十四周岁: before a child's face is asked for, a guardian is there and agrees."""

from __future__ import annotations

from collections.abc import Awaitable

from kiosk.center.contract.identity import Why
from kiosk.identity.person import Person
from kiosk.journeys.confirming_otherwise import confirm_otherwise, confirmed_by_staff
from kiosk.journeys.identifying import OVER, Laid, await_card
from kiosk.scenes import Answer, Guardian
from kiosk.visit import Visit, Way, first_of

WAYS = ("staff", "window")
OF_AGE = 18


async def guarded(visit: Visit, purpose: str) -> Way:
    """ON for whoever needs no guardian, or has one here."""
    if visit.guarded or not _is_child(visit):
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


def _is_child(visit: Visit) -> bool:
    """Whose birth date cannot be read is looked at as an adult: the check itself is the same."""
    if visit.person is None:
        return False
    return bool(visit.person.under(visit.house.identifying.policy.law.guardian_age, visit.desk.now().date()))


async def _card_or_touch(visit: Visit) -> Laid | Answer:
    """The guardian's card, or a button."""

    def scene(trouble: str) -> Guardian:
        return Guardian(visit.public_name, visit.rack.reader.ready, WAYS, trouble)

    def judge(guardian: Person) -> str:
        today = visit.desk.now().date()
        if visit.person is not None and guardian.number == visit.person.number:
            return "sameCard"
        if guardian.under(OF_AGE, today) is not False:
            return "minor"
        return OVER.get(guardian.validity(today), "")

    waits: list[Awaitable[Laid | Answer]] = [visit.show(scene("")), await_card(visit, scene, judge)]
    return await first_of(waits)
