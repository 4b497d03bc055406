"""The page behind a ticket's QR: number, people ahead, wait, windows. It names nobody."""

from __future__ import annotations

import asyncio
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from kiosk.center.contract import TicketProgress, TicketState
from kiosk.hall import looking, notices
from kiosk.hall.desk import Desk
from kiosk.hall.plan import HallRules
from kiosk.hall.routes import reading
from kiosk.hall.sheet import Sheet
from kiosk.hall.words import WORDS

router = APIRouter(include_in_schema=False)

_FOLDER = Path(__file__).parent / "pages"
_TEMPLATES = Environment(
    loader=FileSystemLoader(_FOLDER),
    autoescape=select_autoescape(),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'",
}
_REFRESHING = frozenset({TicketState.WAITING, TicketState.CALLED, TicketState.SERVING, TicketState.PASSED})


@router.get("/t/{code}", response_class=HTMLResponse)
async def ticket(request: Request, code: str) -> HTMLResponse:
    desk: Desk = request.app.state.desk
    found, told = await asyncio.to_thread(reading, desk, lambda sheet: _look(sheet, code))
    return _page(found, told, desk.plan.hall, _language(request))


@router.get("/look.css")
async def look() -> Response:
    headers = {"Cache-Control": "max-age=3600"}
    return Response((_FOLDER / "look.css").read_text("utf-8"), media_type="text/css", headers=headers)


def _look(sheet: Sheet, code: str) -> tuple[TicketProgress | None, tuple[str, ...]]:
    """The ticket, and the codes of the one-time notices its holder was given."""
    return looking.progress(sheet, code), notices.of_ticket(sheet, code)


def _page(found: TicketProgress | None, told: tuple[str, ...], hall: HallRules, language: str) -> HTMLResponse:
    html = _TEMPLATES.get_template("ticket.html").render(
        ticket=found,
        notices=told,
        words=WORDS[language],
        language=language,
        other="en" if language == "zh" else "zh",
        recall_after=hall.recall_after,
        hall=hall.name_en if language == "en" and hall.name_en else hall.name,
        refreshing=found is not None and found.state in _REFRESHING,
        state="unknown" if found is None else found.state.value,
    )
    return HTMLResponse(html, 404 if found is None else 200, _HEADERS)


def _language(request: Request) -> str:
    asked = request.query_params.get("lang", "")
    if asked in WORDS:
        return asked
    accepted = request.headers.get("accept-language", "zh").lower()
    return "en" if accepted.startswith("en") else "zh"
