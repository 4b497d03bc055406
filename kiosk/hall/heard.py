"""When each device of the hall was last heard of: kiosks, lines of callers, tablets, screens, loudspeakers.

A device is heard when it asks something with its token, a screen or a loudspeaker while it reads its stream: every two
seconds. What this process heard stands in memory; once a minute it is written down, for the other processes of the hall
and for the next start.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import parse_qs

from sqlalchemy import Connection, select
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kiosk.center.contract.staff import DeviceRole
from kiosk.hall.clock import micros
from kiosk.hall.desk import Desk
from kiosk.hall.dialects import put
from kiosk.hall.kiosks import hashed
from kiosk.hall.tables import kiosks, notes

BOARD, STRIP, VOICE, TABLET = "board", "strip", "voice", "tablet"
"""Kinds besides the roles of devices: screens and loudspeakers by their zone or window, tablets by their window."""

_STREAMS = {"/v1/board/stream": BOARD, "/v1/calls/stream": VOICE, "/v1/calls": VOICE}
_INVITATION = re.compile(r"/v1/windows/([0-9A-Z]{1,6})/invitation")
_NOTE = "heard "


class Name(NamedTuple):
    kind: str
    name: str
    """"" is the whole hall."""


class Heard:
    """Of one process; `saw` from its loop, the rest from any thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._marks: dict[Name, int] = {}
        self._written: dict[Name, int] = {}
        self._tokens: dict[str, Name] = {}
        with desk.store.reading() as connection:
            self._learn(connection)

    def saw(self, who: Name) -> None:
        self._marks[who] = micros(self._desk.clock.now())

    def by_token(self, token: str) -> Name | None:
        """The device; one that was enrolled a moment ago is known after the next `write` or `when`."""
        return self._tokens.get(hashed(token))

    def when(self, connection: Connection) -> dict[Name, int]:
        """µs of the last word of each that was ever heard."""
        self._learn(connection)
        found = {_named(name): int(at) for name, at in connection.execute(_KEPT)}
        for who, at in list(self._marks.items()):
            found[who] = max(at, found.get(who, 0))
        return found

    def write(self) -> int:
        """Write down what is new; how many."""
        fresh = {who: at for who, at in list(self._marks.items()) if self._written.get(who) != at}
        with self._desk.store.writing() as connection:
            self._learn(connection)
            if fresh:
                put(
                    connection,
                    notes,
                    "content",
                    [{"name": _note(who), "content": str(at)} for who, at in fresh.items()],
                )
        self._written |= fresh
        return len(fresh)

    def _learn(self, connection: Connection) -> None:
        rows = connection.execute(select(kiosks.c.token_hash, kiosks.c.role, kiosks.c.id))
        self._tokens = {token: Name(role, name) for token, role, name in rows}


class Ear:
    """Pure ASGI, around every door. Only what the center took counts as heard: nobody is made up."""

    def __init__(self, app: ASGIApp, heard: Heard) -> None:
        self._app = app
        self._heard = heard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        who = self._who(scope) if scope["type"] == "http" else None
        if who is None:
            await self._app(scope, receive, send)
            return
        taken = False

        async def sending(message: Message) -> None:
            nonlocal taken
            if message["type"] == "http.response.start":
                taken = message["status"] < 400
            await send(message)
            if taken:
                self._heard.saw(who)

        await self._app(scope, receive, sending)

    def _who(self, scope: Scope) -> Name | None:
        if scope["path"] in _STREAMS:
            return _screen(_STREAMS[scope["path"]], scope["query_string"])
        token = _token(scope["headers"])
        device = self._heard.by_token(token) if token else None
        if device is None or device.kind != DeviceRole.RATER:
            return device
        window = _INVITATION.fullmatch(scope["path"])  # one token may serve all tablets of a hall
        return Name(TABLET, window[1]) if window else None


def _screen(kind: str, query: bytes) -> Name | None:
    asked = {name: values[0] for name, values in parse_qs(query.decode("latin-1")).items()}
    if "desk" in asked:  # a clerk's page follows the hall too
        return None
    if "window" in asked:
        return Name(STRIP if kind == BOARD else kind, asked["window"])
    return Name(kind, asked.get("zone", ""))


def _token(headers: Iterable[tuple[bytes, bytes]]) -> str:
    for name, value in headers:
        if name == b"authorization":
            scheme, _, token = value.decode("latin-1").partition(" ")
            return token.strip() if scheme.lower() == "bearer" else ""
    return ""


_KEPT = select(notes.c.name, notes.c.content).where(notes.c.name.like(f"{_NOTE}%"))


def _note(who: Name) -> str:
    return f"{_NOTE}{who.kind} {who.name}"


def _named(note: str) -> Name:
    kind, _, name = note.removeprefix(_NOTE).partition(" ")
    return Name(kind, name)
