"""The doors of ratings: see `kiosk.center.contract.ratings` and `.rating_desk` for the words."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel

from kiosk.center.contract import Taken
from kiosk.center.contract.ratings import (
    Invitation,
    OptionSet,
    PaperRating,
    PhoneRating,
    Published,
    Rated,
    RatingRefusal,
    RatingRequest,
    TicketRatings,
)
from kiosk.hall.answers import Reply, plain, reply
from kiosk.hall.asked import desk_of, intent_of, send_unkept, write
from kiosk.hall.desk import Desk
from kiosk.hall.pulse import Pulse
from kiosk.hall.rating import asking, counting, printed, taking
from kiosk.hall.rating.office import Office, View
from kiosk.hall.routes import Asker, Key
from kiosk.hall.staff import Actor, acting
from kiosk.rating.options import VERSION

router = APIRouter(prefix="/v1", tags=["ratings"])

Seen = TypeVar("Seen")

LONGEST_WAIT = 2.0
"""Seconds an invitation is waited for; then the tablet asks again. Shorter than a center that ends waits."""

MOST_PUBLIC_DAYS = 31
_KNOWN_SECONDS = 60.0
_MOST_KNOWN = 40

NOBODY = "nobody"
"""A role no account has: these doors are for devices only, whoever is signed in."""

Rater = Annotated[Actor, Depends(acting(NOBODY, devices=("rater", "caller")))]
"""The tablet or keypad before a window, or the line of callers that a keypad hangs on."""
TicketCode = Annotated[str, Path(pattern="^[2-9A-HJ-NP-Z]{10}$")]
_REFUSED: dict[int | str, dict[str, Any]] = {409: {"model": RatingRefusal}}


@router.get("/ratings/options", response_model=OptionSet, summary="What a citizen may choose as reasons")
async def options(request: Request) -> Response:
    plan = office_of(request).plan
    body = OptionSet(
        version=VERSION,
        options=plan.options,
        invite_seconds=plan.times.invite_seconds,
        contact_days=plan.deadlines.contact_days,
    )
    return send_unkept(reply(200, body))


@router.get("/windows/{number}/invitation", response_model=Invitation, summary="Whom this window's tablet asks now")
async def invitation(
    request: Request, number: str, _rater: Rater, after: Annotated[int | None, Query(ge=0)] = None
) -> Response:
    place = asking.window_of(desk_of(request), number)
    if place is None:
        return send_unkept(plain(404, "this hall has no such window"))
    if after is not None:
        await _changed(request.app.state.pulse, after)
    office = office_of(request)
    return send_unkept(reply(200, await look(request, lambda view: asking.invitation(view, office, place))))


@router.post("/ratings", response_model=Rated, status_code=201, responses=_REFUSED, summary="A citizen rates a service")
async def rate(request: Request, rater: Rater, key: Key, body: RatingRequest) -> Response:
    office = office_of(request)
    # A rating that waited on the device comes with another `ago` each time: it is the same rating.
    intent = intent_of(request, rater.key, key, b"ratings", body.model_copy(update={"ago": 0.0}))
    place = asking.window_of(desk_of(request), body.window) if body.window else None
    if place is not None:
        body = body.model_copy(update={"window": place.number})
    return send_unkept(await write(request, lambda sheet: taking.from_device(sheet, intent, office, body), intent.name))


@router.post("/ratings/papers", response_model=Taken, status_code=202, summary="A citizen rates what a kiosk printed")
async def rate_paper(request: Request, kiosk: Asker, key: Key, body: PaperRating) -> Response:
    office, intent = office_of(request), intent_of(request, kiosk.id, key, b"paper rating", body)
    return send_unkept(await write(request, lambda sheet: printed.from_kiosk(sheet, intent, office, body), intent.name))


@router.get("/tickets/{code}/rating", response_model=TicketRatings, summary="What of a ticket can be rated")
async def ticket(request: Request, code: TicketCode) -> Response:
    office = office_of(request)
    found = await look(request, lambda view: asking.ticket(view, office, code))
    return send_unkept(plain(404, "there is no such ticket") if found is None else reply(200, found))


@router.post(
    "/tickets/{code}/rating",
    response_model=Rated,
    status_code=201,
    responses=_REFUSED,
    summary="Rate from the ticket's own page",
)
async def rate_by_phone(request: Request, code: TicketCode, key: Key, body: PhoneRating) -> Response:
    office, desk = office_of(request), desk_of(request)
    intent = intent_of(request, f"/t/{code}", key, b"phone rating", body)
    address = "" if request.client is None else request.client.host
    # Of this day only: a mark that outlived it would follow somebody's phone around.
    source = desk.seal.digest(b"rating source", f"{desk.clock.now().date()} {address}".encode())
    return send_unkept(
        await write(request, lambda sheet: taking.from_phone(sheet, intent, office, code, body, source), intent.name)
    )


class Days(BaseModel, frozen=True):
    """From the first day to the last; without them the last thirty."""

    since: date
    until: date


Day = Annotated[date | None, Query(ge=date(2000, 1, 1), le=date(2199, 12, 31))]
"""Near the ends of the calendar there is no day before or after."""


def days(request: Request, since: Day = None, until: Day = None) -> Days:
    last = until or desk_of(request).clock.now().date()
    return Days(since=since or last - timedelta(days=29), until=last)


@router.get("/ratings/published", response_model=Published, summary="The figures everybody may see")
async def published(request: Request, span: Annotated[Days, Depends(days)]) -> Response:
    """At most so many days, and counted again after a minute at the earliest: anybody may ask."""
    if not 0 <= (span.until - span.since).days < MOST_PUBLIC_DAYS:
        return send_unkept(plain(422, f"from the first day to the last, at most {MOST_PUBLIC_DAYS}"))
    known: dict[Days, tuple[float, Reply]] = request.app.state.ratings_published
    until, answer = known.get(span, (0.0, None))
    if answer is None or time.monotonic() >= until:
        seen = await look(request, lambda view: counting.published(view, span.since, span.until))
        answer = reply(200, seen)
        if len(known) >= _MOST_KNOWN:
            known.clear()
        known[span] = (time.monotonic() + _KNOWN_SECONDS, answer)
    return send_unkept(answer)


async def _changed(pulse: Pulse, after: int) -> None:
    try:
        async with asyncio.timeout(LONGEST_WAIT):
            await pulse.beyond(after)
    except TimeoutError:
        pass  # the time that is left has changed all the same


# ----------------------------------------------------------------------- what every door here needs


def office_of(request: Request) -> Office:
    office: Office = request.app.state.ratings
    return office


async def look(request: Request, see: Callable[[View], Seen]) -> Seen:
    return await asyncio.to_thread(_looking, desk_of(request), see)


def _looking(desk: Desk, see: Callable[[View], Seen]) -> Seen:
    with desk.store.reading() as connection:
        return see(View(connection, desk, desk.clock.now()))
