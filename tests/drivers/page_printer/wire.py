"""A small HTTP server that sends the bytes it is told to, and IPP answers written by hand (RFC 8010)."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

OPERATION, JOB, PRINTER, UNSUPPORTED = 1, 2, 4, 5
_END = b"\x03"
Attributes = Mapping[str, object]
Groups = Mapping[int, Attributes]


@dataclass
class Asked:
    """One request as it came: HTTP head, operation, request number, and everything behind the first eight bytes."""

    head: bytes
    operation: int
    number: int
    body: bytes = field(repr=False)

    @property
    def document(self) -> bytes:
        """What stands behind the end of the attributes; our documents begin with %PDF."""
        return self.body[self.body.find(b"%PDF") :] if b"%PDF" in self.body else b""


def ipp(asked: Asked, status: int = 0, groups: Groups | None = None) -> bytes:
    """One IPP answer. Integers are enum for states, keyword for text; a list has several values."""
    data = b"\x02\x00" + struct.pack(">Hi", status, asked.number)
    data += b"\x01" + _attribute("attributes-charset", 0x47, b"utf-8")
    data += _attribute("attributes-natural-language", 0x48, b"en")
    for tag, attributes in (groups or {}).items():
        data += bytes([tag])
        for name, value in attributes.items():
            for place, each in enumerate(value if isinstance(value, list) else [value]):
                data += _attribute("" if place else name, *_written(name, each))
    return data + _END


def _written(name: str, value: object) -> tuple[int, bytes]:
    if isinstance(value, bool):
        return 0x22, bytes([value])
    if isinstance(value, int):
        return 0x23 if name.endswith("-state") else 0x21, struct.pack(">i", value)
    if value is None:
        return 0x10, b""
    return 0x44, str(value).encode()


def _attribute(name: str, tag: int, value: bytes) -> bytes:
    return bytes([tag]) + struct.pack(">H", len(name)) + name.encode() + struct.pack(">H", len(value)) + value


def http(body: bytes, status: str = "200 OK", *more: str) -> bytes:
    head = [f"HTTP/1.1 {status}", "Content-Type: application/ipp", f"Content-Length: {len(body)}", *more]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body


Behaviour = Callable[[socket.socket, Asked], None]
"""What the server does with a request. It may send anything, or close."""


class Server:
    """Every connection has a thread; `asked` are all requests so far."""

    def __init__(self, behave: Behaviour) -> None:
        self.behave, self.asked = behave, list[Asked]()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self.address = f"ipp://127.0.0.1:{self.port}/ipp/print"
        self._links: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    def _accept(self) -> None:
        while True:
            try:
                link, _ = self._listener.accept()
            except OSError:
                return
            self._links.append(link)
            thread = threading.Thread(target=self._serve, args=(link,))
            self._threads.append(thread)
            thread.start()

    def _serve(self, link: socket.socket) -> None:
        with contextlib.suppress(OSError), link:
            while asked := _request(link):
                self.asked.append(asked)
                self.behave(link, asked)

    def leave(self) -> None:
        """Nobody is let in any more."""
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def close(self) -> None:
        self.leave()
        for link in self._links:
            with contextlib.suppress(OSError):
                link.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(5)


def _request(link: socket.socket) -> Asked | None:
    data = b""
    while b"\r\n\r\n" not in data:
        piece = link.recv(65536)
        if not piece:
            return None
        data += piece
    head, _, body = data.partition(b"\r\n\r\n")
    size = next(int(line[15:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:"))
    while len(body) < size:
        piece = link.recv(65536)
        if not piece:
            return None
        body += piece
    return Asked(head, int.from_bytes(body[2:4], "big"), int.from_bytes(body[4:8], "big"), body[8:])


@contextlib.contextmanager
def serving(behave: Behaviour) -> Iterator[Server]:
    server = Server(behave)
    try:
        yield server
    finally:
        server.close()
