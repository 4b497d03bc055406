"""打印证明: an official paper, at any hour. Card → the face, or another way → which paper → a look → sheets."""

from __future__ import annotations

import base64
from collections.abc import Collection, Coroutine
from typing import Any, TypeVar

from drivers.contract.page_printer import PageDetail
from kiosk.center.client import CenterAway
from kiosk.center.contract.fees import FeeOrder
from kiosk.center.contract.papers import PaperKind, PaperReason, PaperState, Preview
from kiosk.center.papers import NoPaper
from kiosk.journeys.applying_first import applied, apply_first, to_apply
from kiosk.journeys.confirming_face import confirm_face
from kiosk.journeys.identifying import identify
from kiosk.journeys.paying import give_back, pay_fee, say_paid
from kiosk.journeys.printing_pages import print_pages
from kiosk.journeys.rating import invite_rating
from kiosk.journeys.refusing import next_day, phone
from kiosk.journeys.reprinting import offer_again
from kiosk.paper.words import yuan
from kiosk.scenes.papers import ChoosePaper, PaperCard, PaperPreview, PaperRefused
from kiosk.visit import Visit, Way

PURPOSE = "print_certificate"
PREVIEW_WIDTH = 900
"""Pixels of the widest screen's picture."""

Told = TypeVar("Told")


async def print_certificate(visit: Visit) -> str:
    """The whole journey. Returns how it ended: "printed", "unconfirmed", "void", "refused", "filed" or "left"."""
    try:
        return await _print(visit)
    finally:
        give_back(visit, "left")


async def _print(visit: Visit) -> str:
    while True:
        way = await visit.walk(card, oneself, once_more, choose, look_over, see_printer, pay, ask_for_paper)
        if way is Way.BACK:
            return "filed" if visit.application.filed else "left"
        if visit.paper is None or visit.kind is None:
            return "refused"
        ended = await print_pages(visit, visit.kind, visit.paper)
        if ended == PaperState.PRINTED:
            await invite_rating(visit, visit.kind, visit.paper)
        if ended != "again":
            return ended
        visit.paper = visit.order = None


async def card(visit: Visit) -> Way:
    return await identify(visit, PURPOSE)


async def oneself(visit: Visit) -> Way:
    """Papers are somebody's alone: by the face, or just as well by staff or a code."""
    return await confirm_face(visit, PURPOSE)


async def once_more(visit: Visit) -> Way:
    """补打: what staff allowed here goes straight to the printer. Mostly there is nothing, and nothing is asked."""
    way = await offer_again(visit)
    if way is not Way.ON:
        return way
    seen = await see_printer(visit)
    if seen is Way.PASS:
        return Way.OUT
    visit.paper = None
    return seen


async def choose(visit: Visit) -> Way:
    """Everything this hall prints, first what there is for this person; what is applied for first can be, from here."""
    while True:
        there = await _asked(visit, "papers", visit.papers.available(visit.sure_holder(), visit.confirmed))
        if isinstance(there, Way):
            return there
        forms = await to_apply(visit, there.kinds)
        items = {form.item for form in forms.forms}
        kinds = sorted(there.kinds, key=lambda kind: (kind.reason is not None, kind.application not in items))
        cards = tuple(_card(visit, kind, items) for kind in kinds)
        answer = await visit.show(ChoosePaper(visit.public_name, cards, next_day(visit)))
        if answer.action == "back":
            return Way.BACK
        kind = next(kind for kind in kinds if kind.code == answer.value)
        if answer.action != "apply":
            visit.kind = kind
            return Way.ON
        await apply_first(visit, kind, forms)


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


async def see_printer(visit: Visit) -> Way:
    """Money and a number are only taken when there is something to print on."""
    pages = visit.rack.pages
    assert pages is not None
    await pages.look()
    if pages.hindrance is not None:
        if pages.hindrance is not PageDetail.BUSY:
            visit.rack.news.say("page_printer", pages.hindrance.value)
        return await _refused(visit, "printer", pages.hindrance.value)
    return Way.PASS


async def pay(visit: Visit) -> Way:
    """What it costs, by the published standard: the center names the amount."""
    kind = _chosen(visit)
    if kind.fee == "0.00":
        return Way.PASS
    paid = await pay_fee(visit, lambda: _ask_for_order(visit, kind))
    if isinstance(paid, Way):
        return paid
    await say_paid(visit, paid)
    return Way.ON


async def _ask_for_order(visit: Visit, kind: PaperKind) -> FeeOrder | Way:
    asked = visit.fees.of_paper(visit.name, visit.sure_holder(), kind.code, visit.copies, visit.confirmed)
    return await _asked(visit, "fee", asked)


async def ask_for_paper(visit: Visit) -> Way:
    """The printer may have run out while the citizen paid."""
    seen = await see_printer(visit)
    if seen is not Way.PASS:
        return seen
    kind, order = _chosen(visit), visit.order.id if visit.order else ""
    issued = await _asked(
        visit,
        "paper",
        visit.papers.issue(visit.name, visit.sure_holder(), kind.code, visit.copies, visit.confirmed, order),
    )
    if isinstance(issued, Way):
        return issued
    visit.papers.holding(issued)
    visit.fees.bought()
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
    fee = yuan(visit.order.amount) if visit.order else ""
    give_back(visit, why)
    scene = PaperRefused(
        why, *named, detail=detail, others=others, phone=phone(visit), fee=fee, next_open=next_day(visit)
    )
    answer = await visit.show(scene)
    visit.kind = None
    return Way.FIRST if answer.action == "other" else Way.OUT


def _chosen(visit: Visit) -> PaperKind:
    if visit.kind is None:
        raise RuntimeError("no paper was chosen")
    return visit.kind


def _card(visit: Visit, kind: PaperKind, items: Collection[str]) -> PaperCard:
    """`items`: what can be applied for here."""
    first = kind.reason is PaperReason.APPLY_FIRST
    why = "applied" if first and applied(visit, kind) else kind.reason.value if kind.reason else ""
    return PaperCard(
        code=kind.code,
        name=kind.name,
        name_en=kind.name_en,
        department=kind.department,
        department_en=kind.department_en,
        fee=kind.fee,
        left=kind.left,
        why=why,
        apply=why == PaperReason.APPLY_FIRST and kind.application in items,
    )


def _preview(kind: PaperKind, found: Preview) -> PaperPreview:
    return PaperPreview(
        name=kind.name,
        name_en=kind.name_en,
        pictures=tuple(map(_address, found.pictures)),
        pages=found.pages,
        copies_most=kind.copies_most,
        fee=kind.fee,
    )


def _address(picture: bytes) -> str:
    return "data:image/png;base64," + base64.b64encode(picture).decode()
