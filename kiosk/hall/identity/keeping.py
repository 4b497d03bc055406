"""What identification no longer needs goes: at the start and every hour, in batches, between requests' transactions.

Whose record it was after `kept.marks` days, the record itself after `kept.records` days, codes and passes after a day,
and the year's persons once the year is counted. (PIPL 19, 47, 56)
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import date, timedelta

from fastapi import APIRouter, FastAPI
from sqlalchemy import ColumnElement, Table, delete, func, select, update
from sqlalchemy.exc import SQLAlchemyError

from kiosk.hall.clock import micros
from kiosk.hall.desk import Desk
from kiosk.hall.dialects import add_up
from kiosk.hall.identity.office import Office
from kiosk.hall.identity.tables import MARKED, checks, codes, confirmations, consents, passes, persons, years
from kiosk.hall.writer import Writer

log = logging.getLogger("kiosk.hall")

EVERY_SECONDS = 3600.0
_BATCH = 500
_RECORDS = (consents, checks, confirmations)
_LATE_DAYS = 31
"""A year is counted when its last kiosks have been heard."""

Chore = Callable[[Desk, Office], int]


@asynccontextmanager
async def _beside(app: FastAPI) -> AsyncIterator[None]:
    task = asyncio.create_task(_hourly(app), name="identity kept")
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        office: Office = app.state.identity
        office.pool.shutdown(wait=False, cancel_futures=True)


router = APIRouter(lifespan=_beside)


async def _hourly(app: FastAPI) -> None:
    while True:
        try:
            await tend(app.state.desk, app.state.identity, app.state.writer)
        except SQLAlchemyError as fault:  # only its kind: its text can hold the values of the statement
            log.warning("identification was not tended: %s", type(fault).__name__)
        await asyncio.sleep(EVERY_SECONDS)


async def tend(desk: Desk, office: Office, writer: Writer) -> None:
    """Everything that is due now."""
    for chore in (forget_marks, delete_records, delete_codes, delete_passes, count_years):
        while await asyncio.to_thread(writer.between, lambda: chore(desk, office)) >= _BATCH:  # noqa: B023
            await asyncio.sleep(0.01)


def forget_marks(desk: Desk, office: Office) -> int:
    """Whose records these were."""
    before = _days_ago(desk, office.plan.kept.marks)
    return max(_some(desk, each, (each.c.day < before) & MARKED, marks=True) for each in _RECORDS)


def delete_records(desk: Desk, office: Office) -> int:
    before = _days_ago(desk, office.plan.kept.records)
    return max(_some(desk, each, each.c.day < before) for each in _RECORDS)


def delete_codes(desk: Desk, _office: Office) -> int:
    return _some(desk, codes, codes.c.at < micros(desk.clock.now() - timedelta(days=1)))


def delete_passes(desk: Desk, _office: Office) -> int:
    """A pass that is over is refused for that, whether it was shown or not."""
    return _some(desk, passes, passes.c.expires_at < micros(desk.clock.now() - timedelta(days=1)))


def count_years(desk: Desk, _office: Office) -> int:
    """Of a year that is over only the number of persons stays. Who is told late counts once more: rather too many."""
    this = (desk.clock.now().date() - timedelta(days=_LATE_DAYS)).year
    with desk.store.writing() as connection:
        over = select(persons.c.year, func.count()).where(persons.c.year < this).group_by(persons.c.year)
        counted = [{"year": year, "persons": count} for year, count in connection.execute(over)]
        if counted:
            add_up(connection, years, "persons", counted)
            connection.execute(delete(persons).where(persons.c.year < this))
    return 0


def _some(desk: Desk, table: Table, where: ColumnElement[bool], *, marks: bool = False) -> int:
    key = next(iter(table.primary_key))
    with desk.store.writing() as connection:
        these = list(connection.execute(select(key).where(where).limit(_BATCH)).scalars())
        if these and marks:
            connection.execute(update(table).where(key.in_(these)).values(mark=None))
        elif these:
            connection.execute(delete(table).where(key.in_(these)))
    return len(these)


def _days_ago(desk: Desk, days: int) -> str:
    today: date = desk.clock.now().date()
    return (today - timedelta(days=days)).isoformat()
