"""The page behind a ticket's QR: number, people ahead, wait, windows. It names nobody."""

from __future__ import annotations

import asyncio
import secrets
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from kiosk.center.contract import TicketProgress, TicketState
from kiosk.hall import counter, following, notices
from kiosk.hall.asked import desk_of, intent_of, language_of, write
from kiosk.hall.plan import HallRules
from kiosk.hall.templates import TEMPLATES, static
from kiosk.hall.words import WORDS
from kiosk.queueing.standing import ACTIVE

router = APIRouter(include_in_schema=False)

_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'",
}
_REFRESHING = ACTIVE
_CANCELLABLE = ACTIVE - {TicketState.SERVING}


@router.get("/t/{code}", response_class=HTMLResponse)
async def ticket(request: Request, code: str) -> HTMLResponse:
    desk = desk_of(request)
    found = await following.progress(request, code)
    told = await asyncio.to_thread(notices.of_ticket, desk, code)
    return _page("ticket.html", found, desk.plan.hall, language_of(request), code=code, notices=told)


@router.get("/t/{code}/cancel", response_class=HTMLResponse)
async def ask_cancel(request: Request, code: str) -> HTMLResponse:
    """Asked once more before a number is given back: a link alone, fetched ahead by a phone, gives nothing back."""
    found = await following.progress(request, code)
    return _page(
        "cancel.html", found, desk_of(request).plan.hall, language_of(request), code=code, key=secrets.token_hex(16)
    )


@router.post("/t/{code}/cancel", response_class=Response)
async def cancel(request: Request, code: str, key: Annotated[str, Query(min_length=8, max_length=80)]) -> Response:
    ticket = await following.ticket_of(request, code)
    if ticket is not None:
        intent = intent_of(request, f"ticket {code}"[:64], key, b"cancel", code.encode())
        await write(request, lambda sheet: counter.cancel(sheet, intent, ticket), intent.name)
    # Whatever came of it, the ticket's own page tells.
    return RedirectResponse(f"/t/{code}?lang={language_of(request)}", 303, _HEADERS)


@router.get("/look.css")
async def look() -> Response:
    return static("look.css")


def _page(name: str, found: TicketProgress | None, hall: HallRules, language: str, **more: object) -> HTMLResponse:
    html = TEMPLATES.get_template(name).render(
        ticket=found,
        words=WORDS[language],
        language=language,
        other="en" if language == "zh" else "zh",
        recall_after=hall.recall_after,
        hall=hall.name_en if language == "en" and hall.name_en else hall.name,
        refreshing=found is not None and found.state in _REFRESHING,
        cancellable=found is not None and found.state in _CANCELLABLE,
        rateable=found is not None and found.state is TicketState.DONE,
        state="unknown" if found is None else found.state.value,
        **more,
    )
    return HTMLResponse(html, 404 if found is None else 200, _HEADERS)
