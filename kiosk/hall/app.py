"""The FastAPI application of the center: doors, faults in plain words, what runs beside the requests."""

from __future__ import annotations

import asyncio
import logging
import warnings
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.telemetry import TelemetryConfig
from pydantic.warnings import UnsupportedFieldAttributeWarning
from pydantic_core import PydanticSerializationError
from sqlalchemy.exc import SQLAlchemyError

from kiosk.center.contract import Reason, Refusal
from kiosk.hall import (
    boards,
    cases,
    counter_doors,
    document,
    fees,
    filing,
    identity,
    manage,
    national,
    notice_doors,
    pages,
    papers,
    rating,
    routes,
    staff,
    window_page,
)
from kiosk.hall.chores import Chores
from kiosk.hall.desk import Desk
from kiosk.hall.express import Express
from kiosk.hall.gate import Gate
from kiosk.hall.heard import Ear, Heard
from kiosk.hall.opening import open_doors
from kiosk.hall.plan import ConfigError
from kiosk.hall.pulse import Pulse
from kiosk.hall.routes import NotEnrolled
from kiosk.hall.settings import Settings
from kiosk.hall.storage import is_away, is_no_text
from kiosk.hall.writer import Writer

log = logging.getLogger("kiosk.hall")


def create_app(settings: Settings) -> FastAPI:
    """The center as an ASGI application, its store opened and up to date.

    ConfigError, StoreUrlError or KeyFileError when it cannot start, with a text for the person who started it.
    """
    # FastAPI names the fields it makes for bodies in a way pydantic finds useless: nothing for a hall's terminal. It
    # silences that by itself, but not in two threads at once.
    warnings.filterwarnings("ignore", category=UnsupportedFieldAttributeWarning)
    desk = Desk(settings)
    # The pages that show OpenAPI load their scripts from another network; the document itself is served.
    app = FastAPI(
        title="便民自助终端 center",
        version="1",
        lifespan=_lifespan,
        docs_url=None,
        redoc_url=None,
        telemetry=_UNWATCHED,
    )
    app.state.desk = desk
    heard = app.state.heard = Heard(desk)
    open_doors(app, routes.router, pages.router, counter_doors.router)
    try:
        for room in (staff, boards, rating, manage, identity, fees, papers, cases, national, filing):
            room.join(app)
    except ConfigError:
        desk.close()
        raise
    open_doors(app, window_page.router, notice_doors.router)
    document.join(app)
    app.add_middleware(Express, doors=app)
    app.add_middleware(Ear, heard=heard)
    app.add_middleware(Gate, most=partial(filing.most_bytes, app.state.filing))
    app.add_exception_handler(RequestValidationError, _senseless)
    app.add_exception_handler(NotEnrolled, _stranger)
    for fault in (UnicodeEncodeError, PydanticSerializationError):
        app.add_exception_handler(fault, _unwritable)
    app.add_exception_handler(SQLAlchemyError, _store_fault)
    app.add_exception_handler(Exception, _bug)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    desk: Desk = app.state.desk
    pulse = app.state.pulse = Pulse(desk.store)
    writer = app.state.writer = Writer(desk, pulse.tell)
    chores = Chores(desk, writer, app.state.heard)
    channels = boards.open_channels(app, pulse)
    try:
        yield
    finally:
        await channels.stop()
        await asyncio.to_thread(pulse.stop)
        await asyncio.to_thread(chores.stop)
        await asyncio.to_thread(writer.stop)
        # Whoever was looking when their request was given up still holds a connection, and gives it back.
        await asyncio.get_running_loop().shutdown_default_executor()
        desk.close()


_UNWATCHED: TelemetryConfig = {"tracing": False, "metrics": False, "logs": False, "operation_spans": False}
"""A trace would keep the addresses of tickets, which tell whose they are. Not asking each time whether somebody wants
one is also cheaper."""


async def _senseless(_request: Request, fault: Exception) -> JSONResponse:
    if not isinstance(fault, RequestValidationError):
        raise fault
    # Place and reason only: what was sent may be somebody's identity number.
    reasons = [{"loc": list(error["loc"]), "msg": error["msg"], "type": error["type"]} for error in fault.errors()]
    return JSONResponse({"detail": reasons}, 422)


async def _stranger(_request: Request, _fault: Exception) -> JSONResponse:
    refusal = Refusal(reason=Reason.NOT_ENROLLED)
    return JSONResponse(refusal.model_dump(mode="json"), 401, {"WWW-Authenticate": "Bearer"})


async def _unwritable(_request: Request, fault: Exception) -> JSONResponse:
    # JSON can spell what is no text: half a character. Whoever writes or stores it first finds out.
    if "surrogates not allowed" not in str(fault):
        raise fault
    return JSONResponse({"detail": "what was sent holds characters that no text can have"}, 422)


async def _store_fault(_request: Request, fault: Exception) -> JSONResponse:
    # Only the kind of fault is logged: its text can hold the values of the statement.
    if is_no_text(fault):
        return JSONResponse({"detail": "what was sent holds characters that no text can have"}, 422)
    if is_away(fault):
        log.error("the store cannot be reached (%s)", type(fault).__name__)
        return JSONResponse({"detail": "the center cannot reach its store; ask again"}, 503, {"Retry-After": "2"})
    log.error("the store refused a change (%s)", type(fault).__name__)
    return JSONResponse({"detail": "the center could not do this; nothing was changed"}, 500)


async def _bug(_request: Request, _fault: Exception) -> JSONResponse:
    return JSONResponse({"detail": "the center could not do this; nothing was changed"}, 500)
