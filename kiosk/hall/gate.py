"""What stands before every door: a limit on the size of a request, and the headers every answer carries."""

from __future__ import annotations

from contextlib import suppress

from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 64 * 1024
_MOST_DISCARDED = 1024 * 1024

_HEADERS = [(b"x-content-type-options", b"nosniff"), (b"referrer-policy", b"no-referrer")]
_TOO_LARGE = b'{"detail":"a request may have at most 64 KiB"}'


class TooLarge(Exception):
    pass


class Gate:
    """Pure ASGI, so that it costs next to nothing per request."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if _declared(scope) > MOST_BYTES:
            await _let_finish(receive)
            await _refuse(send)
            return
        length = 0
        started = more = False

        async def counted() -> Message:
            nonlocal length, more
            message = await receive()
            more = message.get("more_body", False)
            length += len(message.get("body", b""))
            if length > MOST_BYTES:
                raise TooLarge
            return message

        async def sending(message: Message) -> None:
            nonlocal started
            if length > MOST_BYTES and not started:
                return  # what the application made of half a request
            if message["type"] == "http.response.start":
                started = True
                message["headers"] = [*message["headers"], *_HEADERS]
            await send(message)

        with suppress(TooLarge):
            await self._app(scope, counted, sending)
        if length > MOST_BYTES and not started:
            if more:
                await _let_finish(receive)
            await _refuse(send)


def _declared(scope: Scope) -> int:
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit():
            return int(value)
    return 0


async def _let_finish(receive: Receive) -> None:
    """Whoever is cut off while they still send never reads why: a little too much is taken in and thrown away."""
    length, more = 0, True
    while more and length < _MOST_DISCARDED:
        message = await receive()
        length += len(message.get("body", b""))
        more = message.get("more_body", False)


async def _refuse(send: Send) -> None:
    headers = [(b"content-type", b"application/json"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": _TOO_LARGE})
