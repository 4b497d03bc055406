"""What identification no longer needs goes: at the start and every hour, in batches, between requests' transactions.

Whose record it was after `kept.marks` days, the record itself after `kept.records` days, codes and passes after a day,
and the year's persons once the year is counted. (PIPL 19, 47, 56)
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial

from fastapi import APIRouter, FastAPI
from sqlalchemy import delete, func, select

from kiosk.hall.clock import micros
from kiosk.hall.desk import Desk
from kiosk.hall.dialects import add_up
from kiosk.hall.hourly import blank, days_ago, erase, hourly
from kiosk.hall.identity.office import Office
from kiosk.hall.identity.tables import MARKED, checks, codes, confirmations, consents, passes, persons, years

_RECORDS = (consents, checks, confirmations)
_LATE_DAYS = 31
"""A year is counted when its last kiosks have been heard."""


@asynccontextmanager
async def _beside(app: FastAPI) -> AsyncIterator[None]:
    office: Office = app.state.identity
    chores = (forget_marks, delete_records, delete_codes, delete_passes, count_years)
    try:
        async with hourly("identity", app.state.writer, [partial(each, app.state.desk, office) for each in chores]):
            yield
    finally:
        office.pool.shutdown(wait=False, cancel_futures=True)


router = APIRouter(lifespan=_beside)


def forget_marks(desk: Desk, office: Office) -> int:
    """Whose records these were."""
    before = days_ago(desk, office.plan.kept.marks)
    return max(blank(desk, each, (each.c.day < before) & MARKED, {"mark": None}) for each in _RECORDS)


def delete_records(desk: Desk, office: Office) -> int:
    before = days_ago(desk, office.plan.kept.records)
    return max(erase(desk, each, each.c.day < before) for each in _RECORDS)


def delete_codes(desk: Desk, _office: Office) -> int:
    return erase(desk, codes, codes.c.at < micros(desk.clock.now() - timedelta(days=1)))


def delete_passes(desk: Desk, _office: Office) -> int:
    """A pass that is over is refused for that, whether it was shown or not."""
    return erase(desk, passes, passes.c.expires_at < micros(desk.clock.now() - timedelta(days=1)))


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
