"""What runs beside the doors: money that is due is looked after all the time, what is over is erased every hour."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import partial

from fastapi import APIRouter, FastAPI

from kiosk.hall.desk import Desk
from kiosk.hall.fees.office import Office
from kiosk.hall.fees.tables import MARKED, fees
from kiosk.hall.fees.watching import look_for_ever
from kiosk.hall.hourly import blank, days_ago, erase, hourly


@asynccontextmanager
async def _beside(app: FastAPI) -> AsyncIterator[None]:
    office: Office = app.state.fees
    if not office.plan.taken:
        yield
        return
    chores = [partial(each, app.state.desk, office) for each in (forget_marks, delete_records)]
    looking = asyncio.create_task(look_for_ever(app), name="fees looked after")
    try:
        async with hourly("fees", app.state.writer, chores):
            yield
    finally:
        looking.cancel()
        with suppress(asyncio.CancelledError):
            await looking
        office.asking.shutdown(wait=False, cancel_futures=True)


router = APIRouter(lifespan=_beside)


def forget_marks(desk: Desk, office: Office) -> int:
    """Whose fees these were."""
    old = fees.c.day < days_ago(desk, office.plan.kept.marks)
    return blank(desk, fees, old & MARKED, {"mark": None})


def delete_records(desk: Desk, office: Office) -> int:
    return erase(desk, fees, fees.c.day < days_ago(desk, office.plan.kept.records))
