"""The doors `/v1/exchange`: see `kiosk.center.contract.exchange` for the words."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from pydantic import AwareDatetime

from kiosk.center.contract.exchange import CasesPage, SupervisionPage
from kiosk.center.contract.staff import DeviceRole, Role
from kiosk.hall import examples
from kiosk.hall.answers import plain, reply
from kiosk.hall.asked import read, send_unkept, tell
from kiosk.hall.cases.office import office_of
from kiosk.hall.national.gathering import EXCHANGED, Hall, changed, since_id, warned
from kiosk.hall.staff.proving import Actor, acting

router = APIRouter(prefix="/v1/exchange", tags=["exchange"], responses=examples.AWAY)

Platform = Annotated[Actor, Depends(acting(Role.ADMINISTRATOR, devices=(DeviceRole.EXCHANGE,)))]
After = Annotated[str, Query(pattern="^([0-9a-f]{14}|[0-9a-f]{24})?$", description="`next` of the page before")]
Since = Annotated[AwareDatetime | None, Query(description="For the first page; with its zone")]


@router.get("/cases", response_model=CasesPage, summary="Cases that changed, oldest change first")
async def cases(request: Request, who: Platform, since: Since = None, after: After = "") -> Response:
    """One of `since` and `after`; without either, from the first case on."""
    if since is not None and after:
        return send_unkept(plain(422, "since or after, not both"))
    plan = office_of(request).plan
    hall = Hall(request.app.state.exchange, plan.district if plan else "")
    begin = since_id(since) if since else after
    found = await read(request, lambda sheet: changed(sheet, hall, begin))
    if found.changes:
        await tell(request, who.key, EXCHANGED, after=begin, next=found.next, count=len(found.changes))
    return send_unkept(reply(200, found.page))


@router.get("/supervision", response_model=SupervisionPage, summary="What is yellow or red now 电子监察")
async def supervision(request: Request, _who: Platform, after: After = "") -> Response:
    return send_unkept(reply(200, await read(request, lambda sheet: warned(sheet, after))))
