"""刷脸核验: is the one who stands here the one on the card? By the face after separate consent, or just as easily
without it.

The law (人脸识别技术应用安全管理办法) wants consent apart from everything else and before the camera opens, another way
that is as easy, a guardian for a child under 14, and nothing kept. A check that fails accuses nobody: it leads on.
"""

from __future__ import annotations

from collections.abc import Awaitable

from kiosk.center.contract.identity import ConsentAnswer
from kiosk.center.contract.identity import Way as Other
from kiosk.devices.face import FaceBay
from kiosk.identity.face.words import CHALLENGE_ONLY, Ended, Progress, Verdict
from kiosk.journeys.confirming_otherwise import confirm_otherwise, other_ways
from kiosk.journeys.guarding import guarded, is_child
from kiosk.journeys.portraying import may_have_portrait, portrait_for
from kiosk.journeys.refusing import phone
from kiosk.scenes import Answer, FaceCheck, FaceConsent, FaceEnd
from kiosk.visit import Visit, Way, first_of

TEXT = "2026-11"
"""Version of the words of FaceConsent; a change of their meaning changes it."""
HOPELESS = ("off", "noCamera", "coolDown", "noPortrait", "noBirth", "portrait", "mismatch")
"""What another try at once cannot mend; after a clear no each one would only make a false yes likelier (face.md §6)."""


async def confirm_face(visit: Visit, purpose: str) -> Way:
    """ON when the citizen was confirmed, by whichever way; BACK to who they are; OUT to a window. Where this purpose is
    not in the site's `face_for` the other ways come at once."""
    if visit.confirmed:
        return Way.PASS
    hindrance = _hindrance(visit, purpose)
    if hindrance:
        return await _lead_on(visit, purpose, hindrance)
    way = await guarded(visit, purpose)
    return await _ask(visit, purpose) if way is Way.ON else way


def _hindrance(visit: Visit, purpose: str) -> str:
    """Why the face need not even be asked for, or ""."""
    if purpose not in visit.house.identifying.face_for:
        return "off"
    if visit.rack.face is None:
        return "noCamera"
    if not visit.tries_left():
        return "coolDown"
    if not may_have_portrait(visit):
        return "noPortrait"
    return "noBirth" if is_child(visit) is None else ""


async def _ask(visit: Visit, purpose: str) -> Way:
    answer = await visit.show(FaceConsent(purpose, visit.public_name, other_ways(visit), TEXT))
    if answer.action == "back":
        return Way.BACK
    if answer.action != "agree":
        visit.consented(purpose, TEXT, ConsentAnswer.REFUSED, Other(answer.action))
        return await confirm_otherwise(visit, purpose, answer.action)
    visit.consented(purpose, TEXT, ConsentAnswer.GIVEN)
    return await _try(visit, purpose)


async def _try(visit: Visit, purpose: str) -> Way:
    """Checks, until one matches, the tries are used up, or the citizen wants it otherwise."""
    while True:
        portrait = await portrait_for(visit, purpose)
        if not portrait:
            return await _lead_on(visit, purpose, "noPortrait")
        ended = await _check(visit, portrait)
        if isinstance(ended, Answer):
            visit.consented(purpose, TEXT, ConsentAnswer.WITHDRAWN)
            return Way.BACK if ended.action == "back" else await _lead_on(visit, purpose, "stopped")
        visit.checked(purpose, ended)
        _report(visit, ended)
        if ended.verdict is Verdict.MATCH:
            return await _matched(visit, purpose, ended)
        way = await _lead_on(visit, purpose, ended.verdict.value)
        if way is not Way.PASS:
            return way


def _report(visit: Visit, ended: Ended) -> None:
    """What this check told of camera and engine: the hall's manager sees them fail, and well again."""
    assert visit.rack.face is not None
    for device, word in visit.rack.face.words(ended).items():
        visit.rack.news.say(device, word)


async def _matched(visit: Visit, purpose: str, ended: Ended) -> Way:
    """Some engines only help a member of staff to look, and so does a check that cannot tell a film from a face."""
    movements_only = CHALLENGE_ONLY in ended.detail and not visit.house.identifying.movements_alone
    if movements_only or (visit.rack.face is not None and visit.rack.face.staff_confirms):
        return await confirm_otherwise(visit, purpose, "staff")
    visit.confirmed = "face"
    return Way.ON


async def _check(visit: Visit, portrait: bytearray) -> Ended | Answer:
    """One check on the screen: how it ended, or the button that ended it. The camera is off when this returns, and the
    portrait zeroed."""
    face = visit.rack.face
    assert face is not None
    waits: list[Awaitable[Answer | Ended]] = [visit.show(FaceCheck(preview="")), _watch(visit, face, portrait)]
    try:
        return await first_of(waits)
    finally:
        portrait[:] = bytes(len(portrait))  # also when the citizen was gone before the check began
        await face.stop()


async def _watch(visit: Visit, face: FaceBay, portrait: bytearray) -> Ended:
    """Follow the check and tell the screen what to tell the citizen."""
    async for told in face.check(portrait, attempt=visit.attempt):
        if isinstance(told, Ended):
            return told
        visit.stage.renew(_scene(face.preview, told))
    return Ended(Verdict.ENGINE)


def _scene(preview: str, told: Progress) -> FaceCheck:
    return FaceCheck(
        preview=preview,
        guide=told.guide.value,
        challenge=told.challenge.value if told.challenge else "",
        done=told.done,
        of=told.of,
        left=round(told.left),
    )


async def _lead_on(visit: Visit, purpose: str, why: str) -> Way:
    """It did not go by the face: PASS is another try, everything else where the other way led."""
    retries = 0 if why in HOPELESS else visit.tries_left()
    answer = await visit.show(FaceEnd(why, retries, other_ways(visit), phone=phone(visit)))
    if answer.action == "back":
        return Way.BACK
    if answer.action == "retry":
        return Way.PASS if why != "stopped" else await _ask(visit, purpose)
    return await confirm_otherwise(visit, purpose, answer.action)
