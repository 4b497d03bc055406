"""申报: an application from the first question to the receipt. Which → what it takes → who → questions → materials →
everything that is missing, at once → the signature → a case.

Whoever leaves takes it along: the draft is erased unless the citizen wants it kept.
"""

from __future__ import annotations

from functools import partial

from kiosk.center.contract.filing import Comes, Form, FormCard, FormMaterial
from kiosk.journeys.confirming_face import confirm_face
from kiosk.journeys.filing_answers import fill_in, look_over_known
from kiosk.journeys.filing_asking import PURPOSE, asked, form_of, keep, refused, ways
from kiosk.journeys.filing_ending import complete, hand_over, sign
from kiosk.journeys.filing_materials import materials
from kiosk.journeys.filing_resuming import resume
from kiosk.journeys.identifying import identify
from kiosk.scenes.filing import ChooseForm, FormLeave, FormLine, FormNeeds, NeedLine
from kiosk.visit import Application, Stride, Visit, Way


async def file_application(visit: Visit) -> str:
    """The whole journey. Returns how it ended: "filed", "kept", "refused" or "left"."""
    try:
        return await _file(visit, choose)
    finally:
        erase(visit)


async def file_this(visit: Visit, form: Form, keep_days: int) -> str:
    """The same for a form that another journey has come to; it goes on when this returns."""
    visit.application = Application(form=form, keep_days=keep_days)
    try:
        return await _file(visit, turn_back)
    finally:
        erase(visit)


async def _file(visit: Visit, first: Stride) -> str:
    way = await visit.walk(first, needs, card, oneself, begin, look_over_known, fill_in, materials, complete, sign)
    if visit.application.filed is not None:
        return await hand_over(visit, visit.application.filed)
    return "kept" if visit.application.kept else "left" if way is Way.BACK else "refused"


async def turn_back(visit: Visit) -> Way:
    """There is nothing to choose: who comes back out of the form is asked about it, and goes where they came from."""
    if visit.application.draft is None:
        return Way.PASS
    way = await leave(visit)
    return Way.BACK if way is Way.FIRST else way


async def choose(visit: Visit) -> Way:
    """Everything that can be filed here; or an earlier draft. Who comes back out of a form is asked about it first."""
    if visit.application.draft is not None:
        way = await leave(visit)
        if way is not Way.FIRST:
            return way
    there = await asked(visit, "forms", visit.filing.forms)
    if isinstance(there, Way):
        return there
    if not there.forms:
        return await refused(visit, "noForms")
    visit.application.keep_days = there.keep_days
    scanner = visit.rack.scanner is not None and visit.rack.scanner.ready
    answer = await visit.show(ChooseForm(tuple(map(line, there.forms)), scanner))
    if answer.action == "back":
        return Way.BACK
    if answer.action == "resume":
        return await resume(visit)
    form = await asked(visit, "forms", partial(visit.filing.form, str(answer.value)))
    if isinstance(form, Way):
        return form
    visit.application.form = form
    return Way.ON


async def leave(visit: Visit) -> Way:
    """A form that was begun: ON goes on with it, OUT kept it for another day, FIRST is without it."""
    form = form_of(visit)
    scene = FormLeave(form.name, form.name_en, visit.application.keep_days, visit.application.resumed)
    match (await visit.show(scene)).action:
        case "keep" if await keep(visit) is Way.OUT:
            return Way.OUT
        case "erase":
            erase(visit)
            return Way.FIRST
        case _:
            return Way.ON


async def needs(visit: Visit) -> Way:
    """Before anybody says who they are: what it takes."""
    if visit.application.draft is not None:
        return Way.PASS
    form = form_of(visit)
    scene = FormNeeds(
        line(form),
        tuple(map(_need, form.materials)),
        sum(field.required for field in form.fields),
        ways(visit) if any(each.comes is Comes.FILE for each in form.materials) else (),
        visit.application.keep_days,
    )
    return Way.BACK if (await visit.show(scene)).action == "back" else Way.ON


async def card(visit: Visit) -> Way:
    return Way.PASS if visit.application.draft is not None else await identify(visit, PURPOSE)


async def oneself(visit: Visit) -> Way:
    """Registered data are shown to nobody but whose they are: by the face, or just as well by staff or a code."""
    return Way.PASS if visit.application.draft is not None else await confirm_face(visit, PURPOSE)


async def begin(visit: Visit) -> Way:
    """A draft, filled in with what the card and the registers say."""
    if visit.application.draft is not None:
        return Way.PASS
    person = visit.person
    address = (person.newest_address or person.address) if person else ""
    opening = partial(visit.filing.open, form_of(visit).item, visit.sure_holder(), address, visit.confirmed)
    draft = await asked(visit, "draft", opening)
    if isinstance(draft, Way):
        return draft
    visit.application.draft = draft
    return Way.ON


def erase(visit: Visit) -> None:
    """Nothing stays at the center of a draft that nobody wants kept."""
    if visit.application.draft is not None and visit.application.filed is None and not visit.application.kept:
        visit.filing.erase(visit.application.draft.id)
    visit.application.draft, visit.application.resumed = None, False


def line(form: FormCard) -> FormLine:
    return FormLine(
        form.item, form.name, form.name_en, form.department, form.department_en, form.promised_days, form.minutes
    )


def _need(each: FormMaterial) -> NeedLine:
    return NeedLine(each.name, each.name_en, each.comes.value, each.required, each.help, each.help_en)
