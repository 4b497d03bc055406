"""A device behind a connected socket, whatever kind of socket it is."""

from __future__ import annotations

import socket

from drivers.contract import LineGone
from drivers.transport.descriptor import drained, read_some, write_some


class SocketLine:
    def __init__(self, link: socket.socket) -> None:
        self._socket = link
        self._socket.setblocking(False)

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
