"""The doors that are knocked at all day, by the shortest way: a kiosk takes a ticket, a caller acts or looks.

FastAPI's way to a door (dependencies, exit stacks, a dozen layers) costs more than the act itself. A request that is
plainly in order goes past it: known token, key, JSON that fits the model. Everything else, and whatever is doubtful,
takes the ordinary way from the start, so there is one place that refuses and one set of words for it. Measured: see
`kiosk bench tickets` and `kiosk bench calls`.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from functools import partial
from inspect import isawaitable
from typing import Any

from fastapi import FastAPI
from pydantic import TypeAdapter, ValidationError
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kiosk.center.contract import TicketRequest
from kiosk.center.contract.windows import Act
from kiosk.hall import counter_doors, routes
from kiosk.hall.asked import desk_of
from kiosk.hall.staff import Device

_TICKET = TypeAdapter(TicketRequest)
_ACT: TypeAdapter[Act] = TypeAdapter(Act)
_ACTS = re.compile("/v1/windows/([^/]+)/acts")
_WINDOW = re.compile("/v1/windows/([^/]+)")


class Express:
    """Pure ASGI; stands behind the gate, before FastAPI's own layers."""

    def __init__(self, app: ASGIApp, doors: FastAPI) -> None:
        """`doors` knows what is answered to which fault."""
        self._app = app
        self._doors = doors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        lane = _lane(scope)
        if lane is None:
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        body = await request.body()
        answer = lane(request, body)
        if answer is None:
            await self._app(scope, _repeating(body, receive), send)
            return
        try:
            response = await answer
        except Exception as fault:
            response = await self._told(request, fault)
        await response(scope, receive, send)

    async def _told(self, request: Request, fault: Exception) -> Response:
        """What every door answers to this fault; those nobody thought of go on to where they are logged."""
        for kind in type(fault).__mro__:
            if kind is not Exception and kind in self._doors.exception_handlers:
                told = self._doors.exception_handlers[kind](request, fault)
                return await told if isawaitable(told) else told
        raise fault


Lane = Callable[[Request, bytes], Awaitable[Response] | None]
"""What answers, or None when the request must take the ordinary way."""


def _lane(scope: Scope) -> Lane | None:
    if scope["type"] != "http":
        return None
    if scope["method"] == "GET":
        window = _WINDOW.fullmatch(scope["path"])
        return partial(_look, window[1]) if window else None
    if scope["method"] != "POST":
        return None
    if scope["path"] == "/v1/tickets":
        return _ticket
    acts = _ACTS.fullmatch(scope["path"])
    return partial(_act, acts[1]) if acts else None


def _ticket(request: Request, body: bytes) -> Awaitable[Response] | None:
    desk = desk_of(request)
    kiosk = desk.knows(_token(request))
    key, wish = _key(request), _fitting(_TICKET, body) if _in_json(request) else None
    if kiosk is None or key is None or wish is None:
        return None
    return routes.take_ticket(request, kiosk, key, wish)


def _act(number: str, request: Request, body: bytes) -> Awaitable[Response] | None:
    device, key = _caller(request), _key(request)
    act = _fitting(_ACT, body) if _in_json(request) else None
    if device is None or key is None or act is None or not counter_doors.NUMBER.fullmatch(number):
        return None
    return counter_doors.acts(request, number, device, key, act)


def _look(number: str, request: Request, _body: bytes) -> Awaitable[Response] | None:
    device = _caller(request)
    if device is None or not counter_doors.NUMBER.fullmatch(number):
        return None
    return counter_doors.window(request, number, device)


def _caller(request: Request) -> Device | None:
    """The device that asks, if it may act at windows and was known a moment ago."""
    device = request.app.state.office.devices.recall(_token(request))
    return device if device is not None and device.role in counter_doors.DEVICES else None


def _token(request: Request) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def _key(request: Request) -> str | None:
    key = request.headers.get("idempotency-key", "")
    return key if routes.SHORTEST_KEY <= len(key) <= routes.LONGEST_KEY else None


def _in_json(request: Request) -> bool:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower() == "application/json"


def _fitting(model: TypeAdapter[Any], body: bytes) -> Any:
    try:
        return model.validate_json(body)
    except (ValidationError, ValueError):
        return None


def _repeating(body: bytes, receive: Receive) -> Receive:
    """The body that was read already, once more; then whatever else comes."""
    told = False

    async def again() -> Message:
        nonlocal told
        if told:
            return await receive()
        told = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again
