"""The manager's page 证明用纸 `/manage/papers`, its workbook, and the door of what staff decide."""

from __future__ import annotations

import asyncio
from calendar import monthrange
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import HTMLResponse, Response

from kiosk.center.contract.paper_desk import PaperAct, PaperActed, PaperActRefusal
from kiosk.center.contract.staff import StaffReason
from kiosk.hall.asked import desk_of, intent_of, send_unkept, write
from kiosk.hall.papers import ledger, reprinting
from kiosk.hall.papers.office import office_of
from kiosk.hall.routes import Key
from kiosk.hall.staff import Refused, Staff, signed_in, staff_page

router = APIRouter(tags=["papers, for managers"])

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_REFUSED: dict[int | str, dict[str, Any]] = {409: {"model": PaperActRefusal, "description": "Not so, and why"}}

STATES = {
    "drafted": "正在出具",
    "issued": "已出具，等结果",
    "printed": "已打印",
    "unconfirmed": "待确认",
    "void": "已作废",
}
ACTS = {"cameOut": "确认已出纸", "void": "确认作废", "again": "允许补打"}
REASONS = {
    "": "",
    "paperOut": "缺纸",
    "wrongMedia": "纸不对",
    "paperJammed": "卡纸",
    "coverOpen": "盖子开着",
    "tonerOut": "没有墨粉",
    "tonerLow": "墨粉不足",
    "outputFull": "出纸口满了",
    "stopped": "打印机停了",
    "inUse": "打印机正忙",
    "silent": "打印机没有回应",
    "unplugged": "打印机断开",
    "cutOff": "终端中途断电",
    "noFile": "文件没有取到",
    "fault": "打印机故障",
    "staff": "工作人员确认",
    "away": "登记系统没有回应",
    "noRecord": "没有这项登记",
    "notWritable": "内容打不出来",
    "notSigned": "签名密钥不能用",
}
"""Why a paper did not come out: the printer's word, the kiosk's, or the register's. Others stand as they are."""


async def deciding(request: Request, staff: Annotated[Staff, Depends(signed_in())]) -> Staff:
    """Somebody with a role that papers.toml lets decide about papers."""
    if staff.role not in office_of(request).plan.reprints.by:
        raise Refused(StaffReason.NOT_ALLOWED)
    return staff


Decider = Annotated[Staff, Depends(deciding)]
PaperName = Annotated[str, Path(pattern="^[0-9a-f]{24}$")]


@router.post(
    "/v1/papers/{paper}/acts",
    response_model=PaperActed,
    status_code=201,
    responses=_REFUSED,
    summary="Staff say what became of a paper, or allow one more print",
)
async def act(request: Request, staff: Decider, key: Key, paper: PaperName, body: PaperAct) -> Response:
    office, intent = office_of(request), intent_of(request, staff.key, key, b"paper act " + paper.encode(), body)
    return send_unkept(
        await write(request, lambda sheet: reprinting.decide(sheet, office, intent, paper, body, staff.id), intent.name)
    )


@router.get("/manage/papers", response_class=HTMLResponse, include_in_schema=False)
async def page(request: Request, staff: Decider) -> HTMLResponse:
    desk, rules = desk_of(request), office_of(request).plan.reprints
    day, fault = _day(request)
    book = await asyncio.to_thread(ledger.look, desk, day, rules.within_minutes, rules.most)
    return staff_page(
        request,
        "manage/papers.html",
        staff,
        "manage",
        tab="papers",
        fault=fault,
        book=book,
        today=desk.clock.now().date(),
        rules=rules,
        states=STATES,
        acts=ACTS,
        reasons=REASONS,
        most=ledger.MOST,
    )


@router.get("/manage/papers.xlsx", include_in_schema=False)
async def workbook(request: Request, staff: Decider) -> Response:
    desk = desk_of(request)
    day, _ = _day(request)
    first, last = day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])

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
    named = {"Content-Disposition": f'attachment; filename="papers-{first:%Y-%m}.xlsx"', "Cache-Control": "no-store"}
    return Response(content, media_type=_EXCEL, headers=named)


def _day(request: Request) -> tuple[date, str]:
    """`?day=2026-10-13`, and a fault in words; without, today."""
    today, asked = desk_of(request).clock.now().date(), request.query_params.get("day", "")
    try:
        day = date.fromisoformat(asked) if asked else today
    except ValueError:
        return today, "请写明日期。下面是今天的记录。"
    if not 2000 <= day.year <= 2199:
        return today, "没有这一天的记录。下面是今天的记录。"
    return day, ""
