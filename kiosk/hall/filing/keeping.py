"""What filing no longer needs goes: at the start and every hour, in batches, between requests' transactions.

Files and answers of a case go when its applicant is forgotten (cases.toml): the hall's archive keeps the file.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from fastapi import APIRouter, FastAPI
from sqlalchemy import exists

from kiosk.hall.cases.tables import cases
from kiosk.hall.clock import micros
from kiosk.hall.desk import Desk
from kiosk.hall.filing.office import Office
from kiosk.hall.filing.tables import draft_files, draft_hands, drafts, filings
from kiosk.hall.hourly import erase, hourly


@asynccontextmanager
async def _beside(app: FastAPI) -> AsyncIterator[None]:
    office: Office = app.state.filing
    chores = (forget_drafts, forget_loose_files, forget_hands, forget_filings, forget_files)
    try:
        async with hourly("filing", app.state.writer, [partial(each, app.state.desk) for each in chores]):
            yield
    finally:
        office.looking.shutdown(wait=False, cancel_futures=True)


router = APIRouter(lifespan=_beside)


def forget_drafts(desk: Desk) -> int:
    """Nobody came back in time."""
    return erase(desk, drafts, drafts.c.until <= micros(desk.clock.now()))


def forget_loose_files(desk: Desk) -> int:
    """Files of drafts that are gone."""
    there = exists().where(drafts.c.id == draft_files.c.draft)
    return erase(desk, draft_files, draft_files.c.draft.is_not(None) & ~there)


def forget_hands(desk: Desk) -> int:
    return erase(desk, draft_hands, draft_hands.c.until <= micros(desk.clock.now()))


def forget_filings(desk: Desk) -> int:
    """Cases whose applicant is forgotten, or that are gone themselves."""
    known = exists().where(cases.c.id == filings.c.case, cases.c.applicant.is_not(None))
    return erase(desk, filings, ~known)


def forget_files(desk: Desk) -> int:
    there = exists().where(filings.c.case == draft_files.c.case)
    return erase(desk, draft_files, draft_files.c.case.is_not(None) & ~there)
