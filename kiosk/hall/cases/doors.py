"""The doors `/v1/cases`: see `kiosk.center.contract.cases` for the words."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Body, Query, Request
from fastapi.responses import Response

from kiosk.cases import numbers
from kiosk.center.contract.case_acts import CaseAct
from kiosk.center.contract.case_desk import CasePage, CaseView
from kiosk.center.contract.cases import (
    CaseFeeWanted,
    CaseReason,
    CaseRefusal,
    CaseSlip,
    CaseWanted,
    Channel,
    Light,
    State,
    TrackAsked,
    Tracked,
)
from kiosk.center.contract.fees import FeeOrder, FeeRefusal
from kiosk.center.contract.staff import Role
from kiosk.hall import examples
from kiosk.hall.answers import Reply, plain, reply
from kiosk.hall.asked import intent_of, read, send_unkept, write
from kiosk.hall.cases import acting, charging, files, listing, receiving, showing, tracking
from kiosk.hall.cases.files import Doer
from kiosk.hall.cases.listing import Asked
from kiosk.hall.cases.office import Office, office_of
from kiosk.hall.fees.office import office_of as fees_of
from kiosk.hall.kiosks import Kiosk
from kiosk.hall.routes import Asker, HexId, Key
from kiosk.hall.sheet import Sheet
from kiosk.hall.staff import Worker
from kiosk.hall.throttle import Throttle, tried

_REFUSED: dict[int | str, dict[str, Any]] = {409: {"model": CaseRefusal, "description": "Not done, and why"}}
_NO_FEE: dict[int | str, dict[str, Any]] = {409: {"model": FeeRefusal, "description": "Not done, and why"}}
_MANAGERS = (Role.MANAGER, Role.ADMINISTRATOR)

router = APIRouter(prefix="/v1/cases", tags=["cases"], responses=examples.AWAY)


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
    with tried(*_tries(office, kiosk, body)) as this:
        if this.refused:
            return _refuse(CaseReason.TOO_MANY)
        found = await read(request, lambda sheet: tracking.tracked(sheet, office, body))
        this.wrong = found is None
    return _refuse(CaseReason.UNKNOWN_CASE) if found is None else send_unkept(reply(200, found))


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
    to_check: bool = False,
) -> Response:
    """Open cases only, unless `everything` or a number or state is asked for. `to_check`: whose commitment is to be
    looked into (核查)."""
    still_open = not (everything or number or state)
    asked = Asked(light, state, department, item, still_open, number, after, to_check)
    return send_unkept(reply(200, await read(request, lambda sheet: listing.page(sheet, asked))))


@router.get("/{case}", response_model=CaseView, responses=examples.UNKNOWN, summary="One case, whole")
async def one(request: Request, staff: Worker, case: HexId) -> Response:
    def look(sheet: Sheet) -> tuple[str, Reply] | None:
        row = files.found(sheet, case)
        return None if row is None else (row["number"], reply(200, showing.view(sheet, row)))

    found = await read(request, look)
    if found is None:
        return send_unkept(plain(404, "there is no such case"))
    number, seen = found
    await office_of(request).seen.note(request, staff.key, "caseSeen", number)
    return send_unkept(seen)


@router.post(
    "/{case}/acts",
    response_model=CaseView,
    responses=_REFUSED | examples.UNKNOWN,
    summary="One act on one case: one transaction, and a repeat of the key gets the first answer",
)
async def acts(request: Request, staff: Worker, key: Key, case: HexId, act: Annotated[CaseAct, Body()]) -> Response:
    plan = office_of(request).plan
    if plan is None:
        return _refuse(CaseReason.NO_CASES)
    intent = intent_of(request, staff.key, key, f"case {case}".encode(), act)
    doer, manager = Doer(staff.key, staff.badge), staff.role in _MANAGERS

    def done(sheet: Sheet) -> Reply:
        return acting.act(sheet, plan, intent, doer, case, act, manager=manager)

    return send_unkept(await write(request, done, intent.name))


@router.post(
    "/{case}/fees",
    response_model=FeeOrder,
    status_code=201,
    responses=_NO_FEE | examples.UNKNOWN,
    summary="The slip of a case's fee: the one that stands, or a fresh one",
)
async def fee(request: Request, staff: Worker, key: Key, case: HexId, body: CaseFeeWanted) -> Response:
    """As the item's guide publishes it; a window names no amount. A slip that stands keeps its copies."""
    intent, fees = intent_of(request, staff.key, key, f"case {case} fee".encode(), body), fees_of(request)
    return send_unkept(
        await write(request, lambda sheet: charging.ask(sheet, fees, intent, case, body.copies), intent.name)
    )


async def _receive(request: Request, doer: Doer, key: str, body: CaseWanted, channel: Channel) -> Response:
    intent, plan = intent_of(request, doer.id, key, b"cases", body), office_of(request).plan

    def received(sheet: Sheet) -> Reply:
        return receiving.receive(sheet, plan, intent, doer, body, channel)

    return send_unkept(await write(request, received, intent.name))


def _tries(office: Office, kiosk: Kiosk, asked: TrackAsked) -> list[tuple[Throttle, str]]:
    """What a wrong code or number counts against; a card that was read is no try, so it opens its case at all times."""
    if asked.holder is not None:
        return []
    short = numbers.short(asked.number)
    return [(office.kiosks, kiosk.id), *([(office.cases, short)] if short else [])]


def _refuse(reason: CaseReason) -> Response:
    return send_unkept(reply(409, CaseRefusal(reason=reason)))
