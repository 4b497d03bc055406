"""Without the face: a member of staff looks, a code comes to the phone on record, or a window does it."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.center.client import CenterAway, Refused
from kiosk.center.contract.identity import CodeSent, IdentityReason, Why
from kiosk.center.identity import NotDone
from kiosk.journeys.refusing import phone
from kiosk.scenes import FaceEnd, PhoneCode, StaffPin, WindowLine
from kiosk.visit import Visit, Way, window_lines

STAFF_ERRORS = {
    IdentityReason.LOCKED: "locked",
    IdentityReason.OWN_NAME: "ownName",
    IdentityReason.BUSY: "away",
}


def other_ways(visit: Visit) -> tuple[str, ...]:
    """What can be done now: "staff" (the center checks the PIN) and, where the hall sends messages, "code" while the
    center answers; "window" always."""
    if visit.desk.away:
        return ("window",)
    return ("staff", "code", "window") if visit.identity.ways.codes else ("staff", "window")


async def confirm_otherwise(visit: Visit, purpose: str, way: str) -> Way:
    """ON when confirmed, BACK when the citizen thought better of it, OUT to the window."""
    if way == "staff":
        return await confirmed_by_staff(visit, purpose, Why.FACE)
    if way == "code":
        return await _by_code(visit, purpose)
    await visit.show(FaceEnd("window", 0, (), await _windows(visit), phone(visit)), stays=visit.timing.done_unprinted)
    return Way.OUT


async def _windows(visit: Visit) -> tuple[WindowLine, ...]:
    """Where the chosen business is done, as far as that is known now."""
    try:
        quote = await visit.desk.quote(tuple(visit.cart), None) if visit.cart else None
    except Refused:
        return ()
    return window_lines(quote.windows) if quote else ()


async def confirmed_by_staff(visit: Visit, purpose: str, why: Why) -> Way:
    """Badge and PIN of a member of staff who looks at the citizen and the card."""
    error, doubts = "", tuple(each.value for each in visit.person.warnings) if visit.person else ()
    while True:
        answer = await visit.show(StaffPin(visit.public_name, why.value, error, doubts))
        if answer.action == "back":
            return Way.BACK
        error = await _staff_error(visit, purpose, why, answer.value)
        if not error:
            if why is Why.FACE:
                visit.confirmed = "staff"
            return Way.ON


async def _staff_error(visit: Visit, purpose: str, why: Why, typed: Mapping[str, str]) -> str:
    badge, pin = typed["badge"], typed["pin"]
    try:
        confirming = visit.identity.staff_confirms(visit.name, visit.sure_holder(), purpose, badge, pin, why)
        await visit.working("staff", confirming)
    except ValueError:  # not even the shape of a badge and a PIN
        return "wrong"
    except NotDone as no:
        return STAFF_ERRORS.get(no.reason, "wrong")
    except CenterAway:
        return "away"
    return ""


async def _by_code(visit: Visit, purpose: str) -> Way:
    """Send, type, send again; what cannot be sent leaves the other ways."""
    error, sent = "", await _send(visit, purpose)
    while isinstance(sent, CodeSent):
        answer = await visit.show(PhoneCode(sent.phone, error, sent.again))
        if answer.action == "back":
            return Way.BACK
        if answer.action == "resend":
            fresh = await _send(visit, purpose)
            if fresh is not None:  # else the one that was sent before is still good
                error, sent = "", fresh
            continue
        error = await _code_error(visit, sent, str(answer.value))
        if not error:
            visit.confirmed = "code"
            return Way.ON
    ways = tuple(each for each in other_ways(visit) if each != "code")
    answer = await visit.show(FaceEnd("noCode", 0, ways, phone=phone(visit)))
    return Way.BACK if answer.action == "back" else await confirm_otherwise(visit, purpose, answer.action)


async def _send(visit: Visit, purpose: str) -> CodeSent | None:
    try:
        return await visit.working("code", visit.identity.send_code(visit.name, visit.sure_holder(), purpose))
    except (NotDone, CenterAway):
        return None


async def _code_error(visit: Visit, sent: CodeSent, digits: str) -> str:
    try:
        await visit.working("code", visit.identity.answer_code(sent, digits))
    except ValueError:
        return "wrong"
    except NotDone as no:
        known = {IdentityReason.WRONG: "wrong", IdentityReason.EXPIRED: "expired"}
        return known.get(no.reason, "usedUp")
    except CenterAway:
        return "away"
    return ""
