"""A device behind a Unix socket: a program on this machine that stands for it."""

from __future__ import annotations

import socket

from drivers.contract import LineGone
from drivers.transport.socket_line import SocketLine


class UnixLine(SocketLine):
    def __init__(self, path: str) -> None:
        link = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            link.connect(path)
        except OSError as refused:
            link.close()
            raise LineGone(f"nobody answers at {path}: {refused.strerror or refused}") from refused
        super().__init__(link)
