"""A screen without a browser: reads a stream of server-sent events from a socket."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit


class Event(NamedTuple):
    kind: str
    id: str
    data: dict[str, Any]


class Stream:
    def __init__(self, connection: socket.socket) -> None:
        self.socket = connection
        self._file = connection.makefile("rb")
        self.status = int(self._file.readline().split()[1])
        self.headers = {}
        while (line := self._file.readline().strip()) != b"":
            name, _, value = line.decode().partition(": ")
            self.headers[name.lower()] = value
        self._lines: list[bytes] = []

    def next(self, kind: str = "") -> Event:
        """The next event (of that kind). TimeoutError when none comes, EOFError when the stream has ended."""
        while True:
            event = self._event()
            if kind in ("", event.kind):
                return event

    def close(self) -> None:
        self._file.close()
        self.socket.close()

    def _event(self) -> Event:
        fields: dict[str, str] = {}
        while True:
            line = self._line()
            if line == b"" and "data" in fields:
                return Event(fields["event"], fields.get("id", ""), json.loads(fields["data"]))
            name, colon, value = line.decode().partition(": ")
            if colon and name:
                fields[name] = value

    def _line(self) -> bytes:
        if not self._lines:
            size = int(self._file.readline() or b"0", 16)  # of a chunk (RFC 9112 7.1)
            if not size:
                raise EOFError("the stream has ended")
            # Every chunk of this center holds whole events.
            self._lines = self._file.read(size).replace(b"\r\n", b"\n").split(b"\n")[:-1]
            self._file.readline()
        return self._lines.pop(0)


@contextmanager
def watching(address: str, path: str, timeout: float = 6, small: bool = False, last: str = "") -> Iterator[Stream]:
    """`small`: a screen that takes next to nothing before it is read; `last`: the id of the last event it knows."""
    place = urlsplit(address)
    assert place.hostname is not None
    connection = socket.socket()
    if small:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    connection.settimeout(timeout)
    connection.connect((place.hostname, place.port or 80))
    more = f"Last-Event-ID: {last}\r\n" if last else ""
    connection.sendall(f"GET {quote(path, safe='/?=&')} HTTP/1.1\r\nHost: hall\r\n{more}\r\n".encode())
    stream = Stream(connection)
    try:
        yield stream
    finally:
        stream.close()
