"""What every step of filing needs: the center's answers, its no in plain words, and the draft kept for another day."""

from __future__ import annotations

from collections.abc import Callable, Collection, Coroutine
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any, TypeVar

from drivers.contract import Slip
from kiosk.center.client import CenterAway
from kiosk.center.contract import Message
from kiosk.center.contract.filing import Draft, FilingReason, Form
from kiosk.center.filing import NotFiled
from kiosk.journeys.printing_slip import place_name, print_slip
from kiosk.journeys.refusing import next_day, phone
from kiosk.paper.draft_slip import draft_slip, spoilt_words
from kiosk.scenes.filing import FormDone, FormRefused
from kiosk.visit import Visit, Way

PURPOSE = "file_application"

Told = TypeVar("Told", bound=Message)

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


async def asked(visit: Visit, what: str, ask: Callable[[], Coroutine[Any, Any, Told]]) -> Told | Way:
    """What the center says, or where its no leads."""
    told = await tried(visit, what, ask)
    return await refused(visit, told) if isinstance(told, str) else told


async def tried(
    visit: Visit,
    what: str,
    ask: Callable[[], Coroutine[Any, Any, Told]],
    mendable: Collection[FilingReason] = MENDABLE,
) -> Told | Way | str:
    """The same; what can be put right here is told by its reason. When the answer gets lost the citizen may ask again:
    the center gives the first one once more (`kiosk.center.door`)."""
    while True:
        try:
            return await visit.working(what, ask())
        except NotFiled as no:
            return no.reason.value if no.reason in mendable else await refused(visit, no.reason.value)
        except CenterAway:
            way = await _unheard(visit, what)
            if way is not Way.ON:
                return way


async def _unheard(visit: Visit, what: str) -> Way:
    """ON to ask once more. What was handed in may be a case by now: nobody is told that it is not."""
    handed_in = what == "submit"
    keeps = visit.application.draft is not None and what not in ("submit", "keep")
    scene = FormRefused("perhapsFiled" if handed_in else "centerAway", phone(visit), again=True, keeps=keeps)
    match (await visit.show(scene)).action:
        case "again":
            return Way.ON
        case "keep":
            return await keep(visit)
        case _:
            return Way.OUT


async def refused(visit: Visit, why: str) -> Way:
    """A no. An application that only lacks a number today is kept for another day."""
    await visit.show(FormRefused(why, phone(visit), next_open=_next_open(visit)))
    return await keep(visit) if why == FilingReason.USED_UP else Way.OUT


def _next_open(visit: Visit) -> str:
    """When the hall opens next, unless the draft will be gone by then: it can be handed in on every day."""
    opens = next_day(visit)
    last = visit.desk.now().date() + timedelta(days=visit.application.keep_days)
    return opens if opens and date.fromisoformat(opens.split()[0]) <= last else ""


async def keep(visit: Visit) -> Way:
    """存着: a slip with a code that opens the draft again, here or at any other kiosk. BACK into the form when too many
    were kept here today: it can still be handed in."""
    kept = await tried(visit, "keep", partial(visit.filing.keep, draft_of(visit).id), (FilingReason.TOO_MANY,))
    if isinstance(kept, str):
        await visit.show(FormRefused(kept, phone(visit)))
        return Way.BACK
    if isinstance(kept, Way):
        return kept
    visit.application.kept = True
    language = visit.stage.language()
    done = FormDone(kept.item_name, kept.item_name_en, True, "", kept.url, kept.until.isoformat())
    await hand_out(visit, draft_slip(kept, place_name(visit), language), spoilt_words(language), done)
    return Way.OUT


async def hand_out(visit: Visit, slip: Slip, spoilt: str, done: FormDone) -> str:
    """The slip, and the screen that says the same; once more where it did not come out. `spoilt`: the words that close
    half a slip. Returns what the citizen chose at last."""
    while True:
        paper = await print_slip(visit, slip, spoilt)
        seconds = visit.timing.done if paper == "printed" else visit.timing.done_unprinted
        done = replace(done, paper=paper, stays=round(seconds))
        action = (await visit.show(done, stays=seconds)).action
        if action != "reprint":
            return action


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
