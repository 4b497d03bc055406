"""Who you are: the card on the reader, a typed number, or without, as the hall's rule says."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from drivers.contract import CardDetail, Outcome, ReadResult
from kiosk.identity import numbers
from kiosk.identity.person import Doubt, Person, person_from, typed_holder
from kiosk.scenes import Answer, Identify, TypeNumber
from kiosk.visit import Visit, Way

POLL = 0.3
"""Seconds between two looks for a card: readers want no more (devices.md §6)."""

STRICTNESS = ("none", "optional", "required")

TROUBLES = {
    CardDetail.REMOVED: "removed",
    CardDetail.SAME_CARD: "sameCard",
    CardDetail.UNKNOWN_KIND: "unknown",
    CardDetail.CARD_INVALID: "unreadable",
    CardDetail.READ_FAILED: "unreadable",
    CardDetail.GARBAGE: "unreadable",
}
AWAY = (CardDetail.SILENT, CardDetail.UNPLUGGED, CardDetail.SAM_REFUSED)


async def say_who(visit: Visit) -> Way:
    """Ask as much as the strictest of the hall's rule and the items' own demands."""
    rule = rule_of(visit)
    if rule == "none":
        return Way.PASS
    visit.forget_who()
    while True:
        answer = await _card_or_touch(visit, rule)
        if isinstance(answer, Person):
            visit.person = answer
            return Way.ON
        if answer.action == "back":
            return Way.BACK
        if answer.action == "without" and rule == "optional":
            return Way.ON
        if answer.action == "type" and await _type_number(visit):
            return Way.ON


def rule_of(visit: Visit) -> str:
    """ "none", "optional" or "required"."""
    hall, finder = visit.desk.hall_known, visit.finder
    rules = [hall.identity if hall else "optional"]
    if finder:
        rules += [finder.identity_of(code) or rules[0] for code in visit.cart]
        if rules[0] == "none":
            rules = [finder.identity_of(code) or "none" for code in visit.cart]
    return max(rules, key=STRICTNESS.index)


async def _card_or_touch(visit: Visit, rule: str) -> Person | Answer:
    """Whichever comes first: a card that can be read, or a button."""
    ask = asyncio.ensure_future(visit.show(_scene(visit, rule, "")))
    read = asyncio.ensure_future(_await_card(visit, rule))
    try:
        await asyncio.wait({ask, read}, return_when=asyncio.FIRST_COMPLETED)
        return read.result() if read.done() else ask.result()
    finally:
        for task in (ask, read):
            task.cancel()
            with suppress(asyncio.CancelledError, Exception):
                await task


def _scene(visit: Visit, rule: str, trouble: str) -> Identify:
    return Identify(rule=rule, may_skip=rule == "optional", reader=visit.rack.reader.ready, trouble=trouble)


async def _await_card(visit: Visit, rule: str) -> Person:
    """Look for a card until one can be read; tell the screen what is wrong with the one that cannot."""
    shown, doubted = _scene(visit, rule, ""), ""
    while True:
        result = await visit.rack.reader.read()
        if result.outcome is Outcome.SUCCESS and result.card is not None:
            person = person_from(result.card)
            if not _damaged(person) or person.number == doubted:
                return person
            doubted = person.number
            result = ReadResult(Outcome.INVALID_DATA, CardDetail.GARBAGE)
        if result.detail in AWAY or not visit.rack.reader.ready:
            await visit.rack.reader.look()
        scene = _scene(visit, rule, _trouble(result, shown.trouble))
        if scene != shown or scene.trouble or not scene.reader:
            visit.stage.renew(scene)  # again and again while there is something to say: 求助 may have been in between
        shown = scene
        await asyncio.sleep(POLL)


def _damaged(person: Person) -> bool:
    """Number and birth date disagree in every way: more likely a damaged reading (the wire is guarded by one XOR byte)
    than a card. It is believed when a second reading says the same."""
    return {Doubt.NUMBER_CHECK, Doubt.BIRTH_DIFFERS} <= set(person.warnings)


def _trouble(result: ReadResult, before: str) -> str:
    """The words for this try; the reason of a failed try stays until the next card."""
    if result.detail is CardDetail.NO_CARD:
        return before if before != "sameCard" else ""
    if result.detail is CardDetail.SAME_CARD:
        return before or "sameCard"  # the card that could not be read still lies there: the words stay
    return TROUBLES.get(result.detail, "") if result.detail else ""


async def _type_number(visit: Visit) -> bool:
    """The eighteen characters by hand; what is wrong with them is said at once. False goes back to the card."""
    error = ""
    while True:
        answer = await visit.show(TypeNumber(error))
        if answer.action == "back":
            return False
        if answer.action == "ok":
            flaw = numbers.flaw_of(str(answer.value), visit.desk.now().date())
            if flaw is None:
                visit.typed = typed_holder(str(answer.value))
                return True
            error = flaw.value
