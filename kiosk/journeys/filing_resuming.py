"""Going on with a draft: the code on its slip, then the card, or the last four of the identity number."""

from __future__ import annotations

from collections.abc import Awaitable
from functools import partial

from kiosk.center.contract.filing import DRAFT_PATH, Draft, FilingReason
from kiosk.journeys.filing_asking import tried
from kiosk.journeys.identifying import OVER, Laid, await_card
from kiosk.journeys.scanning import scanned
from kiosk.scenes import Answer
from kiosk.scenes.filing import ResumeDraft, ResumeWho
from kiosk.visit import Visit, Way, first_of

LONGEST = 40
_WRONG = (FilingReason.UNKNOWN_DRAFT, FilingReason.TOO_MANY)


async def resume(visit: Visit) -> Way:
    """ON with the draft on this kiosk; FIRST back to the choice; OUT when the center cannot be asked."""
    while True:
        waits: list[Awaitable[Answer | str]] = [
            visit.show(ResumeDraft()),
            scanned(visit, code_of, lambda trouble: visit.stage.renew(ResumeDraft(trouble))),
        ]
        code = await first_of(waits)
        if isinstance(code, Answer):
            return Way.FIRST
        way = await _whose(visit, code)
        if way is not Way.BACK:
            return way


def code_of(held: str) -> str:
    """The draft's code in what was scanned; "" for anything else."""
    _, found, code = held.strip().rpartition(DRAFT_PATH)
    return code.upper() if found and code.isalnum() and code.isascii() and len(code) <= LONGEST else ""


async def _whose(visit: Visit, code: str) -> Way:
    """BACK to another slip."""
    trouble = ""
    while True:
        who = await _said_who(visit, trouble)
        if not who:
            return Way.BACK
        holder, last_four = (who.person.holder(), "") if isinstance(who, Laid) else (None, who)
        draft = await tried(visit, "draft", partial(visit.filing.resume, code, holder, last_four), _WRONG)
        if isinstance(draft, Way):
            return draft
        if isinstance(draft, str):
            trouble = draft
            continue
        _take_up(visit, draft, who)
        return Way.ON


def _take_up(visit: Visit, draft: Draft, who: Laid | str) -> None:
    """Whoever was here before may be somebody else: from here on only the card that opened it says who this is."""
    visit.forget_who()
    if isinstance(who, Laid) and who.person.validity(visit.desk.now().date()) not in OVER:
        visit.person, visit.photo = who.person, bytearray(who.photo)
    visit.application.draft, visit.application.form, visit.application.resumed = draft, draft.form, True


async def _said_who(visit: Visit, trouble: str) -> Laid | str:
    """A card, or four characters; "" when the citizen goes back."""

    def scene(of_card: str = "") -> ResumeWho:
        still = of_card in ("", "sameCard")  # the card that opened nothing may lie there yet: the words stay
        return ResumeWho(visit.rack.reader.ready, trouble if trouble and still else of_card)

    waits: list[Awaitable[Answer | Laid]] = [visit.show(scene()), await_card(visit, scene, lambda person: "")]
    found = await first_of(waits)
    if isinstance(found, Laid):
        return found
    return str(found.value) if found.action == "ok" else ""
