"""The doors `/v1/papers`: see `kiosk.center.contract.papers` for the words."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from kiosk.center.contract import Taken
from kiosk.center.contract.papers import (
    Confirmation,
    Paper,
    PaperAsked,
    PaperKind,
    PaperOutcome,
    PaperReason,
    PaperRefusal,
    PapersThere,
    PaperWanted,
    Preview,
    PreviewAsked,
    Reprint,
    Reprints,
)
from kiosk.hall import examples
from kiosk.hall.answers import Reply, plain, reply
from kiosk.hall.asked import decided, desk_of, intent_of, read, send_unkept, write
from kiosk.hall.clock import moment
from kiosk.hall.papers import issuing, reprinting, settling, writing
from kiosk.hall.papers.office import asked, data_of, nothing_of, office_of, written
from kiosk.hall.routes import Asker, HexId, Key
from kiosk.hall.sheet import Sheet
from kiosk.paper.kinds import Kind

_REFUSED: dict[int | str, dict[str, Any]] = {409: {"model": PaperRefusal, "description": "No paper, and why"}}
_GONE: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/pdf": {}}},
    404: {"description": "There is no file of this paper for this kiosk any more"},
}

router = APIRouter(prefix="/v1/papers", tags=["papers"], responses=examples.STRANGER | examples.AWAY)


@router.post("/available", response_model=PapersThere, responses=_REFUSED, summary="What this person can have printed")
async def available(request: Request, kiosk: Asker, body: PaperAsked) -> Response:
    """Every kind of this hall, with why not where it cannot be had now. Asks the register, keeps nothing."""
    if body.confirmed is Confirmation.NONE:
        return _refuse(PaperReason.NOT_CONFIRMED)
    office = office_of(request)
    there = await asked(office, kiosk.id, lambda: office.register.kinds(body.holder))
    if isinstance(there, PaperReason):
        return _refuse(there)
    taken = await read(request, lambda sheet: issuing.taken_today(sheet, body.holder))
    kinds = tuple(_offered(kind, there, taken[kind.code], office.fees) for kind in office.kinds.values())
    return send_unkept(reply(200, PapersThere.model_construct(kinds=kinds)))


@router.post("/previews", response_model=Preview, responses=_REFUSED, summary="The paper as the screen may show it")
async def preview(request: Request, kiosk: Asker, body: PreviewAsked) -> Response:
    office, kind = office_of(request), office_of(request).kinds.get(body.kind)
    against = issuing.reason_against(kind, body.confirmed, fees=office.fees)
    if kind is None or against is not None:
        return _refuse(against or PaperReason.UNKNOWN_KIND)
    data = await data_of(office, kiosk.id, body.holder, kind)
    if isinstance(data, PaperReason):
        return _refuse(data)
    now = desk_of(request).clock.now()
    made = await written(office, lambda: writing.pictures(kind, data, now, body.width))
    if isinstance(made, PaperReason):
        return _refuse(made)
    return send_unkept(reply(200, Preview.model_construct(pictures=made[0], pages=made[1])))


@router.post("", response_model=Paper, status_code=201, responses=_REFUSED, summary="A number and a signed file")
async def issue(request: Request, kiosk: Asker, key: Key, body: PaperWanted) -> Response:
    office, intent = office_of(request), intent_of(request, kiosk.id, key, b"papers", body)
    kind = office.kinds.get(body.kind)
    against = issuing.reason_against(kind, body.confirmed, body.copies, fees=office.fees)
    if kind is None or against is not None:
        why = against or PaperReason.UNKNOWN_KIND
        return send_unkept(await write(request, lambda sheet: issuing.refuse(sheet, intent, why, body), intent.name))
    draft = await decided(request, intent, lambda sheet: issuing.begin(sheet, office, intent, body, kind))
    if isinstance(draft, Reply):
        return send_unkept(draft)
    desk = desk_of(request)
    place = writing.Place(desk.plan.hall.name, desk.settings.public_url.rstrip("/"))
    made: writing.Written | PaperReason
    data = await data_of(office, kiosk.id, body.holder, kind)
    if isinstance(data, PaperReason):
        made = data
    else:
        made = await written(office, lambda: writing.write(office, kind, data, draft, place))
    return send_unkept(await decided(request, intent, lambda sheet: issuing.finish(sheet, intent, draft, made)))


@router.post("/reprints", response_model=Reprints, responses=_REFUSED, summary="What may be printed once more here")
async def reprints(request: Request, kiosk: Asker, body: PaperAsked) -> Response:
    """Only what staff allowed, and only to whoever proved to be the holder."""
    if body.confirmed is Confirmation.NONE:
        return _refuse(PaperReason.NOT_CONFIRMED)
    office = office_of(request)

    def look(sheet: Sheet) -> Reprints:
        taken = issuing.taken_today(sheet, body.holder)
        return Reprints.model_construct(
            papers=tuple(
                Reprint.model_construct(
                    paper=issuing.told(dict(row), again=True),
                    kind=_offered(kind, frozenset([kind.code]), taken[kind.code], office.fees),
                    until=moment(until),
                )
                for row, until in reprinting.allowed(sheet, kiosk.id, body.holder)
                if (kind := office.kinds.get(row["kind"])) is not None
            )
        )

    return send_unkept(reply(200, await read(request, look)))


@router.get("/{paper}/file", responses=_GONE, response_class=Response, summary="The signed file, on its way to paper")
async def file(request: Request, kiosk: Asker, paper: HexId) -> Response:
    found = await read(request, lambda sheet: settling.file_of(sheet, kiosk.id, paper))
    if found is None:
        return send_unkept(plain(404, "there is no file of this paper for this kiosk"))
    return Response(found, media_type="application/pdf", headers={"Cache-Control": "no-store"})


@router.post("/outcomes", response_model=Taken, status_code=202, summary="What became of the sheets")
async def outcome(request: Request, kiosk: Asker, key: Key, body: PaperOutcome) -> Response:
    intent = intent_of(request, kiosk.id, key, b"paper outcome", body)
    return send_unkept(await write(request, lambda sheet: settling.settle(sheet, intent, body), intent.name))


def _offered(kind: Kind, there: frozenset[str], taken: int, fees: bool) -> PaperKind:
    left = max(0, kind.quota_per_day - taken)
    # As somebody who has proven who they are: the kiosk asks for that proof before it prints.
    reason = issuing.reason_against(kind, Confirmation.FACE, fees=fees)
    if reason is None and kind.code not in there:
        reason = nothing_of(kind)
    if reason is None and not left:
        reason = PaperReason.QUOTA_REACHED
    return PaperKind.model_construct(
        code=kind.code,
        name=kind.name,
        name_en=kind.name_en,
        department=kind.department,
        department_en=kind.department_en,
        fee=kind.fee,
        copies_most=kind.copies_most,
        left=left,
        face=kind.face,
        reason=reason,
        application=kind.application,
    )


def _refuse(reason: PaperReason) -> Response:
    return send_unkept(reply(409, PaperRefusal(reason=reason)))
