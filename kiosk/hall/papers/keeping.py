"""What papers no longer need goes: at the start and every hour, in batches, between requests' transactions."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from fastapi import APIRouter, FastAPI

from kiosk.hall.desk import Desk
from kiosk.hall.hourly import blank, days_ago, erase, hourly
from kiosk.hall.papers.office import Office
from kiosk.hall.papers.tables import papers


@asynccontextmanager
async def _beside(app: FastAPI) -> AsyncIterator[None]:
    office: Office = app.state.papers
    chores = (forget_files, forget_marks, delete_records)
    try:
        async with hourly("papers", app.state.writer, [partial(each, app.state.desk, office) for each in chores]):
            yield
    finally:
        office.asking.shutdown(wait=False, cancel_futures=True)
        office.writing.shutdown(wait=False, cancel_futures=True)


router = APIRouter(lifespan=_beside)


def forget_files(desk: Desk, office: Office) -> int:
    """Files of papers nobody settled: the kiosk that asked for them never came back."""
    old = papers.c.day < days_ago(desk, office.plan.kept.files)
    return blank(desk, papers, old & papers.c.file.is_not(None), {"file": None})


def forget_marks(desk: Desk, office: Office) -> int:
    """Whose papers these were."""
    old = papers.c.day < days_ago(desk, office.plan.kept.marks)
    return blank(desk, papers, old & papers.c.mark.is_not(None), {"mark": None})


def delete_records(desk: Desk, office: Office) -> int:
    return erase(desk, papers, papers.c.day < days_ago(desk, office.plan.kept.records))
