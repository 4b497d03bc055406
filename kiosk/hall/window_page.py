"""The clerk's page `/window`: its shell, its files and the facts of the hall it works with.

The page itself asks `/v1/windows/…`; nothing here changes anything.
"""

from __future__ import annotations

import asyncio
from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from pydantic import BaseModel

from kiosk.hall.asked import desk_of
from kiosk.hall.desk import Desk
from kiosk.hall.fees.office import office_of
from kiosk.hall.notices import working_day
from kiosk.hall.staff import Staff, Worker
from kiosk.hall.staff.showing import staff_page
from kiosk.hall.templates import Files
from kiosk.hall.window_words import Absence, read_window_words

router = APIRouter(prefix="/window", include_in_schema=False)

_FILES = Files("window")


class LaneFacts(BaseModel):
    prefix: str
    name: str
    minutes: int
    """How long one ticket of this letter takes, as measured of late."""


class PriorityFacts(BaseModel):
    name: str
    label: str


class Facts(BaseModel):
    """What the page needs besides the queue."""

    hall: str
    phone: str
    badge: str
    lanes: tuple[LaneFacts, ...]
    priorities: tuple[PriorityFacts, ...]
    pauses: tuple[Absence, ...]
    holds: tuple[str, ...]
    hold_minutes: tuple[int, ...]
    transfers: tuple[str, ...]
    calls: tuple[str, ...]
    deadline: date
    """What a notice proposes."""
    phones: bool
    """A telephone can reach this center, so a notice needs no paper."""
    fees: bool
    """This hall takes fees."""


@router.get("")
async def window(request: Request, staff: Worker) -> HTMLResponse:
    return staff_page(request, "window/window.html", staff, "window")


@router.get("/facts")
async def facts(request: Request, staff: Worker) -> Response:
    taken = office_of(request).plan.taken
    found = await asyncio.to_thread(_facts, desk_of(request), staff, fees=taken)
    return Response(found.model_dump_json(), media_type="application/json", headers={"Cache-Control": "no-store"})


@router.get("/{name}")
async def file(name: str) -> Response:
    return _FILES.answer(name)


def _facts(desk: Desk, staff: Staff, *, fees: bool) -> Facts:
    words = read_window_words(desk.settings.config)
    plan = desk.plan
    return Facts(
        hall=plan.hall.name,
        phone=plan.hall.phone,
        badge=staff.badge,
        lanes=tuple(
            LaneFacts(prefix=lane.prefix, name=lane.name, minutes=round(desk.services[lane.prefix].mean))
            for lane in plan.counters.lanes
        ),
        priorities=tuple(PriorityFacts(name=each.name, label=each.label) for each in plan.queue.priorities.values()),
        phones=bool(desk.settings.public_url),
        deadline=working_day(desk.clock.now().date(), words.notice_days, plan.week),
        fees=fees,
        **words.model_dump(include={"pauses", "holds", "hold_minutes", "transfers", "calls"}),
    )
