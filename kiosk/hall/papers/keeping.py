"""What papers no longer need goes: at the start and every hour, in batches, between requests' transactions."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, datetime, time
from functools import partial

from fastapi import APIRouter, FastAPI

from kiosk.hall.clock import micros
from kiosk.hall.desk import Desk
from kiosk.hall.hourly import blank, days_ago, erase, hourly
from kiosk.hall.papers.office import Office
from kiosk.hall.papers.paying import return_fees, void_drafts
from kiosk.hall.papers.tables import FILED, MARKED, acts, papers
from kiosk.queueing.hours import CHINA


@asynccontextmanager
async def _beside(app: FastAPI) -> AsyncIterator[None]:
    office: Office = app.state.papers
    writing = [void_drafts, return_fees] if office.fees else [void_drafts]
    erasing = (forget_files, forget_marks, delete_records, delete_acts)
    chores = [*(partial(each, app.state.writer) for each in writing)]
    chores += [partial(each, app.state.desk, office) for each in erasing]
    try:
        async with hourly("papers", app.state.writer, chores):
            yield
    finally:
        office.asking.shutdown(wait=False, cancel_futures=True)
        office.writing.shutdown(wait=False, cancel_futures=True)


router = APIRouter(lifespan=_beside)


def forget_files(desk: Desk, office: Office) -> int:
    """Files of papers nobody settled: the kiosk that asked for them never came back."""
    old = papers.c.day < days_ago(desk, office.plan.kept.files)
    return blank(desk, papers, old & FILED, {"file": None})


def forget_marks(desk: Desk, office: Office) -> int:
    """Whose papers these were, for the quota and for `/verify`; the code on the paper still says it."""
    old = papers.c.day < days_ago(desk, office.plan.kept.marks)
    return blank(desk, papers, old & MARKED, {"mark": None, "shown": ""})


def delete_records(desk: Desk, office: Office) -> int:
    return erase(desk, papers, papers.c.day < days_ago(desk, office.plan.kept.records))


def delete_acts(desk: Desk, office: Office) -> int:
    """What staff decided about papers that are no longer in the books."""
    oldest = datetime.combine(date.fromisoformat(days_ago(desk, office.plan.kept.records)), time(), CHINA)
    return erase(desk, acts, acts.c.at < micros(oldest))
