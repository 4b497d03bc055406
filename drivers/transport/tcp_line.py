"""A device behind a network socket: printers on port 9100, serial servers."""

from __future__ import annotations

import socket

from drivers.contract import LineGone
from drivers.transport.descriptor import drained, read_some, write_some

CONNECT_SECONDS = 2.0
"""A device in the same hall answers in milliseconds; a citizen does not wait for the system's own two minutes."""


class TcpLine:
    def __init__(self, host: str, port: int) -> None:
        try:
            self._socket = socket.create_connection((host, port), timeout=CONNECT_SECONDS)
        except OSError as refused:
            raise LineGone(f"cannot reach {host}:{port}: {refused}") from refused
        self._socket.setblocking(False)
        # Status requests are three bytes: they must not wait to be gathered with others.
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def write(self, data: bytes, deadline: float) -> int:
        return write_some(self._fd(), data, deadline)

    def read(self, most: int, deadline: float) -> bytes:
        return read_some(self._fd(), most, deadline)

    def drain(self, deadline: float) -> bool:
        return drained(self._fd(), deadline)

    def close(self) -> None:
        self._socket.close()

    def _fd(self) -> int:
        fd = self._socket.fileno()
        if fd < 0:
            raise LineGone("the connection was closed")
        return fd
