"""The doors of windows: how they stand, what a clerk sees, what a clerk does. See `kiosk.center.contract.windows`."""

from __future__ import annotations

import re
from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Header, Path, Request
from fastapi.responses import Response

from kiosk.center.contract import TicketProgress
from kiosk.center.contract.windows import Act, ActReason, ActRefusal, Close, SetLanes, Windows, WindowView
from kiosk.hall import counter, examples, following
from kiosk.hall.answers import Intent, Reply, plain, reply
from kiosk.hall.asked import glance, intent_of, read, send, write
from kiosk.hall.routes import Key
from kiosk.hall.sheet import Sheet
from kiosk.hall.staff import Actor, Manager, Staff, acting, at_rest

router = APIRouter(prefix="/v1", responses=examples.AWAY)

_MANAGERS = ("manager", "administrator")
_STAFF = ("clerk", *_MANAGERS)

NUMBER = re.compile("[0-9A-Z]{1,6}")
"""A window's number."""

DEVICES = ("caller",)
"""Roles of devices that may act."""

Number = Annotated[str, Path(pattern=f"^{NUMBER.pattern}$", description="A window's number")]
Who = Annotated[Actor, Depends(acting(*_STAFF, devices=DEVICES))]
_REFUSED: dict[int | str, dict[str, Any]] = {
    409: {"model": ActRefusal, "description": "Not possible now; nothing was changed"}
}


@router.get("/windows", response_model=Windows, summary="Every window as it stands; public")
async def windows(request: Request) -> Response:
    return send(await read(request, lambda sheet: reply(200, counter.windows(sheet))))


@router.get(
    "/windows/{number}",
    response_model=WindowView,
    responses=examples.UNKNOWN,
    summary="All a window's page needs",
)
async def window(request: Request, number: Number, who: Who) -> Response:
    def look(sheet: Sheet) -> Reply:
        if number not in sheet.book.windows:
            return plain(404, "there is no such window")
        return reply(200, counter.view(sheet, number))

    return send(await glance(request, look))


@router.post(
    "/windows/{number}/acts",
    response_model=WindowView,
    responses=_REFUSED,
    summary="One verb of one window: one transaction, and a repeat of the key gets the first answer",
)
async def acts(request: Request, number: Number, who: Who, key: Key, act: Annotated[Act, Body()]) -> Response:
    if isinstance(act, SetLanes) and who.role not in _MANAGERS:
        return send(reply(409, ActRefusal(reason=ActReason.NOT_ALLOWED, window=number)))
    intent = _intent(request, who.key, key, number.encode() + act.model_dump_json().encode())
    doer = counter.Doer(who.id, who.badge) if isinstance(who, Staff) else counter.Doer(device=who.id)
    found = await write(request, lambda sheet: counter.act(sheet, intent, number, doer, act), intent.name)
    if isinstance(act, Close) and found.status == 200:
        await at_rest(request)
    return send(found)


@router.post("/hall/close", status_code=204, summary="日终: the day ends for everybody who is still here")
async def close_day(request: Request, who: Manager, key: Key) -> Response:
    intent = _intent(request, who.key, key, b"close")
    await write(request, lambda sheet: counter.close_day(sheet, intent, who.id), intent.name)
    return Response(status_code=204)


@router.post(
    "/tickets/{code}/cancel",
    response_model=TicketProgress,
    responses=examples.UNKNOWN | _REFUSED,
    summary="The citizen gives the number back; saying it twice changes nothing",
)
async def cancel(
    request: Request, code: Annotated[str, Path(max_length=20)], key: Annotated[str, Header(alias="Idempotency-Key")]
) -> Response:
    ticket = await following.ticket_of(request, code)
    if ticket is None:  # anybody may ask: what is made up is answered, and not kept
        return send(reply(409, ActRefusal(reason=ActReason.UNKNOWN_TICKET)))
    intent = _intent(request, f"ticket {code}", key[:80], b"cancel")
    return send(await write(request, lambda sheet: counter.cancel(sheet, intent, ticket), intent.name))


def _intent(request: Request, who: str, key: str, content: bytes) -> Intent:
    return intent_of(request, who, key, b"acts", content)
