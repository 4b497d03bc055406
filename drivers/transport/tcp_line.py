"""A device behind a network socket: printers on port 9100, serial servers."""

from __future__ import annotations

import socket

from drivers.contract import LineGone
from drivers.transport.socket_line import SocketLine

CONNECT_SECONDS = 2.0
"""A device in the same hall answers in milliseconds; a citizen does not wait for the system's own two minutes."""


class TcpLine(SocketLine):
    def __init__(self, host: str, port: int) -> None:
        try:
            link = socket.create_connection((host, port), timeout=CONNECT_SECONDS)
        except OSError as refused:
            raise LineGone(f"cannot reach {host}:{port}: {refused}") from refused
        super().__init__(link)
        # Status requests are three bytes: they must not wait to be gathered with others.
        link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
