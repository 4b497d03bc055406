"""The doors `/v1/cases`: see `kiosk.center.contract.cases` for the words."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Path, Query, Request
from fastapi.responses import Response

from kiosk.cases import numbers
from kiosk.center.contract.case_acts import CaseAct
from kiosk.center.contract.cases import (
    CasePage,
    CaseReason,
    CaseRefusal,
    CaseSlip,
    CaseView,
    CaseWanted,
    Channel,
    Light,
    State,
    TrackAsked,
    Tracked,
)
from kiosk.center.contract.staff import Role
from kiosk.hall import examples
from kiosk.hall.answers import Reply, plain, reply
from kiosk.hall.asked import intent_of, read, send_unkept, write
from kiosk.hall.cases import acting, files, listing, receiving, showing, tracking
from kiosk.hall.cases.files import Doer
from kiosk.hall.cases.listing import Asked
from kiosk.hall.cases.office import office_of
from kiosk.hall.cases.tracking import Wrong
from kiosk.hall.routes import Asker, Key
from kiosk.hall.sheet import Sheet
from kiosk.hall.staff import Staff, signed_in

_REFUSED: dict[int | str, dict[str, Any]] = {409: {"model": CaseRefusal, "description": "Not done, and why"}}
_MANAGERS = (Role.MANAGER, Role.ADMINISTRATOR)

router = APIRouter(prefix="/v1/cases", tags=["cases"], responses=examples.AWAY)

Worker = Annotated[Staff, Depends(signed_in(Role.CLERK, *_MANAGERS))]
CaseId = Annotated[str, Path(pattern="^[0-9a-f]{24}$")]


@router.post(
    "/received",
    response_model=CaseSlip,
    status_code=201,
    responses=_REFUSED | examples.STRANGER,
    summary="收件 at a kiosk: a case begins",
)
async def receive_at_kiosk(request: Request, kiosk: Asker, key: Key, body: CaseWanted) -> Response:
    return await _receive(request, Doer(kiosk.id), key, body, Channel.KIOSK)


@router.post("", response_model=CaseSlip, status_code=201, responses=_REFUSED, summary="收件 at a window")
async def receive_at_window(request: Request, staff: Worker, key: Key, body: CaseWanted) -> Response:
    return await _receive(request, Doer(staff.key, staff.badge), key, body, Channel.WINDOW)


@router.post(
    "/tracks", response_model=Tracked, responses=_REFUSED | examples.STRANGER, summary="Where a citizen's case is"
)
async def tracks(request: Request, kiosk: Asker, body: TrackAsked) -> Response:
    """Exactly one way: holder, code, or number with the last four digits of the identity number."""
    ways = (body.holder is not None, bool(body.code), bool(body.number))
    if sum(ways) != 1 or (body.number and len(body.last_four) != 4):
        return send_unkept(plain(422, "one way: holder, code, or number with last_four"))
    office = office_of(request)
    if office.plan is None or not office.plan.kept_here:
        return _refuse(CaseReason.NO_CASES)
    short = numbers.short(body.number)
    if office.kiosks.left_seconds(kiosk.id) or (short and office.cases.left_seconds(short)):
        return _refuse(CaseReason.TOO_MANY)
    found = await read(request, lambda sheet: tracking.tracked(sheet, office, body))
    if isinstance(found, Wrong):
        office.kiosks.wait_seconds(kiosk.id)
        if found.short:
            office.cases.wait_seconds(found.short)
        return _refuse(CaseReason.UNKNOWN_CASE)
    return send_unkept(reply(200, found))


@router.get("", response_model=CasePage, summary="Cases with their lights, newest first")
async def listed(
    request: Request,
    _staff: Worker,
    light: Light | None = None,
    state: State | None = None,
    department: Annotated[str, Query(max_length=40)] = "",
    item: Annotated[str, Query(max_length=40)] = "",
    number: Annotated[str, Query(max_length=40)] = "",
    after: Annotated[str, Query(pattern="^([0-9a-f]{24})?$")] = "",
    everything: bool = False,
) -> Response:
    """Open cases only, unless `everything` or a number or state is asked for."""
    still_open = not (everything or number or state)
    asked = Asked(light, state, department, item, still_open, number, after)
    return send_unkept(reply(200, await read(request, lambda sheet: listing.page(sheet, asked))))


@router.get("/{case}", response_model=CaseView, responses=examples.UNKNOWN, summary="One case, whole")
async def one(request: Request, _staff: Worker, case: CaseId) -> Response:
    def look(sheet: Sheet) -> Reply:
        row = files.found(sheet, case)
        return plain(404, "there is no such case") if row is None else reply(200, showing.view(sheet, row))

    return send_unkept(await read(request, look))


@router.post(
    "/{case}/acts",
    response_model=CaseView,
    responses=_REFUSED | examples.UNKNOWN,
    summary="One act on one case: one transaction, and a repeat of the key gets the first answer",
)
async def acts(request: Request, staff: Worker, key: Key, case: CaseId, act: Annotated[CaseAct, Body()]) -> Response:
    plan = office_of(request).plan
    if plan is None:
        return _refuse(CaseReason.NO_CASES)
    intent = intent_of(request, staff.key, key, f"case {case}".encode(), act)
    doer, manager = Doer(staff.key, staff.badge), staff.role in _MANAGERS

    def done(sheet: Sheet) -> Reply:
        return acting.act(sheet, plan, intent, doer, case, act, manager=manager)

    return send_unkept(await write(request, done, intent.name))


async def _receive(request: Request, doer: Doer, key: str, body: CaseWanted, channel: Channel) -> Response:
    intent, plan = intent_of(request, doer.id, key, b"cases", body), office_of(request).plan

    def received(sheet: Sheet) -> Reply:
        return receiving.receive(sheet, plan, intent, doer, body, channel)

    return send_unkept(await write(request, received, intent.name))


def _refuse(reason: CaseReason) -> Response:
    return send_unkept(reply(409, CaseRefusal(reason=reason)))
