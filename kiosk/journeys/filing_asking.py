"""What every step of filing needs: the center's answers, its no in plain words, and the draft kept for another day."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any, TypeVar

from kiosk.center.client import CenterAway
from kiosk.center.contract.filing import Draft, FilingReason, Form
from kiosk.center.filing import NotFiled
from kiosk.journeys.printing_slip import place_name, print_slip
from kiosk.journeys.refusing import phone
from kiosk.paper.draft_slip import draft_slip, spoilt_words
from kiosk.scenes.filing import FormDone, FormRefused
from kiosk.visit import Visit, Way

Told = TypeVar("Told")

MENDABLE = (
    FilingReason.WRONG,
    FilingReason.WRONG_TYPE,
    FilingReason.UNREADABLE,
    FilingReason.TOO_LARGE,
    FilingReason.TOO_MANY_FILES,
    FilingReason.NO_SIGNATURE,
    FilingReason.GAPS,
)
"""What the citizen can put right where they stand."""


async def asked(visit: Visit, what: str, question: Coroutine[Any, Any, Told]) -> Told | Way:
    """What the center says, or where its no leads."""
    try:
        return await visit.working(what, question)
    except NotFiled as no:
        return await refused(visit, no.reason.value)
    except CenterAway:
        return await refused(visit, "centerAway")


async def tried(visit: Visit, what: str, question: Coroutine[Any, Any, Told]) -> Told | Way | str:
    """The same; what can be put right here is told by its reason."""
    try:
        return await visit.working(what, question)
    except NotFiled as no:
        return no.reason.value if no.reason in MENDABLE else await refused(visit, no.reason.value)
    except CenterAway:
        return await refused(visit, "centerAway")


async def refused(visit: Visit, why: str) -> Way:
    await visit.show(FormRefused(why, phone(visit)))
    return Way.OUT


async def keep(visit: Visit) -> Way:
    """存着: a slip with a code that opens the draft again, here or at any other kiosk."""
    kept = await asked(visit, "keep", visit.filing.keep(draft_of(visit).id))
    if isinstance(kept, Way):
        return kept
    visit.application.kept = True
    language = visit.stage.language()
    slip = draft_slip(kept, place_name(visit), language)
    paper = await print_slip(visit, slip, spoilt_words(language))
    while True:
        scene = FormDone(
            kept.item_name,
            kept.item_name_en,
            kept=True,
            number="",
            url=kept.url,
            until=kept.until.isoformat(),
            paper=paper,
            stays=stays(visit, paper),
        )
        if (await visit.show(scene, stays=scene.stays)).action != "reprint":
            return Way.OUT
        paper = await print_slip(visit, slip, spoilt_words(language))


def stays(visit: Visit, paper: str) -> int:
    return round(visit.timing.done if paper == "printed" else visit.timing.done_unprinted)


def ways(visit: Visit) -> tuple[str, ...]:
    """How a material gets in: "camera", "phone"."""
    documents, form = visit.rack.documents, form_of(visit)
    camera = documents is not None and documents.ready
    return tuple(way for way, there in (("camera", camera), ("phone", form.phone)) if there)


def draft_of(visit: Visit) -> Draft:
    if visit.application.draft is None:
        raise RuntimeError("no draft was begun")
    return visit.application.draft


def form_of(visit: Visit) -> Form:
    form = visit.application.draft.form if visit.application.draft else visit.application.form
    if form is None:
        raise RuntimeError("no form was chosen")
    return form
