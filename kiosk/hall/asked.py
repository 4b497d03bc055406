"""What every door needs of the application it stands in: the desk, a place in the writer's batch, and how to answer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from fastapi import Request
from fastapi.responses import Response
from pydantic import BaseModel
from sqlalchemy.exc import SQLAlchemyError

from kiosk.hall.answers import Intent, Reply
from kiosk.hall.desk import Desk
from kiosk.hall.sheet import Named, Sheet, opened
from kiosk.hall.writer import Job, Look, Writer

Seen = TypeVar("Seen")


def desk_of(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


def writer_of(request: Request) -> Writer:
    writer: Writer = request.app.state.writer
    return writer


def language_of(request: Request) -> str:
    """zh or en: what the address asks for (`?lang=en`), or else what the browser speaks."""
    asked = request.query_params.get("lang", "")
    if asked in ("zh", "en"):
        return asked
    return "en" if request.headers.get("accept-language", "zh").lower().startswith("en") else "zh"


def intent_of(request: Request, who: str, key: str, door: bytes, body: BaseModel | bytes) -> Intent:
    """Who asks with which key, and the keyed digest of what: the same key with other words is another wish."""
    content = body if isinstance(body, bytes) else body.model_dump_json().encode()
    return Intent(Named(who, key), desk_of(request).seal.digest(door, content))


async def write(request: Request, act: Callable[[Sheet], Reply], name: Named) -> Reply:
    return await writer_of(request).write(Job(act, name))


async def decided(request: Request, intent: Intent, act: Callable[[Sheet], Seen]) -> Seen:
    """What `act` returned in its place in the writer's batch, be it an answer or the next step. The last time counts: a
    batch that fails is run again."""
    results: list[Seen] = []

    def once(sheet: Sheet) -> Reply:
        results.append(act(sheet))
        return NOTHING

    await write(request, once, intent.name)
    return results[-1]


async def tell(request: Request, who: str, kind: str, **detail: object) -> None:
    """A line in the event log, on disk when this returns; never anything of a citizen."""

    def told(sheet: Sheet) -> Reply:
        sheet.log(who, kind, None, **detail)
        return NOTHING

    await write(request, told, Named(who, ""))


NOTHING = Reply(204, b"")


async def glance(request: Request, look: Look[Seen]) -> Seen:
    """Seen from the writer's batch: for what is asked as often as is acted, and is quickly answered from memory."""
    return await writer_of(request).look(look)


async def read(request: Request, look: Callable[[Sheet], Seen]) -> Seen:
    """For what asks the store, or takes a while."""
    return await asyncio.to_thread(reading, desk_of(request), look)


def reading(desk: Desk, look: Callable[[Sheet], Seen]) -> Seen:
    """Look at today's sheet without changing it."""
    with desk.looking:
        sheet = opened(desk.eyes, desk, desk.shelf)
        try:
            return look(sheet)
        finally:
            with suppress(SQLAlchemyError):
                sheet.connection.rollback()  # nothing was changed; SQLAlchemy has begun something all the same


def send(answer: Reply) -> Response:
    return Response(answer.body, status_code=answer.status, media_type="application/json")


def send_unkept(answer: Reply) -> Response:
    """An answer about a person: no proxy and no browser keeps it. At 503 the same key is still being worked on."""
    headers = {"Cache-Control": "no-store"} | ({"Retry-After": "1"} if answer.status == 503 else {})
    return Response(answer.body, status_code=answer.status, media_type="application/json", headers=headers)
