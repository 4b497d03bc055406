"""The two doors that are knocked at all day, by the shortest way: a kiosk takes a ticket, a caller acts at a window.

FastAPI's way to a door (dependencies, exit stacks, a dozen layers) costs as much as the act itself. A request that is
plainly in order goes past it: known token, key, JSON that fits the model. Everything else, and whatever is doubtful,
takes the ordinary way from the start, so there is one place that refuses and one set of words for it. Measured: see
`kiosk bench tickets` and `kiosk bench calls`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from fastapi import FastAPI
from pydantic import TypeAdapter, ValidationError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match, Route
from starlette.types import Message, Receive, Scope, Send

from kiosk.center.contract import TicketRequest
from kiosk.center.contract.windows import Act
from kiosk.hall import counter_doors, routes
from kiosk.hall.asked import desk_of

_TICKET = TypeAdapter(TicketRequest)
_ACT: TypeAdapter[Act] = TypeAdapter(Act)
_ORDINARY = "ordinary way"

Lane = Callable[[Request, bytes], Awaitable[Response] | None]
"""What answers, or None when the request must take the ordinary way."""


def open_lanes(app: FastAPI) -> None:
    """After all doors are there: these two are tried first."""
    lanes = {"/v1/tickets": _ticket, "/v1/windows/{number}/acts": _act}
    app.router.routes[:0] = [_Express(path, lane, app) for path, lane in lanes.items()]


class _Express(Route):
    def __init__(self, path: str, lane: Lane, app: FastAPI) -> None:
        super().__init__(path, endpoint=_Door(lane, app), methods=["POST"], include_in_schema=False)

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        if scope.get("method") != "POST" or _ORDINARY in scope:
            return Match.NONE, {}
        return super().matches(scope)


class _Door:
    def __init__(self, lane: Lane, app: FastAPI) -> None:
        self._lane = lane
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        body = await request.body()
        answer = self._lane(request, body) if _in_json(request) else None
        if answer is not None:
            await (await answer)(scope, receive, send)
            return
        again = {key: value for key, value in scope.items() if key != "path_params"} | {_ORDINARY: True}
        await self._app.router(again, _repeating(body, receive), send)


def _ticket(request: Request, body: bytes) -> Awaitable[Response] | None:
    desk = desk_of(request)
    kiosk = desk.knows(_token(request))
    key, wish = _key(request), _fitting(_TICKET, body)
    if kiosk is None or key is None or wish is None:
        return None
    return routes.take_ticket(request, kiosk, key, wish)


def _act(request: Request, body: bytes) -> Awaitable[Response] | None:
    number = request.path_params["number"]
    device = request.app.state.office.devices.recall(_token(request))
    key, act = _key(request), _fitting(_ACT, body)
    if device is None or device.role not in counter_doors.DEVICES or key is None or act is None:
        return None
    if not counter_doors.NUMBER.fullmatch(number):
        return None
    return counter_doors.acts(request, number, device, key, act)


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
