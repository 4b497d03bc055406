"""The doors of one-time notices: a clerk gives one, whoever holds its secret code reads it.

POST /v1/windows/{number}/notices  NoticeRequest → NoticeGiven 201 (Idempotency-Key; 409 ActRefusal)
GET  /n/{code}?paper=a5|slip       → HTML (the paper itself; the citizen's name only when staff of the hall ask)
"""

from __future__ import annotations

import asyncio
from typing import Annotated

from fastapi import APIRouter, Header, Request
from fastapi.responses import HTMLResponse, Response

from kiosk.center.contract.windows import ActRefusal
from kiosk.hall import notices
from kiosk.hall.answers import Reply
from kiosk.hall.asked import desk_of, intent_of, reading, send, write
from kiosk.hall.desk import Desk
from kiosk.hall.notices import Clerk, NoticeGiven, NoticeRequest, Told
from kiosk.hall.printed import going_on, lines_of, missing, printed
from kiosk.hall.sheet import Sheet
from kiosk.hall.staff import Refused, Worker, session_of
from kiosk.hall.templates import Files
from kiosk.hall.window_words import read_window_words

router = APIRouter()

_FILES = Files("notice")
_WORKING_DAYS = ("一", "二", "三", "四", "五", "六", "日")

Key = Annotated[str, Header(alias="Idempotency-Key", min_length=8, max_length=80)]


@router.post(
    "/v1/windows/{number}/notices",
    response_model=NoticeGiven,
    status_code=201,
    responses={409: {"model": ActRefusal}},
    summary="Tell the citizen at the window everything that is missing, once",
)
async def give_notice(
    request: Request,
    number: str,
    body: NoticeRequest,
    key: Key,
    staff: Worker,
) -> Response:
    intent = intent_of(request, staff.key, key, f"notices {number}".encode(), body)
    clerk = Clerk(staff.id, staff.badge)

    def act(sheet: Sheet) -> Reply:
        return notices.give(sheet, intent, number, clerk, body)

    return send(await write(request, act, intent.name))


@router.get("/n/{code}", response_class=HTMLResponse, include_in_schema=False)
async def notice(request: Request, code: str, paper: str = "") -> HTMLResponse:
    desk = desk_of(request)
    staff = await _is_staff(request)
    found = await asyncio.to_thread(reading, desk, lambda sheet: notices.told(sheet, code, with_name=staff))
    if found is None:
        return missing("notice/unknown.html")
    return _paper(desk, found, "slip" if paper == "slip" else "a5")


@router.get("/pages/notice/notice.css", include_in_schema=False)
async def look() -> Response:
    return _FILES.answer("notice.css")


async def _is_staff(request: Request) -> bool:
    try:
        await session_of(request)
    except Refused:
        return False
    return True


def _paper(desk: Desk, told: Told, paper: str) -> HTMLResponse:
    return printed(
        desk,
        "notice/notice.html",
        paper,
        _length(told),
        told=told,
        basis=read_window_words(desk.settings.config).notice_basis,
        weekday=_WORKING_DAYS[told.deadline.weekday()],
    )


def _length(told: Told) -> int:
    """Millimetres of an 80 mm slip that will hold it, measured in print: the frame of every notice, 15 for an item, 9
    for a gap, and the lines beside and below."""
    gaps = [gap for item in told.items for gap in item.gaps]
    beside = going_on([*(gap.material for gap in gaps), *(item.name for item in told.items)])
    below = lines_of([*(gap.note for gap in gaps), told.remark])
    return 130 + 15 * len(told.items) + 9 * len(gaps) + beside + below
