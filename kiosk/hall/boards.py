"""The doors of the boards: how the hall stands, the last calls, both as streams. Public, as a screen on a wall is."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, FastAPI, Header, Query, Request
from fastapi.responses import Response
from sse_starlette import EventSourceResponse

from kiosk.center.contract.boards import Board, Calls
from kiosk.hall import board_page, examples
from kiosk.hall.answers import plain, reply
from kiosk.hall.asked import desk_of, reading
from kiosk.hall.board_channels import Channels
from kiosk.hall.board_composing import Look, Scope, Whole, cut, cut_calls, known, whole
from kiosk.hall.board_settings import BoardFile
from kiosk.hall.counter import windows
from kiosk.hall.desk import Desk
from kiosk.hall.judging import outlook
from kiosk.hall.opening import open_doors
from kiosk.hall.pulse import Pulse
from kiosk.hall.sheet import Sheet

router = APIRouter(prefix="/v1", responses=examples.AWAY)

_SEND_SECONDS = 20.0
"""A board that takes nothing for so long has gone without saying so."""

_KEEP_ALIVE_SECONDS = 30

Zone = Annotated[str, Query(max_length=40, description="A zone of the hall; all of it when left out")]
Window = Annotated[str, Query(max_length=6, description="One window only")]
After = Annotated[int, Query(ge=0, description="The id of the last call that is known")]


def join(app: FastAPI) -> None:
    """Adds the doors and the page. ConfigError when board.toml is wrong."""
    desk: Desk = app.state.desk
    app.state.board_file = BoardFile(desk.settings.config)
    open_doors(app, router, board_page.router)


def open_channels(app: FastAPI, pulse: Pulse) -> Channels:
    """For the time the application runs; where its loop runs."""
    desk: Desk = app.state.desk
    extras: BoardFile = app.state.board_file

    def look() -> Whole:
        return reading(desk, lambda sheet: whole(look_at(sheet), extras.plan()))

    channels = app.state.channels = Channels(pulse, look, lambda: desk.clock)
    return channels


def look_at(sheet: Sheet) -> Look:
    """What the boards need of today's sheet."""
    now = outlook(sheet)
    lines = now.lines()
    return Look(
        day=sheet.book,
        plan=sheet.desk.plan,
        seq=sheet.seq,
        now=sheet.now,
        windows=windows(sheet).windows,
        span=lambda pool: now.behind(lines, pool)[1],
    )


@router.get("/board", response_model=Board, summary="How the hall, a zone or a window stands")
async def board(request: Request, zone: Zone = "", window: Window = "") -> Response:
    scope = Scope(zone, window)
    if not known(desk_of(request).plan, scope):
        return _nowhere()
    return _json(reply(200, cut(await _channels(request).now(), scope)).body)


@router.get("/board/stream", response_class=EventSourceResponse, summary="The same, whenever it changes")
async def board_stream(request: Request, zone: Zone = "", window: Window = "") -> Response:
    scope = Scope(zone, window)
    refusal = _refusal(request, scope)
    return refusal or _stream(_channels(request).board_frames(scope))


@router.get("/calls", response_model=Calls, summary="Today's calls since one that is known, the last 60 at most")
async def calls(request: Request, zone: Zone = "", window: Window = "", after: After = 0) -> Response:
    scope = Scope(zone, window)
    if not known(desk_of(request).plan, scope):
        return _nowhere()
    seen = await _channels(request).now()
    return _json(reply(200, Calls(now=seen.board.now, calls=cut_calls(seen, scope, after))).body)


@router.get("/calls/stream", response_class=EventSourceResponse, summary="Each call as it is made")
async def calls_stream(
    request: Request,
    zone: Zone = "",
    window: Window = "",
    last: Annotated[str, Header(alias="Last-Event-ID", max_length=20)] = "",
) -> Response:
    scope = Scope(zone, window)
    refusal = _refusal(request, scope)
    return refusal or _stream(_channels(request).call_frames(scope, int(last) if last.isdecimal() else None))


def _refusal(request: Request, scope: Scope) -> Response | None:
    if not known(desk_of(request).plan, scope):
        return _nowhere()
    if _channels(request).full:
        busy = plain(503, "as many boards as this center serves are connected already; try again later")
        return Response(busy.body, 503, {"Retry-After": "30"}, "application/json")
    return None


def _stream(frames: AsyncIterator[bytes]) -> EventSourceResponse:
    return EventSourceResponse(frames, ping=_KEEP_ALIVE_SECONDS, send_timeout=_SEND_SECONDS)


def _nowhere() -> Response:
    missing = plain(404, "this hall has no such zone or window")
    return Response(missing.body, 404, media_type="application/json")


def _json(body: bytes) -> Response:
    return Response(body, media_type="application/json", headers={"Cache-Control": "no-store"})


def _channels(request: Request) -> Channels:
    channels: Channels = request.app.state.channels
    return channels
