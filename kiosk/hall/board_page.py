"""The page of the boards: `/board` for a screen in the hall, `/board?zone=` in a zone, `/board?window=` over a window.

The page draws what `/v1/board/stream` tells it and asks for nothing else.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from kiosk.hall.asked import desk_of
from kiosk.hall.board_composing import Scope, known
from kiosk.hall.templates import TEMPLATES, Files

router = APIRouter(include_in_schema=False)

_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-ancestors 'self'; "
        "base-uri 'none'; form-action 'none'"
    ),
}
_FILES = Files("board")


@router.get("/board", response_class=HTMLResponse)
async def board(
    request: Request,
    zone: Annotated[str, Query(max_length=40)] = "",
    window: Annotated[str, Query(max_length=6)] = "",
) -> HTMLResponse:
    desk = desk_of(request)
    counters = desk.plan.counters
    page = "board/strip.html" if window else "board/board.html"
    if not known(desk.plan, Scope(zone, window)):
        zones = dict.fromkeys(each.place.zone for each in counters.windows if each.place.zone)
        html = TEMPLATES.get_template("board/nowhere.html").render(asked=zone or window, zones=zones)
        return HTMLResponse(html, 404, _HEADERS)
    hall = desk.plan.hall
    html = TEMPLATES.get_template(page).render(hall=hall.name, hall_en=hall.name_en, zone=zone, window=window)
    return HTMLResponse(html, headers=_HEADERS)


@router.get("/board/{name}")
async def file(name: str) -> Response:
    return _FILES.answer(name)
