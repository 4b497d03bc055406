"""Going on with a draft: the code on its slip, then the card, or the last four of the identity number."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from drivers.contract import Outcome
from kiosk.center.client import CenterAway
from kiosk.center.contract import Holder
from kiosk.center.contract.filing import DRAFT_PATH, Draft, FilingReason
from kiosk.center.filing import NotFiled
from kiosk.journeys.coding import PAUSE
from kiosk.journeys.filing_asking import refused
from kiosk.journeys.identifying import Laid, await_card
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
            _scanned(visit, lambda trouble: visit.stage.renew(ResumeDraft(trouble))),
        ]
        code = await first_of(waits)
        if isinstance(code, Answer):
            return Way.FIRST
        way = await _whose(visit, code)
        if way is not Way.BACK:
            return way


def code_of(scanned: str) -> str:
    """The draft's code in what was scanned; "" for anything else."""
    _, found, code = scanned.strip().rpartition(DRAFT_PATH)
    return code.upper() if found and code.isalnum() and code.isascii() and len(code) <= LONGEST else ""


async def _scanned(visit: Visit, say: Callable[[str], None]) -> str:
    scanner = visit.rack.scanner
    assert scanner is not None
    try:
        while True:
            result = await scanner.scan()
            if result.outcome is Outcome.SUCCESS:
                if code := code_of(result.code):
                    return code
                say("foreign")
            elif result.outcome is not Outcome.TIMEOUT:
                if not scanner.ready:
                    say("scanner")
                await asyncio.sleep(PAUSE)
    finally:
        await scanner.rest()  # its light goes out, and a code held up late is not the next citizen's


async def _whose(visit: Visit, code: str) -> Way:
    """BACK to another slip."""
    trouble = ""
    while True:
        holder, last_four = await _said_who(visit, trouble)
        if holder is None and not last_four:
            return Way.BACK
        try:
            draft = await visit.working("draft", visit.filing.resume(code, holder, last_four))
        except NotFiled as no:
            if no.reason not in _WRONG:
                return await refused(visit, no.reason.value)
            trouble = no.reason.value
            continue
        except CenterAway:
            return await refused(visit, "centerAway")
        return await _taken_up(visit, draft)


async def _taken_up(visit: Visit, draft: Draft) -> Way:
    visit.application.draft, visit.application.form = draft, draft.form
    visit.application.looked_over = True
    return Way.ON


async def _said_who(visit: Visit, trouble: str) -> tuple[Holder | None, str]:
    """A card, or four characters; neither when the citizen goes back."""

    def scene(of_card: str = "") -> ResumeWho:
        return ResumeWho(visit.rack.reader.ready, of_card or trouble)

    waits: list[Awaitable[Answer | Laid]] = [visit.show(scene()), await_card(visit, scene, lambda person: "")]
    found = await first_of(waits)
    if isinstance(found, Laid):
        return found.person.holder(), ""
    return None, str(found.value) if found.action == "ok" else ""
