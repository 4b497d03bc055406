"""The API `/v1`: each door reads its request and hands it on. See `kiosk.center.contract` for the words.

Answers are written by the contract's models and sent as they are; FastAPI is told their shape for OpenAPI only, so no
answer is validated twice.
"""

from __future__ import annotations

import asyncio
from typing import Annotated, TypeVar

from fastapi import APIRouter, Body, Depends, Header, Path, Request
from fastapi.responses import Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel

from kiosk.center.contract import (
    AdoptRequest,
    Catalogue,
    Enrolment,
    EventRequest,
    Hall,
    Quote,
    QuoteRequest,
    Refusal,
    Settled,
    SettleRequest,
    Taken,
    Ticket,
    TicketProgress,
    TicketRequest,
)
from kiosk.hall import adopting, events, examples, following, issuing, judging, looking, settling
from kiosk.hall.answers import Reply, plain, reply
from kiosk.hall.asked import desk_of, glance, intent_of, read, send, write
from kiosk.hall.kiosks import Kiosk
from kiosk.hall.sheet import Named, Sheet

router = APIRouter(prefix="/v1", responses=examples.AWAY)

Seen = TypeVar("Seen")


class NotEnrolled(Exception):
    """The request does not come from a kiosk of this hall."""


_bearer = HTTPBearer(auto_error=False, description="The token this kiosk was enrolled with")


async def proven(
    request: Request, credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]
) -> Kiosk:
    if credentials is None:
        raise NotEnrolled
    desk = desk_of(request)
    kiosk = desk.knows(credentials.credentials) or await asyncio.to_thread(desk.kiosk, credentials.credentials)
    if kiosk is None:
        raise NotEnrolled
    return kiosk


Asker = Annotated[Kiosk, Depends(proven)]
SHORTEST_KEY, LONGEST_KEY = 8, 80
Key = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        min_length=SHORTEST_KEY,
        max_length=LONGEST_KEY,
        description="The kiosk's own key of this intent",
    ),
]


HexId = Annotated[str, Path(pattern="^[0-9a-f]{24}$")]
"""The name of a row: of an order, a paper, a case, an account."""


@router.get("/hall", response_model=Hall, summary="Open or closed, hours, rules, how many wait")
async def hall(request: Request) -> Response:
    return send(await read(request, lambda sheet: reply(200, looking.hall(sheet))))


@router.get("/catalogue", response_model=Catalogue, summary="Departments, families and items with their disclosures")
async def catalogue(request: Request) -> Response:
    stock = desk_of(request).catalogue
    tag = f'"{stock.version}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        packed = headers | {"Content-Encoding": "gzip"}
        return Response(stock.packed, media_type="application/json", headers=packed)
    return Response(stock.plain, media_type="application/json", headers=headers)


@router.post(
    "/quote",
    response_model=Quote,
    responses=examples.REFUSED | examples.STRANGER,
    summary="What a ticket for these items would mean; changes nothing",
)
async def quote(
    request: Request, _kiosk: Asker, body: Annotated[QuoteRequest, Body(openapi_examples=examples.QUOTE)]
) -> Response:
    def look(sheet: Sheet) -> Reply:
        found = judging.quote(sheet, body.items, body.holder, body.claims)
        return reply(409 if isinstance(found, Refusal) else 200, found)

    return send(await glance(request, look))


@router.post(
    "/tickets",
    response_model=Ticket,
    status_code=201,
    responses=examples.REFUSED | examples.STRANGER,
    summary="Take a ticket",
)
async def take_ticket(
    request: Request, kiosk: Asker, key: Key, body: Annotated[TicketRequest, Body(openapi_examples=examples.TICKET)]
) -> Response:
    intent = intent_of(request, kiosk.id, key, b"tickets", body)
    return send(await write(request, lambda sheet: issuing.issue(sheet, intent, body), intent.name))


@router.post(
    "/tickets/adopt",
    response_model=Ticket,
    status_code=201,
    responses=examples.REFUSED | examples.STRANGER,
    summary="Take a ticket the kiosk gave by itself into the queue",
)
async def adopt(
    request: Request, kiosk: Asker, key: Key, body: Annotated[AdoptRequest, Body(openapi_examples=examples.ADOPT)]
) -> Response:
    intent = intent_of(request, kiosk.id, key, b"adopt", body)
    return send(await write(request, lambda sheet: adopting.adopt(sheet, intent, kiosk, body), intent.name))


@router.post(
    "/tickets/settle",
    response_model=Settled,
    responses=examples.STRANGER,
    summary="What became of the paper; repeating it changes nothing, so it needs no key of its own",
)
async def settle(
    request: Request, kiosk: Asker, body: Annotated[SettleRequest, Body(openapi_examples=examples.SETTLE)]
) -> Response:
    name = Named(kiosk.id, body.key)
    return send(await write(request, lambda sheet: settling.settle(sheet, name, body), name))


@router.get(
    "/tickets/{code}",
    response_model=TicketProgress,
    responses=examples.UNKNOWN,
    summary="How a ticket stands; public, names nobody",
)
async def progress(request: Request, code: str) -> Response:
    found = await following.progress(request, code)
    return send(plain(404, "there is no such ticket") if found is None else reply(200, found))


@router.get("/kiosks/me", response_model=Enrolment, responses=examples.STRANGER, summary="This kiosk's own numbers")
async def me(request: Request, kiosk: Asker) -> Response:
    return send(reply(200, looking.enrolment(desk_of(request), kiosk)))


@router.post(
    "/kiosks/me/events",
    response_model=Taken,
    status_code=202,
    responses=examples.STRANGER,
    summary="Something happened at this kiosk",
)
async def event(
    request: Request, kiosk: Asker, key: Key, body: Annotated[EventRequest, Body(openapi_examples=examples.EVENT)]
) -> Response:
    intent = intent_of(request, kiosk.id, key, b"events", body)
    return send(await write(request, lambda sheet: events.take(sheet, intent, body), intent.name))


class Health(BaseModel):
    ready: bool


@router.get("/health", response_model=Health, summary="Whether the center and its store answer")
async def health(request: Request) -> Response:
    def look(sheet: Sheet) -> Reply:
        sheet.connection.exec_driver_sql("SELECT 1")
        return reply(200, Health(ready=True))

    return send(await read(request, look))
