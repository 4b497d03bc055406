"""One running station, as the kiosk holds it: the process, the way in, the way out."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
from collections.abc import Callable, Sequence
from contextlib import suppress

from kiosk.devices.station import wire
from kiosk.identity.face.words import Ended, Progress

GOODBYE = 0.5
"""Seconds to zero and leave by itself; then it is killed."""
DIED = -1
"""The number of no check: an event of the station as a whole."""


class Line:
    """Belongs to one asyncio loop."""

    def __init__(self, process: asyncio.subprocess.Process, way_in: socket.socket) -> None:
        self.process = process
        self._in = way_in
        self.events: asyncio.Queue[tuple[int, Progress | Ended]] = asyncio.Queue()
        """What came of which check."""
        self.listening: asyncio.Task[None] | None = None
        self.preview = ""
        self.opened = asyncio.Event()
        """The preview is known, or never will be."""
        self.check = 0
        """The number of the check that runs or ran last."""
        self.idle = asyncio.Event()
        self.idle.set()
        """No check runs: the camera is off."""
        self.ending = self.killed = False
        self.torn = False
        """A message was sent only in part: nothing that follows can be understood."""

    @classmethod
    async def begun(cls, command: Sequence[str]) -> Line:
        """Raises OSError when there is no such program, or no process can be had.

        A socket pair is its input: only that can be written to without copying what is written into buffers of ours.
        """
        ours, its = socket.socketpair()
        ours.setblocking(False)
        try:
            with its:
                process = await asyncio.create_subprocess_exec(
                    *command, stdin=its.fileno(), stdout=asyncio.subprocess.PIPE, limit=wire.MOST_LINE
                )
        except BaseException:
            ours.close()
            raise
        return cls(process, ours)

    @property
    def over(self) -> bool:
        return self.process.returncode is not None or self.ending

    async def send(self, what: bytes | bytearray) -> None:
        """Raises OSError when the station is gone."""
        self.torn, before = True, self.torn
        await asyncio.get_running_loop().sock_sendall(self._in, what)
        self.torn = before

    async def listen(self, heard: Callable[[wire.Message], None]) -> None:
        """Until the station has ended. Raises ValueError when it talks nonsense; it is killed then."""
        assert self.process.stdout is not None
        try:
            async for text in self.process.stdout:
                self._take(wire.parsed(text), heard)
        finally:
            self._shoot()
            while await self.process.stdout.read(wire.MOST_LINE):
                pass
            await self.process.wait()
            self.idle.set()
            self.opened.set()

    def _take(self, message: wire.Message, heard: Callable[[wire.Message], None]) -> None:
        if message["is"] == "open":
            self.preview = str(message.get("preview", ""))
            self.opened.set()
        elif message["is"] in ("progress", "ended"):
            event, check = wire.event_of(message), message.get("check")
            if check == self.check:
                self.events.put_nowait((self.check, event))
                if isinstance(event, Ended):
                    self.idle.set()
        else:
            heard(message)

    async def kill(self) -> None:
        """At once; a camera goes out with the process that held it."""
        self.killed = True
        self._shoot()
        await self.process.wait()
        self.idle.set()

    def _shoot(self) -> None:
        """Not `Process.kill`: that takes the exit status away from asyncio, which waits for it."""
        if self.process.returncode is None:
            with suppress(ProcessLookupError):
                os.kill(self.process.pid, signal.SIGKILL)

    async def end(self) -> None:
        """Its input ends, so it zeroes and leaves; whatever does not is killed. Who is canceled meanwhile has ended it
        all the same."""
        await asyncio.shield(asyncio.create_task(self._end()))

    async def _end(self) -> None:
        self.ending = True
        with suppress(OSError):
            self._in.shutdown(socket.SHUT_RDWR)
        with suppress(TimeoutError):
            async with asyncio.timeout(GOODBYE):
                await self.process.wait()
        await self.kill()
        if self.listening is not None:
            await asyncio.wait({self.listening})
        self.close()

    def close(self) -> None:
        self._in.close()
