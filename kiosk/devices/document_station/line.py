"""One running document station, as the kiosk holds it: the process and the socket to it."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
from collections.abc import Sequence
from contextlib import suppress

from kiosk.devices.document_station import wire

GOODBYE = 0.5
"""Seconds to zero and leave by itself; then it is killed."""


class Gone(OSError):
    """The station ended, or talks nonsense."""


class Line:
    """Belongs to one asyncio loop; one exchange at a time."""

    def __init__(self, process: asyncio.subprocess.Process, link: socket.socket) -> None:
        self._process, self._link = process, link

    @classmethod
    async def begun(cls, command: Sequence[str]) -> Line:
        """Raises Gone when there is no such program, or no process can be had."""
        ours, its = socket.socketpair()
        ours.setblocking(False)
        try:
            with its:
                return cls(await asyncio.create_subprocess_exec(*command, stdin=its.fileno()), ours)
        except OSError as trouble:
            ours.close()
            raise Gone(f"it could not be begun: {trouble.strerror}") from trouble
        except BaseException:
            ours.close()
            raise

    @property
    def pid(self) -> int:
        return self._process.pid

    async def exchange(self, message: wire.Message, picture: bytearray) -> tuple[wire.Message, bytearray]:
        """The answer to this message. Raises Gone."""
        loop = asyncio.get_running_loop()
        try:
            await loop.sock_sendall(self._link, wire.packed(message, picture))
            await loop.sock_sendall(self._link, picture)
            words, size = wire.sizes(await self._read(wire.HEAD.size))
            answer = wire.parsed(await self._read(words))
            return answer, await self._read(size)
        except (OSError, wire.WireError) as trouble:
            raise Gone(str(trouble)) from trouble

    async def _read(self, size: int) -> bytearray:
        into = bytearray(size)
        view, got = memoryview(into), 0
        while got < size:
            piece = await asyncio.get_running_loop().sock_recv_into(self._link, view[got:])
            if not piece:
                raise Gone("it ended by itself")
            got += piece
        return into

    def shoot(self) -> None:
        """Not `Process.kill`: that takes the exit status away from asyncio, which waits for it."""
        if self._process.returncode is None:
            with suppress(ProcessLookupError):
                os.kill(self._process.pid, signal.SIGKILL)

    async def end(self, at_once: bool) -> None:
        """Its socket ends, so it zeroes and leaves; whatever does not is killed."""
        with suppress(OSError):
            self._link.shutdown(socket.SHUT_RDWR)
        if not at_once:
            await asyncio.wait({asyncio.ensure_future(self._process.wait())}, timeout=GOODBYE)
        self.shoot()
        await self._process.wait()
        self._link.close()
