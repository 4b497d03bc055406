"""What happens by itself, at the start and every hour: what the law does when nobody acts, and what is forgotten.

Nobody told the applicant anything within five working days, whatever the hall promised: the case counts as accepted
since the day of receipt (行政许可法 32(四)).
A gap that was promised to be closed was not: the application counts as withdrawn (容缺; domain.md §5).
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from fastapi import APIRouter, FastAPI
from sqlalchemy import ColumnElement, select

from kiosk.cases import workdays
from kiosk.cases.limits import ANSWER_DAYS
from kiosk.center.contract.cases import State
from kiosk.hall.cases import acting, committing, files
from kiosk.hall.cases.files import Row
from kiosk.hall.cases.office import Office
from kiosk.hall.cases.settings import CasesPlan
from kiosk.hall.cases.tables import NAMED, case_steps, cases
from kiosk.hall.desk import Desk
from kiosk.hall.hourly import BATCH, blank, days_ago, erase, hourly, one_batch
from kiosk.hall.sheet import Sheet
from kiosk.hall.writer import Writer

DEEMED, LAPSED = "deemedAccepted", "lapsed"


Changes = Callable[[Row], Mapping[str, Any]]


@asynccontextmanager
async def _beside(app: FastAPI) -> AsyncIterator[None]:
    office: Office = app.state.cases
    if office.plan is None:
        yield
        return
    desk, plan, writer = app.state.desk, office.plan, app.state.writer
    chores = [
        partial(deem_accepted, desk, plan, writer),
        partial(let_lapse, desk, plan, writer),
        partial(forget_applicants, desk, plan),
        partial(delete_steps, desk, plan),
        partial(delete_records, desk, plan),
    ]
    async with hourly("cases", writer, chores):
        yield


router = APIRouter(lifespan=_beside)


def deem_accepted(desk: Desk, plan: CasesPlan, writer: Writer) -> int:
    """From the day of receipt on, as the law counts; what was not asked for in time cannot be asked for any more."""
    last = workdays.over_before(desk.clock.now().date(), ANSWER_DAYS).isoformat()
    unanswered = (cases.c.state == State.RECEIVED.value) & (cases.c.received_on <= last)

    def changes(row: Row) -> Mapping[str, Any]:
        accepted = {"state": State.ACCEPTED.value, "accepted_on": row["received_on"]}
        return accepted | {"gaps": "[]", "gaps_until": None} | committing.taken(files.materials(row))

    return _by_law(plan, writer, unanswered, DEEMED, changes)


def let_lapse(desk: Desk, plan: CasesPlan, writer: Writer) -> int:
    today = desk.clock.now().date().isoformat()
    unclosed = cases.c.open & (cases.c.gaps_until < today)

    def changes(_row: Row) -> Mapping[str, Any]:
        return {"state": State.WITHDRAWN.value, "closed_on": today} | acting.NOTHING_OPEN

    return _by_law(plan, writer, unclosed, LAPSED, changes)


def forget_applicants(desk: Desk, plan: CasesPlan) -> int:
    """Who it was; the number, the steps and the days stay, for the books."""
    over = (cases.c.closed_on < days_ago(desk, plan.kept.applicants)) & NAMED
    return blank(desk, cases, over, {"applicant": None, "mark": None, "tail": None})


def delete_steps(desk: Desk, plan: CasesPlan) -> int:
    over = select(cases.c.id).where(cases.c.closed_on < days_ago(desk, plan.kept.records))
    return erase(desk, case_steps, case_steps.c.case.in_(over))


def delete_records(desk: Desk, plan: CasesPlan) -> int:
    return erase(desk, cases, cases.c.closed_on < days_ago(desk, plan.kept.records))


def _by_law(plan: CasesPlan, writer: Writer, due: ColumnElement[bool], what: str, changes: Changes) -> int:
    """One batch, on the writer's own thread, so that nobody acts on the same case meanwhile."""

    def act(sheet: Sheet) -> int:
        rows = sheet.connection.execute(select(cases).where(due).limit(BATCH)).mappings().all()
        for row in rows:
            acting.by_law(sheet, plan, row, what, changes(row))
        return len(rows)

    return one_batch(writer, "law", act)
