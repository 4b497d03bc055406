"""The manager's doors: `GET /v1/manage/live` and the workbooks. For managers and administrators only."""

from __future__ import annotations

import asyncio
import json
from datetime import datetime, time
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from sqlalchemy import insert

from kiosk.hall.asked import desk_of, reading, writer_of
from kiosk.hall.clock import micros
from kiosk.hall.desk import Desk
from kiosk.hall.heard import Heard
from kiosk.hall.ledgers import send_workbook
from kiosk.hall.manage import devices, live
from kiosk.hall.manage.asking import AskedPeriod, AskedTerm, asked_period, asked_term
from kiosk.hall.manage.listening import Silence, kiosks_heard, others_heard
from kiosk.hall.manage.live import Live
from kiosk.hall.manage.names import Names, names
from kiosk.hall.manage.report import report
from kiosk.hall.manage.settings import ManageRules
from kiosk.hall.manage.statistics import Statistics
from kiosk.hall.staff import Manager, Staff
from kiosk.hall.tables import events
from kiosk.queueing.hours import CHINA

router = APIRouter(tags=["manage"])


WantedPeriod = Annotated[AskedPeriod, Depends(asked_period)]
WantedTerm = Annotated[AskedTerm, Depends(asked_term)]


@router.get("/v1/manage/live", response_model=Live, summary="The hall as it stands: windows, lanes, lights, kiosks")
async def live_hall(request: Request, _manager: Manager) -> Response:
    state = request.app.state
    found = await asyncio.to_thread(look, state.desk, state.manage, state.heard)
    return Response(found.model_dump_json(), media_type="application/json", headers={"Cache-Control": "no-store"})


@router.get("/manage/statistics.xlsx", include_in_schema=False)
async def statistics_file(request: Request, manager: Manager, wanted: WantedPeriod) -> Response:
    desk, between = desk_of(request), writer_of(request).between

    def make() -> bytes:
        from kiosk.hall.manage.exporting import statistics_book  # openpyxl takes 0.3 s, which no start should wait for

        found = Statistics(desk, wanted.period, named(desk), between)
        return statistics_book(desk.plan.hall.name, desk.clock.now(), found)

    content = await asyncio.to_thread(make)
    await _told(request, manager, "statistics", wanted.period.name)
    return send_workbook(content, f"statistics-{wanted.period.first}-{wanted.period.last}.xlsx")


@router.get("/manage/report.xlsx", include_in_schema=False)
async def report_file(request: Request, manager: Manager, wanted: WantedTerm) -> Response:
    desk, between = desk_of(request), writer_of(request).between

    def make() -> bytes:
        from kiosk.hall.manage.exporting import report_book

        return report_book(desk.plan.hall.name, desk.clock.now(), report(desk, wanted.term, named(desk), between))

    content = await asyncio.to_thread(make)
    await _told(request, manager, "report", wanted.term.name)
    return send_workbook(content, f"report-{wanted.term.kind}-{wanted.term.period.first}.xlsx")


def look(desk: Desk, rules: ManageRules, heard: Heard) -> Live:
    """Blocks for some milliseconds."""
    now = desk.clock.now()
    silence = Silence(now, desk.plan.week, rules.lights)
    midnight = micros(datetime.combine(now.date(), time(), CHINA))
    with desk.store.reading() as connection:
        people = names(connection, desk).people
        last = heard.when(connection)
        kiosks = kiosks_heard(devices.look(connection, midnight, micros(now)), last, silence)
        others = others_heard(devices.lines(connection), last, silence, now)
    found = reading(desk, lambda sheet: live.look(sheet.book, sheet.seq, sheet.now, rules, people))
    return found.model_copy(update={"kiosks": kiosks, "devices": others})


def named(desk: Desk) -> Names:
    with desk.store.reading() as connection:
        return names(connection, desk)


async def _told(request: Request, manager: Staff, what: str, period: str) -> None:
    """Figures of people leave the center: the event log knows whose hands they are in."""
    desk = desk_of(request)
    detail = json.dumps({"what": what, "period": period}, ensure_ascii=False)
    row = {"at": micros(desk.clock.now()), "kiosk": manager.key, "kind": "exported", "ticket": None, "detail": detail}

    def write() -> int:
        with desk.store.writing() as connection:
            return connection.execute(insert(events).values(row)).rowcount

    await asyncio.to_thread(writer_of(request).between, write)
