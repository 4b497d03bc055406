"""What stands before every door: how large a request may be and how long it may take to come, and the headers every
answer carries."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress

from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 64 * 1024
MOST_SECONDS = 15.0
"""From a request's head to the end of its body; whoever never sends it must not keep a line of the center."""
LARGE_SECONDS = 60.0
"""The same for a file on a telephone's network."""

_MOST_DISCARDED = 1024 * 1024

_HEADERS = [(b"x-content-type-options", b"nosniff"), (b"referrer-policy", b"no-referrer")]
_TOO_LARGE = '{"detail":"a request may have at most %d KiB"}'
_TOO_SLOW = b'{"detail":"the request did not come to its end"}'


class CutShort(Exception):
    """Of this request no more is read."""


class Gate:
    """Pure ASGI, so that it costs next to nothing per request."""

    def __init__(self, app: ASGIApp, most: Callable[[str], int] = lambda path: MOST_BYTES) -> None:
        """`most`: bytes a request to this path may have; where it is more than usual, it may take longer too."""
        self._app = app
        self._most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most = self._most(scope["path"])
        seconds = MOST_SECONDS if most <= MOST_BYTES else LARGE_SECONDS
        too_large = (_TOO_LARGE % (most // 1024)).encode()
        if _declared(scope) > most:
            await _let_finish(receive)
            await _refuse(send, 413, too_large)
            return
        length = 0
        started = late = False
        more = True
        until = asyncio.get_running_loop().time() + seconds

        async def counted() -> Message:
            nonlocal length, more, late
            try:
                # Once the body is there, what is waited for is that the other side goes.
                async with asyncio.timeout_at(until if more else None):
                    message = await receive()
            except TimeoutError:
                late = True
                raise CutShort from None
            more = message.get("more_body", False)
            length += len(message.get("body", b""))
            if length > most:
                raise CutShort
            return message

        async def sending(message: Message) -> None:
            nonlocal started
            if (late or length > most) and not started:
                return  # what the application made of half a request
            if message["type"] == "http.response.start":
                started = True
                message["headers"] = [*message["headers"], *_HEADERS]
            await send(message)

        with suppress(CutShort, ClientDisconnect):  # a door that reads its body itself lets them through
            await self._app(scope, counted, sending)
        if late and not started:
            await _refuse(send, 408, _TOO_SLOW)
        elif length > most and not started:
            if more:
                await _let_finish(receive)
            await _refuse(send, 413, too_large)


def _declared(scope: Scope) -> int:
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit():
            return int(value)
    return 0


async def _let_finish(receive: Receive) -> None:
    """Whoever is cut off while they still send never reads why: a little too much is taken in and thrown away."""
    length, more = 0, True
    with suppress(TimeoutError):
        async with asyncio.timeout(MOST_SECONDS):
            while more and length < _MOST_DISCARDED:
                message = await receive()
                length += len(message.get("body", b""))
                more = message.get("more_body", False)


async def _refuse(send: Send, status: int, why: bytes) -> None:
    headers = [(b"content-type", b"application/json"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": why})
