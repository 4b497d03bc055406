"""The manager's page 证明用纸 `/manage/papers`, its workbook, and the door of what staff decide."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, Response

from kiosk.center.contract.paper_desk import PaperAct, PaperActed, PaperActRefusal
from kiosk.center.contract.staff import StaffReason
from kiosk.hall.asked import desk_of, intent_of, send_unkept, write
from kiosk.hall.fees.orders import fen_words
from kiosk.hall.ledgers import REASONS, asked_day, month_of, send_workbook
from kiosk.hall.papers import ledger, reprinting
from kiosk.hall.papers.office import office_of
from kiosk.hall.routes import HexId, Key
from kiosk.hall.staff import Refused, Staff, signed_in, staff_page

router = APIRouter(tags=["papers, for managers"])

_REFUSED: dict[int | str, dict[str, Any]] = {409: {"model": PaperActRefusal, "description": "Not so, and why"}}

STATES = {
    "drafted": "正在出具",
    "issued": "已出具，等结果",
    "printed": "已打印",
    "unconfirmed": "待确认",
    "void": "已作废",
}
ACTS = {"cameOut": "确认已出纸", "void": "确认作废", "again": "允许补打"}


async def deciding(request: Request, staff: Annotated[Staff, Depends(signed_in())]) -> Staff:
    """Somebody with a role that papers.toml lets decide about papers."""
    if staff.role not in office_of(request).plan.reprints.by:
        raise Refused(StaffReason.NOT_ALLOWED)
    return staff


Decider = Annotated[Staff, Depends(deciding)]


@router.post(
    "/v1/papers/{paper}/acts",
    response_model=PaperActed,
    status_code=201,
    responses=_REFUSED,
    summary="Staff say what became of a paper, or allow one more print",
)
async def act(request: Request, staff: Decider, key: Key, paper: HexId, body: PaperAct) -> Response:
    office, intent = office_of(request), intent_of(request, staff.key, key, b"paper act " + paper.encode(), body)
    return send_unkept(
        await write(request, lambda sheet: reprinting.decide(sheet, office, intent, paper, body, staff.id), intent.name)
    )


@router.get("/manage/papers", response_class=HTMLResponse, include_in_schema=False)
async def page(request: Request, staff: Decider) -> HTMLResponse:
    desk, office = desk_of(request), office_of(request)
    day, fault = asked_day(request)
    book = await asyncio.to_thread(ledger.look, desk, office, day)
    return staff_page(
        request,
        "manage/papers.html",
        staff,
        "manage",
        tab="papers",
        fault=fault,
        book=book,
        today=desk.clock.now().date(),
        rules=office.plan.reprints,
        states=STATES,
        acts=ACTS,
        reasons=REASONS,
        most=ledger.MOST,
        yuan=fen_words,
    )


@router.get("/manage/papers.xlsx", include_in_schema=False)
async def workbook(request: Request, staff: Decider) -> Response:
    desk = desk_of(request)
    day, _ = asked_day(request)
    first, last = month_of(day)

    def make() -> bytes:
        from kiosk.hall.workbook import Heading, Sheet, workbook  # openpyxl takes 0.3 s

        headings = (
            Heading("日期", width=12),
            Heading("终端", width=16),
            Heading("证明", width=32),
            *map(Heading, ("出具", "已打印", "待确认", "已作废", "用纸（张）")),
        )
        rows = [
            (date.fromisoformat(on), kiosk, kind, s.papers, s.printed, s.unconfirmed, s.void, s.sheets)
            for (on, kiosk, kind), s in ledger.by_month(desk, first, last).items()
        ]
        return workbook([Sheet(f"{first:%Y-%m} 证明用纸", headings, rows)])

    content = await asyncio.to_thread(make)
    return send_workbook(content, f"papers-{first:%Y-%m}.xlsx")
