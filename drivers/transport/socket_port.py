"""The far end of a simulated device that is reached over a socket: it listens while it is plugged in."""

from __future__ import annotations

import contextlib
import socket
import socketserver
import threading
from collections.abc import Callable
from pathlib import Path


class SocketPort:
    """`answer` serves one connection, in a thread of its own; it ends when it returns or the plug is pulled."""

    def __init__(self, place: Path | int, answer: Callable[[socket.socket], None]) -> None:
        """`place`: a socket's path, or a port of loopback (0: any, known once it is plugged in)."""
        self.place = place
        self._answer = answer
        self._server: socketserver.BaseServer | None = None
        self._links: set[socket.socket] = set()
        self._lock = threading.Lock()

    @property
    def plugged(self) -> bool:
        return self._server is not None

    def plug(self, plugged: bool) -> None:
        """Listen, or be gone in the middle of a word."""
        if plugged and self._server is None:
            self._server = self._listen()
            threading.Thread(target=self._server.serve_forever, args=(0.05,), name="socket port", daemon=True).start()
        elif not plugged and self._server is not None:
            server, self._server = self._server, None
            server.shutdown()
            if isinstance(self.place, Path):
                self.place.unlink(missing_ok=True)
            self.hang_up()
            server.server_close()  # waits for everybody who is served

    def hang_up(self) -> None:
        """End every connection; new ones are taken."""
        with self._lock:
            for link in self._links:
                with contextlib.suppress(OSError):
                    link.shutdown(socket.SHUT_RDWR)

    def _listen(self) -> socketserver.BaseServer:
        serve = self._serve

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                serve(self.connection)

        if isinstance(self.place, Path):
            self.place.parent.mkdir(parents=True, exist_ok=True)
            self.place.unlink(missing_ok=True)
            return _UnixServer(str(self.place), Handler)
        server = _LoopbackServer(("127.0.0.1", self.place), Handler)
        self.place = int(server.server_address[1])
        return server

    def _serve(self, link: socket.socket) -> None:
        with self._lock:
            self._links.add(link)
        try:
            with contextlib.suppress(OSError):
                if self.plugged:
                    self._answer(link)
        finally:
            with self._lock:
                self._links.discard(link)


class _UnixServer(socketserver.ThreadingUnixStreamServer):
    daemon_threads = False


class _LoopbackServer(socketserver.ThreadingTCPServer):
    daemon_threads = False
    allow_reuse_address = True
