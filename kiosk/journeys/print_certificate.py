"""打印证明: an official paper, at any hour. Card → the face, or another way → which paper → a look → sheets."""

from __future__ import annotations

import base64
from collections.abc import Coroutine
from typing import Any, TypeVar

from drivers.contract.page_printer import PageDetail
from kiosk.center.client import CenterAway
from kiosk.center.contract import EventKind
from kiosk.center.contract.papers import PaperKind, Preview
from kiosk.center.papers import NoPaper
from kiosk.journeys.confirming_face import confirm_face
from kiosk.journeys.identifying import identify
from kiosk.journeys.printing_pages import print_pages
from kiosk.journeys.refusing import phone
from kiosk.scenes import ChoosePaper, PaperCard, PaperPreview, PaperRefused
from kiosk.visit import Visit, Way

PURPOSE = "print_certificate"
PREVIEW_WIDTH = 900
"""Pixels of the widest screen's picture."""

Told = TypeVar("Told")


async def print_certificate(visit: Visit) -> str:
    """The whole journey. Returns how it ended: "printed", "unconfirmed", "void", "refused" or "left"."""
    while True:
        way = await visit.walk(card, oneself, choose, look_over, ask_for_paper)
        if way is Way.BACK:
            return "left"
        if way is Way.OUT or visit.paper is None or visit.kind is None:
            return "refused"
        ended = await print_pages(visit, visit.kind, visit.paper)
        if ended != "again":
            return ended
        visit.paper = None


async def card(visit: Visit) -> Way:
    return await identify(visit, PURPOSE)


async def oneself(visit: Visit) -> Way:
    """Papers are somebody's alone: by the face, or just as well by staff or a code."""
    return await confirm_face(visit, PURPOSE)


async def choose(visit: Visit) -> Way:
    """Everything this hall prints, first what there is for this person."""
    there = await _asked(visit, "papers", visit.papers.available(visit.sure_holder(), visit.confirmed))
    if isinstance(there, Way):
        return there
    kinds = sorted(there.kinds, key=lambda kind: kind.reason is not None)
    answer = await visit.show(ChoosePaper(visit.public_name, tuple(map(_card, kinds))))
    if answer.action == "back":
        return Way.BACK
    visit.kind = next(kind for kind in kinds if kind.code == answer.value)
    return Way.ON


async def look_over(visit: Visit) -> Way:
    """The paper on the screen, masked, and how many of it."""
    kind = _chosen(visit)
    found = await _asked(
        visit, "preview", visit.papers.preview(visit.sure_holder(), kind.code, visit.confirmed, PREVIEW_WIDTH)
    )
    if isinstance(found, Way):
        return found
    answer = await visit.show(_preview(kind, found))
    if answer.action == "back":
        return Way.BACK
    visit.copies = int(answer.value or 1)
    return Way.ON


async def ask_for_paper(visit: Visit) -> Way:
    """A number is only taken when there is something to print it on."""
    pages = visit.rack.pages
    assert pages is not None
    if pages.hindrance is not PageDetail.BUSY:  # its thread would not answer before that job is over
        await pages.look()
    if pages.hindrance is not None:
        visit.desk.tell(EventKind.DEVICE, "page_printer", pages.hindrance.value)
        return await _refused(visit, "printer", pages.hindrance.value)
    kind = _chosen(visit)
    issued = await _asked(
        visit,
        "paper",
        visit.papers.issue(visit.name, visit.sure_holder(), kind.code, visit.copies, visit.confirmed),
    )
    if isinstance(issued, Way):
        return issued
    visit.paper = issued
    return Way.ON


async def _asked(visit: Visit, what: str, question: Coroutine[Any, Any, Told]) -> Told | Way:
    """What the center says, or where its no leads."""
    try:
        return await visit.working(what, question)
    except NoPaper as no:
        return await _refused(visit, no.reason.value)
    except CenterAway:
        return await _refused(visit, "centerAway")


async def _refused(visit: Visit, why: str, detail: str = "") -> Way:
    """In plain words; and where another paper may do, back to the choice."""
    kind, others = visit.kind, visit.kind is not None and why not in ("centerAway", "printer")
    named = (kind.name, kind.name_en) if kind else ("", "")
    answer = await visit.show(PaperRefused(why, *named, detail=detail, others=others, phone=phone(visit)))
    visit.kind = None
    return Way.FIRST if answer.action == "other" else Way.OUT


def _chosen(visit: Visit) -> PaperKind:
    if visit.kind is None:
        raise RuntimeError("no paper was chosen")
    return visit.kind


def _card(kind: PaperKind) -> PaperCard:
    return PaperCard(
        code=kind.code,
        name=kind.name,
        name_en=kind.name_en,
        department=kind.department,
        department_en=kind.department_en,
        fee=kind.fee,
        left=kind.left,
        why=kind.reason.value if kind.reason else "",
    )


def _preview(kind: PaperKind, found: Preview) -> PaperPreview:
    return PaperPreview(
        name=kind.name,
        name_en=kind.name_en,
        pictures=tuple(map(_address, found.pictures)),
        pages=found.pages,
        copies_most=kind.copies_most,
    )


def _address(picture: bytes) -> str:
    return "data:image/png;base64," + base64.b64encode(picture).decode()
