"""补打: a paper that did not come out right, once more. No kiosk offers it by itself: staff allowed it here."""

from __future__ import annotations

from kiosk.center.client import CenterAway
from kiosk.center.papers import NoPaper
from kiosk.scenes.papers import PaperAgain
from kiosk.visit import Visit, Way


async def offer_again(visit: Visit) -> Way:
    """ON when the citizen takes it: paper and kind are set. PASS when there is nothing, or they want another paper."""
    try:
        there = await visit.working("papers", visit.papers.reprints(visit.sure_holder(), visit.confirmed))
    except (NoPaper, CenterAway):
        return Way.PASS  # the next question meets the same, and says why
    if not there.papers:
        return Way.PASS
    newest = there.papers[0]
    paper, kind = newest.paper, newest.kind
    until = newest.until.strftime("%H:%M")
    answer = await visit.show(PaperAgain(kind.name, kind.name_en, paper.number, paper.pages * paper.copies, until))
    if answer.action == "back":
        return Way.BACK
    if answer.action != "again":
        return Way.PASS
    visit.paper, visit.kind, visit.copies = paper, kind, paper.copies
    return Way.ON
