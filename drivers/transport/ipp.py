"""The Internet Printing Protocol's HTTP exchange (RFC 8010): one question to one printer, one answer.

line = IppLine("ipp://192.0.2.9/ipp/print")
answer = line.ask(request(0x000B, 1, [("printer-uri", URI, line.uri)]), deadline=2.0)
"""

from __future__ import annotations

import contextlib
import http.client
import io
import socket
import ssl
import time
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

from drivers.contract.words import LineGone, LineTimeout
from drivers.transport.ipp_message import Answer, BadAnswer, decode

_LARGEST: Final = 1 << 20
"""Bytes of an answer: a printer's whole description is 10 to 60 kB."""
_PIECE: Final = 1 << 16
_CONNECT_SECONDS: Final = 2.0
"""A printer in the same building answers in milliseconds."""
TOO_LARGE: Final = 413


class Refused(Exception):
    """The HTTP server in front of the printer said no with this status code; 0: its certificate is not trusted."""

    def __init__(self, status: int) -> None:
        super().__init__(f"HTTP status {status}" if status else "the printer's certificate is not trusted")
        self.status = status


class IppLine:
    """The way to one printer. A connection is kept for the next question as long as the printer keeps it.

    No redirect is followed and no proxy asked. Use it from one thread.
    """

    def __init__(self, address: str) -> None:
        """`ipp://HOST[:631]/PATH`, or `ipps://` the same with TLS: the printer's certificate must be signed by an
        authority of this machine, or be the one in `?certificate=/PATH.pem`. Raises ValueError."""
        url = urlsplit(address)
        if url.scheme not in ("ipp", "ipps") or not url.hostname or url.username is not None:
            # Not quoted whole: a password may stand in it.
            raise ValueError(f"a printer's address is ipp://HOST[:PORT]/PATH or ipps://…, not {url.scheme}:…")
        self._host, self._port, self._path = url.hostname, url.port or 631, url.path or "/"
        self.uri = f"{url.scheme}://{url.netloc}{self._path}"
        """What the printer is called in `printer-uri`."""
        self._tls = _tls(parse_qs(url.query).get("certificate", [""])[0]) if url.scheme == "ipps" else None
        self._connection: http.client.HTTPConnection | None = None

    def renew(self, deadline: float) -> None:
        """A fresh connection, before something that must not be sent twice. Raises LineGone, LineTimeout or Refused;
        then nothing was sent."""
        self.close()
        with self._told():
            self._connect(time.monotonic() + deadline)

    def ask(self, message: bytes, deadline: float, document: bytes = b"", *, once: bool = False) -> Answer:
        """The printer's answer, within `deadline` seconds in all.

        Raises LineGone (refused, cut off), LineTimeout, Refused or BadAnswer. A connection that the printer gave up
        meanwhile is opened anew and the question repeated; with `once` it is never sent a second time.
        """
        ends = time.monotonic() + deadline
        repeat = self._connection is not None and not once
        try:
            with self._told():
                return self._posted(message + document, ends)
        except LineGone:
            if not repeat:
                raise
        with self._told():
            return self._posted(message + document, ends)

    def close(self) -> None:
        if self._connection:
            self._connection.close()
            self._connection = None

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """Every trouble in the words of this module; the connection is given up."""
        try:
            yield
        except (TimeoutError, LineTimeout) as slow:
            self.close()
            raise LineTimeout(f"no whole answer from {self._host}") from slow
        except ssl.SSLCertVerificationError as untrusted:
            self.close()
            raise Refused(0) from untrusted
        except OSError as gone:
            self.close()
            raise LineGone(f"{self._host}: {gone}") from gone
        except (BadAnswer, Refused):
            self.close()
            raise
        except (http.client.HTTPException, ValueError) as odd:
            self.close()
            raise BadAnswer(str(odd)) from odd

    def _connect(self, ends: float) -> http.client.HTTPConnection:
        if self._connection is None:
            link = _Timed(_connected(self._host, self._port, self._tls, ends))
            self._connection = http.client.HTTPConnection(self._host, self._port)
            self._connection.sock = link
        return self._connection

    def _posted(self, body: bytes, ends: float) -> Answer:
        connection = self._connect(ends)
        timed: Any = connection.sock
        timed.ends = ends
        with contextlib.suppress(ConnectionError):  # a printer that says no need not wait for the whole document
            connection.request("POST", self._path, body, {"Content-Type": "application/ipp"})
        with connection.getresponse() as response:
            if response.status != 200:
                raise Refused(response.status)
            data = response.read(_LARGEST + 1)
            if len(data) > _LARGEST:
                raise BadAnswer(f"an answer of more than {_LARGEST} bytes")
            if response.length:
                raise LineGone("the answer was cut off")
        if connection.sock is None:
            self._connection = None
        answer = decode(data)
        if answer.number != int.from_bytes(body[4:8], "big"):
            raise BadAnswer("an answer to another question")
        return answer


class _Timed:
    """A socket for http.client that is given up at one moment, however slowly its bytes drip.

    As with any socket, an answer that is still being read outlives `close`.
    """

    def __init__(self, link: socket.socket) -> None:
        self._link, self.ends = link, 0.0
        self._views, self._closed = 0, False

    def receive(self, buffer: Any) -> int:
        self._link.settimeout(_left(self.ends))
        return self._link.recv_into(buffer)

    def sendall(self, data: bytes) -> None:
        view = memoryview(data)
        for start in range(0, len(view), _PIECE):  # TLS would allow each of its records the whole time-out
            self._link.settimeout(_left(self.ends))
            self._link.sendall(view[start : start + _PIECE])

    def makefile(self, _mode: str) -> io.BufferedReader:
        self._views += 1
        return io.BufferedReader(_View(self))

    def close(self) -> None:
        self._closed = True
        if not self._views:
            with contextlib.suppress(OSError):
                self._link.close()

    def release(self) -> None:
        """One view less."""
        self._views -= 1
        if self._closed:
            self.close()


class _View(io.RawIOBase):
    """One answer's view of the socket: closing it leaves the connection open."""

    def __init__(self, timed: _Timed) -> None:
        self._timed = timed

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        return self._timed.receive(buffer)

    def close(self) -> None:
        if not self.closed:
            self._timed.release()
        super().close()


def _connected(host: str, port: int, tls: ssl.SSLContext | None, ends: float) -> socket.socket:
    failed: OSError = OSError("no address")
    for family, kind, protocol, _, place in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
        link = socket.socket(family, kind, protocol)
        try:
            link.settimeout(min(_CONNECT_SECONDS, _left(ends)))
            link.connect(place)
            link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if tls is None:
                return link
            link.settimeout(_left(ends))
            return tls.wrap_socket(link, server_hostname=host)
        except OSError as trouble:
            link.close()
            failed = trouble
    raise failed


def _left(ends: float) -> float:
    left = ends - time.monotonic()
    if left <= 0:
        raise LineTimeout("the deadline is over")
    return left


def _tls(certificate: str) -> ssl.SSLContext:
    """Raises ValueError for a certificate that cannot be read."""
    if not certificate:
        return ssl.create_default_context()
    try:
        context = ssl.create_default_context(cafile=certificate)
    except OSError as trouble:
        raise ValueError(f"the printer's certificate cannot be read: {certificate}: {trouble}") from trouble
    # A printer's own certificate rarely bears the name it is reached by; that it is this one is proof enough.
    context.check_hostname = False
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    return context
