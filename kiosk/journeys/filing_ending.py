"""All that is missing at once, a last look, the signature, and the receipt."""

from __future__ import annotations

import base64
from functools import partial

from kiosk.cases.numbers import grouped
from kiosk.center.contract.cases import CaseFee, CaseSlip
from kiosk.center.contract.filing import Gap
from kiosk.journeys.confirming_face import confirm_face
from kiosk.journeys.filing_answers import ask, field_of, lines_of
from kiosk.journeys.filing_asking import PURPOSE, draft_of, form_of, hand_out, keep, tried
from kiosk.journeys.filing_materials import bring
from kiosk.journeys.paying_slip import pay_slip
from kiosk.journeys.printing_slip import place_name
from kiosk.journeys.refusing import phone
from kiosk.paper.case_slip import slip_of, spoilt_words
from kiosk.paper.words import in_fours, yuan
from kiosk.scenes.fees import FeeUnpaid
from kiosk.scenes.filing import FormCheck, FormDone, FormGaps, GapLine, SignHere
from kiosk.visit import Visit, Way


async def complete(visit: Visit) -> Way:
    """Nothing is handed in with a gap: each can be mended from one list. Then the whole, as it will be signed."""
    while True:
        draft, form = draft_of(visit), form_of(visit)
        if draft.gaps:
            answer = await visit.show(_gaps(visit, draft.gaps))
        else:
            lines = lines_of(visit, draft)
            answer = await visit.show(FormCheck(form.name, form.name_en, lines, len(draft.files), whole=True))
        match answer.action:
            case "back":
                return Way.BACK
            case "keep":
                return await keep(visit)
            case "ok" if not draft.gaps:
                return Way.ON
            case "choose" | "change":
                if await _mend(visit, str(answer.value)) is Way.OUT:
                    return Way.OUT


async def _mend(visit: Visit, name: str) -> Way:
    material = next((each for each in form_of(visit).materials if each.name == name), None)
    if material is not None:
        return await bring(visit, material, 1, 1)
    return await ask(visit, field_of(visit, name), 1, 1)


async def sign(visit: Visit) -> Way:
    """Signed and handed in: from here on it is a case, whatever happens to the paper. Who said who they are may let the
    check of that stand for the signature; after a draft's slip it is made now."""
    error, form = "", form_of(visit)
    while True:
        answer = await visit.show(SignHere(form.name, form.name_en, visit.holder() is not None, error))
        if answer.action == "back":
            return Way.BACK
        if answer.action == "keep":
            return await keep(visit)
        if answer.action == "instead":
            way = await confirm_face(visit, PURPOSE)
            if way is Way.OUT:
                return way
            if way is Way.BACK:
                continue
        ink = base64.b64decode(str(answer.value)) if answer.action == "sign" else None
        told = await tried(visit, "submit", partial(visit.filing.submit, draft_of(visit).id, ink, visit.confirmed))
        if isinstance(told, CaseSlip):
            visit.application.filed = told
            return Way.ON
        if isinstance(told, Way):
            return told
        if told == "gaps":
            return Way.BACK
        error = told


async def hand_over(visit: Visit, slip: CaseSlip) -> str:
    """The tracking slip; whoever wants to pays the fee at once. Returns "filed"."""
    language, fee = visit.stage.language(), slip.fee
    number, until = grouped(slip.short), slip.answer_by.isoformat()
    owed = (yuan(fee.amount), in_fours(fee.code)) if fee else ("", "")
    done = FormDone(slip.item_name, slip.item_name_en, False, number, slip.url, until, *owed)
    action = await hand_out(visit, slip_of(slip, place_name(visit), language), spoilt_words(language), done)
    if action == "pay" and fee:
        await _pay(visit, slip, fee)
    return "filed"


async def _pay(visit: Visit, slip: CaseSlip, fee: CaseFee) -> None:
    """What cannot be paid now can be paid later: the slip is in the citizen's hand."""
    while (trouble := await pay_slip(visit, fee.code)) not in ("paid", "unpaid", ""):
        named = slip.item_name, slip.item_name_en, yuan(fee.amount)
        why = "centerAway" if trouble == "centerAway" else "payAway"
        if (await visit.show(FeeUnpaid(why, *named, slip=True, phone=phone(visit)))).action != "again":
            return


def _gaps(visit: Visit, gaps: tuple[Gap, ...]) -> FormGaps:
    form = form_of(visit)
    lines = tuple(GapLine(gap.name, gap.label, gap.label_en, gap.kind) for gap in gaps)
    return FormGaps(form.name, form.name_en, lines, visit.application.keep_days)
