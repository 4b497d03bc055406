"""Which case is meant: the card it was applied for with, the code on its slip, or its number and four characters."""

from __future__ import annotations

import re
from collections.abc import Awaitable

from kiosk.center.cases import NoCase
from kiosk.center.client import CenterAway
from kiosk.center.contract.cases import CaseReason, Track, TrackAsked
from kiosk.journeys.identifying import await_card
from kiosk.journeys.scanning import scanned
from kiosk.scenes import Answer
from kiosk.scenes.cases import AskCase, TypeCase
from kiosk.visit import Visit, first_of

UNKNOWN = CaseReason.UNKNOWN_CASE.value
_PAGE = re.compile(r"https?://[^/\s]+(?:/[^\s?#]*)?/case/([0-9A-Z]{10})/?(?:[?#]\S*)?", re.IGNORECASE)

Found = tuple[Track, ...] | str
"""Cases, newest first; or why there are none to show: a CaseReason, "none" or "centerAway"."""


async def find_cases(visit: Visit) -> Found | None:
    """None when the citizen goes back."""
    trouble = ""
    while True:
        asked = await _whichever_first(visit, trouble)
        if isinstance(asked, TrackAsked):
            found: Found | None = await _told(visit, asked)
        elif asked.action == "type":
            found = await _typed(visit)
        else:
            return None
        if found is not None and found != UNKNOWN:
            return found
        trouble = "codeUnknown" if found else ""


def code_of(held: str) -> str:
    """The code of a case from its slip's QR, the address of its public page; "" when it is anything else."""
    page = _PAGE.fullmatch(held.strip())
    return page.group(1).upper() if page else ""


async def _told(visit: Visit, asked: TrackAsked) -> Found:
    try:
        return await visit.working("case", visit.cases.track(asked)) or "none"
    except NoCase as no:
        return no.reason.value
    except CenterAway:
        return "centerAway"


async def _typed(visit: Visit) -> Found | None:
    """The number can be compared with the slip and corrected as long as the center bears it."""
    error = ""
    while True:
        answer = await visit.show(TypeCase(error))
        if answer.action == "back":
            return None
        if answer.action == "ok":
            typed = TrackAsked(number=answer.value["number"], last_four=answer.value["tail"])
            found = await _told(visit, typed)
            if found != UNKNOWN:
                return found
            error = UNKNOWN


class _Screen:
    """The screen of the three ways. Card and scanner both have something to say about it."""

    def __init__(self, visit: Visit, trouble: str) -> None:
        self._visit = visit
        self._of_code = trouble

    def scene(self, of_card: str = "") -> AskCase:
        rack = self._visit.rack
        ways = ("card", "scan", "type") if rack.scanner is not None else ("card", "type")
        works = {"card": rack.reader.ready, "scan": rack.scanner is not None and rack.scanner.ready, "type": True}
        return AskCase(ways, tuple(way for way in ways if not works[way]), of_card or self._of_code)

    def say(self, of_code: str) -> None:
        self._of_code = of_code
        self._visit.stage.renew(self.scene())


async def _whichever_first(visit: Visit, trouble: str) -> TrackAsked | Answer:
    """A card that can be read, a code of ours, or a button."""
    screen = _Screen(visit, trouble)
    waits: list[Awaitable[TrackAsked | Answer]] = [visit.show(screen.scene()), _laid(visit, screen)]
    if visit.rack.scanner is not None:
        waits.append(_scanned(visit, screen))
    return await first_of(waits)


async def _laid(visit: Visit, screen: _Screen) -> TrackAsked:
    """An expired card still says whose cases they are."""
    laid = await await_card(visit, screen.scene, lambda person: "")
    return TrackAsked(holder=laid.person.holder())


async def _scanned(visit: Visit, screen: _Screen) -> TrackAsked:
    return TrackAsked(code=await scanned(visit, code_of, screen.say))
