"""Cameras that send motion JPEG over HTTP: network cameras, and the simulated one.

The address is `http://[user:password@]host[:port]/path` or `unix:/path/of/a.sock`, where `/camera` is asked for. Over
the network the pictures are in the clear: such a camera belongs on the kiosk's own wire. Basic authentication only.
"""

from __future__ import annotations

import base64
import contextlib
import socket
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

import cv2
import numpy as np

from drivers.camera.film import LARGEST_WAIT, Film, told
from drivers.camera.multipart import (
    LARGEST_HEAD,
    LARGEST_PIXELS,
    BadStream,
    Dechunker,
    Parts,
    boundary_of,
    jpeg_size,
    parse_head,
)
from drivers.contract.camera import CameraDetail, CameraStatus, FrameResult

if TYPE_CHECKING:
    from drivers.contract.camera import Pixels

PATH_OF_SOCKETS: Final = "/camera"
_PIECE: Final = 256 * 1024


class MjpegCamera:
    """Off until `start`: nothing is asked of the camera before."""

    verified = False

    def __init__(self, address: str) -> None:
        """Raises ValueError for an address of another kind."""
        self._stream = _Stream(_Place(address))
        self._film = Film(self._stream)

    def status(self, deadline: float) -> CameraStatus:
        return self._film.status() if self._film.running else told(self._stream.place.missing(deadline))

    def start(self, deadline: float) -> CameraStatus:
        return self._film.begin(deadline)

    def frame(self, deadline: float) -> FrameResult:
        return self._film.take(deadline)

    def stop(self) -> None:
        self._film.end()

    def close(self) -> None:
        self._film.end()


class _Place:
    """Where the camera is, and what is asked of it."""

    def __init__(self, address: str) -> None:
        kind, _, rest = address.partition(":")
        if kind == "unix" and rest.startswith("/"):
            self._unix, self._host, self._port = rest, "localhost", 0
            path, login = PATH_OF_SOCKETS, ""
        elif kind == "http" and (url := urlsplit(address)).hostname:
            self._unix, self._host, self._port = "", url.hostname, url.port or 80
            path = (url.path or "/") + (f"?{url.query}" if url.query else "")
            login = f"{unquote(url.username)}:{unquote(url.password or '')}" if url.username else ""
        else:
            # Not quoted whole: a password may stand in it.
            raise ValueError(f"a network camera's address is http://HOST:PORT/PATH or unix:/PATH, not {kind}:…")
        heads = [f"GET {path} HTTP/1.1", f"Host: {self._host}", "Connection: close"]
        if login:
            heads.append("Authorization: Basic " + base64.b64encode(login.encode()).decode())
        self.request = ("\r\n".join(heads) + "\r\n\r\n").encode("ascii")

    def connect(self, deadline: float) -> socket.socket:
        """Raises OSError."""
        if not self._unix:
            return socket.create_connection((self._host, self._port), timeout=deadline)
        link = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            link.settimeout(deadline)
            link.connect(self._unix)
        except OSError:
            link.close()
            raise
        return link

    def missing(self, deadline: float) -> CameraDetail | None:
        """Does anybody listen? Asks for nothing, so the camera stays off."""
        try:
            self.connect(deadline).close()
        except TimeoutError:
            return CameraDetail.SILENT
        except OSError:
            return CameraDetail.NO_CAMERA
        return None


class _Stream:
    """One response that never ends."""

    def __init__(self, place: _Place) -> None:
        self.place = place
        self._link: socket.socket | None = None
        self._parts: Iterator[bytes] = iter(())

    def open(self) -> CameraDetail | None:
        try:
            self._link = self.place.connect(LARGEST_WAIT)
            self._link.sendall(self.place.request)
            self._parts = self._receive(self._link)
            next(self._parts)  # up to the end of the response's head
        except TimeoutError:
            return CameraDetail.SILENT
        except _Refused as refused:
            return refused.detail
        except BadStream:
            return CameraDetail.GARBAGE
        except (OSError, StopIteration):
            return CameraDetail.NO_CAMERA
        return None

    def read(self) -> Pixels | CameraDetail:
        until = time.monotonic() + LARGEST_WAIT
        try:
            for part in self._parts:
                if part:
                    return _decoded(part)
                if time.monotonic() > until:
                    return CameraDetail.SILENT
        except BadStream:
            self.close()  # a stream that lost its grammar cannot be found again: ask anew
            return self.open() or CameraDetail.GARBAGE
        except OSError:
            pass
        return CameraDetail.UNPLUGGED

    def close(self) -> None:
        if self._link:
            with contextlib.suppress(OSError):
                self._link.close()
        self._link, self._parts = None, iter(())

    def _receive(self, link: socket.socket) -> Iterator[bytes]:
        """First b"" when the head is read, then every picture's JPEG, and b"" whenever nothing came for a while."""
        link.settimeout(LARGEST_WAIT)
        head, body = _head(link)
        status, headers = parse_head(head)
        if status != 200:
            raise _Refused(CameraDetail.BUSY if status in (409, 423, 429, 503) else CameraDetail.NO_CAMERA)
        parts = Parts(boundary_of(headers))
        chunks = Dechunker() if "chunked" in headers.get("Transfer-Encoding", "").lower() else None
        yield b""
        while True:
            yield from parts.feed(chunks.feed(body) if chunks else body)
            try:
                body = link.recv(_PIECE)
            except TimeoutError:
                body = b""
                yield b""
                continue
            if not body:
                return


class _Refused(Exception):
    """The camera answered, with no."""

    def __init__(self, detail: CameraDetail) -> None:
        super().__init__(detail)
        self.detail = detail


def _head(link: socket.socket) -> tuple[bytes, bytes]:
    """The head of the response and what came after it."""
    data = b""
    while b"\r\n\r\n" not in data:
        piece = link.recv(4096)
        data += piece
        if not piece or len(data) > LARGEST_HEAD:
            raise BadStream("the answer has no head")
    head, _, body = data.partition(b"\r\n\r\n")
    return head, body


def _decoded(part: bytes) -> Pixels | CameraDetail:
    size = jpeg_size(part)
    if size is None or not 0 < size[0] * size[1] <= LARGEST_PIXELS:
        return CameraDetail.GARBAGE
    try:
        pixels = cv2.imdecode(np.frombuffer(part, np.uint8), cv2.IMREAD_COLOR)
    except cv2.error:
        return CameraDetail.GARBAGE
    return CameraDetail.GARBAGE if pixels is None else np.asarray(pixels, np.uint8)
