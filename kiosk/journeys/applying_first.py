"""先申请: a paper that is applied for first leads to its application, and back. A piece of other journeys."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.center.client import CenterAway, Rejected
from kiosk.center.contract.filing import FormsThere
from kiosk.center.contract.papers import PaperKind, PaperReason
from kiosk.center.filing import NotFiled
from kiosk.journeys.file_application import file_this
from kiosk.journeys.filing_asking import asked
from kiosk.visit import Visit, Way


async def to_apply(visit: Visit, kinds: Iterable[PaperKind]) -> FormsThere:
    """The forms of what has to be applied for first, as far as this hall has them. Without an answer there are none:
    the papers that are there need not wait for it."""
    wanted = {kind.application for kind in kinds if kind.reason is PaperReason.APPLY_FIRST and kind.application}
    nothing = FormsThere(forms=(), keep_days=0)
    if not wanted or not visit.filing.offered.yes:
        return nothing
    try:
        there = await visit.working("papers", visit.filing.forms())
    except (CenterAway, NotFiled, Rejected):
        return nothing
    return there.model_copy(update={"forms": tuple(form for form in there.forms if form.item in wanted)})


async def apply_first(visit: Visit, kind: PaperKind, there: FormsThere) -> None:
    """The application of this kind, by whoever is known already. However it ends, the papers are shown again."""
    form = await asked(visit, "forms", lambda: visit.filing.form(kind.application))
    if not isinstance(form, Way):
        await file_this(visit, form, there.keep_days)


def applied(visit: Visit, kind: PaperKind) -> bool:
    """In this visit, for this kind."""
    filed = visit.application.filed
    return filed is not None and filed.item == kind.application
