"""Who you are: the card on the reader, the code on a phone, a social-security card, a typed number, or without, as the
hall's rule says."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import NamedTuple

from drivers.contract import CardDetail, Outcome, ReadResult
from drivers.contract.social_card import SocialDetail, SocialResult
from kiosk.center.contract import Holder
from kiosk.identity import numbers
from kiosk.identity.person import Person, Validity, person_from, typed_holder
from kiosk.journeys.coding import await_code, show_code
from kiosk.scenes import Answer, Identify, Scene, TypeNumber
from kiosk.visit import Visit, Way, first_of

LONGEST_NAME = 120
"""Letters the center takes."""
POLL = 0.3
"""Seconds between two looks for a card: readers want no more (devices.md §6)."""

STRICTNESS = ("none", "optional", "required")

TROUBLES = {
    CardDetail.REMOVED: "removed",
    CardDetail.SAME_CARD: "sameCard",
    CardDetail.UNKNOWN_KIND: "unknown",
    CardDetail.CARD_INVALID: "damaged",
    CardDetail.READ_FAILED: "unreadable",
    CardDetail.GARBAGE: "unreadable",
}
SOCIAL_TROUBLES = {
    SocialDetail.REMOVED: "socialRemoved",
    SocialDetail.SAME_CARD: "socialLeft",
    SocialDetail.UNKNOWN_KIND: "socialUnknown",
    SocialDetail.READ_FAILED: "socialUnreadable",
    SocialDetail.GARBAGE: "socialUnreadable",
}
AWAY = (CardDetail.SILENT, CardDetail.UNPLUGGED, CardDetail.SAM_REFUSED, CardDetail.GARBAGE)
"""What a reader that no longer works may be behind: it is looked at."""
OVER = {Validity.EXPIRED: "expired", Validity.NOT_YET: "notYet"}


class Laid(NamedTuple):
    """A card that was read, and the photo block of its chip."""

    person: Person
    photo: bytes


Judge = Callable[[Person], str]
"""What keeps a card from being taken, in a word of Identify, or ""."""


async def identify(visit: Visit, purpose: str) -> Way:
    """A card that counts today, or a phone's code: for papers and everything that is somebody's alone. Whoever is known
    is not asked again: a code is good once."""
    if visit.holder() is not None:
        return Way.PASS
    await warm_face(visit, purpose)
    return await _ask(visit, "required", lambda person: OVER.get(_validity(visit, person), ""), card=True)


async def say_who(visit: Visit) -> Way:
    """For a ticket: ask as much as the strictest of the hall's rule and the items' own demands. An expired card may
    queue: it is what many come to renew."""
    rule = rule_of(visit)
    if rule == "none":
        return Way.PASS
    return await _ask(visit, rule, lambda person: "")


async def _ask(visit: Visit, rule: str, judge: Judge, card: bool = False) -> Way:
    """`card`: a typed number does not do."""
    visit.forget_who()
    while True:
        answer = await _whichever_first(visit, rule, judge, card)
        if isinstance(answer, Laid):
            visit.person, visit.photo = answer.person, bytearray(answer.photo)
            return Way.ON
        if isinstance(answer, Holder):
            visit.typed = answer
            return Way.ON
        if answer.action == "back":
            return Way.BACK
        if answer.action == "without" and rule == "optional":
            return Way.ON
        if answer.action == "type" and not card and await _type_number(visit):
            return Way.ON
        if answer.action == "showCode":
            visit.typed = await show_code(visit)
            if visit.typed is not None:
                return Way.ON


def _validity(visit: Visit, person: Person) -> Validity:
    return person.validity(visit.desk.now().date())


async def warm_face(visit: Visit, purpose: str) -> None:
    """The face engine is loaded while the citizen looks for the card, when the journey will ask for the face."""
    if visit.rack.face is not None and purpose in visit.house.identifying.face_for:
        await visit.rack.face.warm()


def rule_of(visit: Visit) -> str:
    """ "none", "optional" or "required"."""
    if visit.must_say_who:
        return "required"
    hall, finder = visit.desk.hall_known, visit.finder
    rules = [hall.identity if hall else "optional"]
    if finder:
        rules += [finder.identity_of(code) or rules[0] for code in visit.cart]
        if rules[0] == "none":
            rules = [finder.identity_of(code) or "none" for code in visit.cart]
    return max(rules, key=STRICTNESS.index)


async def _whichever_first(visit: Visit, rule: str, judge: Judge, card: bool) -> Laid | Holder | Answer:
    """A card that can be read, a code that is held to the scanner, or a button."""
    wrong: dict[str, str] = {}  # with what, the latest last

    def hear(what: str, trouble: str) -> None:
        if wrong.get(what, "") != trouble:
            wrong.pop(what, "")
            wrong.update({what: trouble} if trouble else {})

    def scene(trouble: str) -> Identify:
        hear("card", trouble)
        return Identify(
            rule=rule,
            may_skip=rule == "optional",
            reader=visit.rack.reader.ready,
            trouble=next(reversed(wrong.values()), ""),
            may_type=not card,
            scanner=visit.rack.scanner is not None and visit.rack.scanner.ready,
            social=not card and visit.rack.social is not None and visit.rack.social.ready,
        )

    def tell(what: str, trouble: str) -> None:
        hear(what, trouble)
        visit.stage.renew(scene(wrong.get("card", "")))

    waits: list[Awaitable[Laid | Holder | Answer]] = [visit.show(scene("")), await_card(visit, scene, judge)]
    if visit.rack.scanner is not None:
        # a scanner that is away has not seen a code it did not know
        waits.append(await_code(visit, lambda why: tell("code", "" if why == "scanner" else "codeUnknown")))
    if visit.rack.social is not None and not card:
        waits.append(_await_social_card(visit, partial(tell, "social")))
    return await first_of(waits)


async def await_card(visit: Visit, scene_of: Callable[[str], Scene], judge: Judge) -> Laid:
    """Look for a card until one can be read and taken; tell the screen what is wrong with the one that cannot."""
    shown, trouble, doubted = scene_of(""), "", ""
    while True:
        result = await visit.rack.reader.read()
        flaw = ""
        if result.outcome is Outcome.SUCCESS and result.card is not None:
            person = person_from(result.card)
            if person.believed(doubted):
                flaw = judge(person)
                if not flaw:
                    return Laid(person, result.photo)
            else:
                doubted = person.number
                result = ReadResult(Outcome.INVALID_DATA, CardDetail.GARBAGE)
        if result.detail in AWAY or not visit.rack.reader.ready:
            await visit.rack.reader.look()
        # a reader that does not work can say nothing of a card
        trouble = (flaw or _trouble(result, trouble)) if visit.rack.reader.ready else ""
        scene = scene_of(trouble)
        if scene != shown or trouble or not visit.rack.reader.ready:
            visit.stage.renew(scene)  # again and again while there is something to say: 求助 may have been in between
        shown = scene
        await asyncio.sleep(POLL)


async def _await_social_card(visit: Visit, tell: Callable[[str], None]) -> Holder:
    """Whose social-security card is in its reader. The card names its holder; nobody has proved who holds it."""
    social = visit.rack.social
    assert social is not None
    told = ""
    while True:
        result = await social.read()
        if result.card is not None and numbers.flaw_of(result.card.number, visit.desk.now().date()) is None:
            return Holder(kind="typed", number=numbers.tidy(result.card.number), name=result.card.name[:LONGEST_NAME])
        trouble = "socialUnreadable" if result.card is not None else _social_trouble(result, told)
        if trouble or told:
            tell(trouble)  # again and again while there is something to say: 求助 may have been in between
        told = trouble
        await asyncio.sleep(POLL)


def _social_trouble(result: SocialResult, before: str) -> str:
    """The words for this try; the reason of a failed try stays until the next card."""
    if result.detail is SocialDetail.NO_CARD:
        return before if before != "socialLeft" else ""
    return SOCIAL_TROUBLES.get(result.detail, "") if result.detail else ""


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
