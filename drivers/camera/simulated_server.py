"""The far end of a network camera: HTTP/1.1, `multipart/x-mixed-replace`, on a Unix socket or on loopback."""

from __future__ import annotations

import random
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from drivers.camera.acting import RATE
from drivers.transport.socket_port import SocketPort

BOUNDARY: Final = "picture"
_LONGEST_REQUEST: Final = 16 * 1024
_OK: Final = f"HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary={BOUNDARY}\r\n"


class CameraServer:
    """`address` is what a MjpegCamera opens. Faults are plain attributes: `busy`, `garbage`, `silent`, `chunked`."""

    def __init__(self, place: Path | int, picture: Callable[[], bytes], rate: float = RATE) -> None:
        """`place`: a socket's path, or a port of loopback (0: any). `picture` makes the next JPEG; called only while
        somebody films, so many times a second."""
        self.busy = self.garbage = self.silent = self.chunked = False
        self._picture, self._rate = picture, rate
        self._port = SocketPort(place, self._answer)
        self._filming = 0
        self._lock = threading.Lock()
        self.sent = 0
        self.films = 0
        """How often somebody began to film."""

    @property
    def address(self) -> str:
        place = self._port.place
        return f"unix:{place}" if isinstance(place, Path) else f"http://127.0.0.1:{place}/camera"

    @property
    def plugged(self) -> bool:
        return self._port.plugged

    @property
    def filming(self) -> int:
        """How many film now."""
        return self._filming

    def plug(self, plugged: bool) -> None:
        """Listen, or be gone in the middle of a picture."""
        self._port.plug(plugged)

    def _answer(self, link: socket.socket) -> None:
        link.settimeout(2)
        request = b""
        while b"\r\n\r\n" not in request:
            piece = link.recv(4096)
            request += piece
            if not piece or len(request) > _LONGEST_REQUEST:
                return
        if not request.startswith(b"GET /camera "):
            link.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
        elif self.busy:
            link.sendall(b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n")
        else:
            self._film(link)

    def _film(self, link: socket.socket) -> None:
        with self._lock:
            self._filming += 1
            self.films += 1
        try:
            chunked = self.chunked
            link.sendall((_OK + ("Transfer-Encoding: chunked\r\n" if chunked else "") + "\r\n").encode())
            begun, number = time.monotonic(), 0
            while self.plugged:
                number += 1
                _wait(begun + number / self._rate - time.monotonic())
                if not self.silent:
                    part = self._part()
                    link.sendall(b"%x\r\n%b\r\n" % (len(part), part) if chunked else part)
                    self.sent += 1
                if time.monotonic() - begun > number / self._rate + 1:  # a second late: let that second go
                    begun, number = time.monotonic(), 0
        finally:
            with self._lock:
                self._filming -= 1

    def _part(self) -> bytes:
        if self.garbage:
            return random.Random(self.sent).randbytes(20_000)
        jpeg = self._picture()
        head = f"--{BOUNDARY}\r\nContent-Type: image/jpeg\r\nContent-Length: {len(jpeg)}\r\n\r\n"
        return head.encode() + jpeg + b"\r\n"


def _wait(seconds: float) -> None:
    if seconds > 0:
        time.sleep(seconds)
