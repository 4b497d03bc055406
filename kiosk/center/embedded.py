"""The embedded center: the same center as a city's, as a child process on loopback (DESIGN §2).

One path to the center, whoever runs it: the kiosk talks HTTP to this one too. It dies with the kiosk and is started
again when it dies by itself.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import secrets
import socket
import sys
import weakref
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

log = logging.getLogger(__name__)

SHORTEST, LONGEST = 1.0, 30.0
"""Seconds before a center that ended is started again: the shortest after one that had been ready, then twice as long
each time, up to the longest, while it never gets ready."""
LAST_WRITE = 5.0
"""Seconds a center is given to end by itself."""


class EmbeddedCenter:
    """One child process; `address` and `token` hold for as long as this object lives."""

    def __init__(
        self,
        data: Path,
        hall: Path,
        kiosk: str,
        clock: str = "",
        python: Sequence[str] = (),
        public_url: str = "",
        links_here: bool = False,
    ) -> None:
        """`public_url` is how a phone reaches this center, for the ticket's QR; empty when none does. `links_here`
        lets the QR lead to this machine itself, for a demonstration without phones."""
        self.token = secrets.token_urlsafe(24)
        port = _kept_port(self)
        self.address = f"http://127.0.0.1:{port}"
        public_url = public_url or (self.address if links_here else "")
        self._tokens = json.dumps({kiosk: self.token})
        self._command = [
            *(python or (sys.executable, "-m", "kiosk")),
            "center",
            "serve",
            "--embedded",
            *("--port", str(port)),
            *("--data", str(data)),
            *("--hall", str(hall)),
            *(("--clock", clock) if clock else ()),
            *(("--public-url", public_url) if public_url else ()),
        ]
        self._child: asyncio.subprocess.Process | None = None
        self.ready = asyncio.Event()
        self.pause = SHORTEST
        """Seconds until the next try."""

    async def run_for_ever(self) -> None:
        """Keep it running until canceled; then end it and wait for its last write."""
        try:
            while True:
                try:
                    await self._run_once()
                except OSError as trouble:  # no memory, no process, no program
                    log.error("the embedded center could not be started: %s", trouble.strerror)
                await asyncio.sleep(self.pause)
                self.pause = min(self.pause * 2, LONGEST)
        finally:
            await self._end()

    @property
    def pid(self) -> int | None:
        return self._child.pid if self._child else None

    async def _run_once(self) -> None:
        environment = os.environ | {"KIOSK_TOKENS": self._tokens}
        child = await asyncio.create_subprocess_exec(
            *self._command, env=environment, stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE
        )
        self._child = child
        assert child.stdout is not None
        async for line in child.stdout:
            if line.startswith(b"center ready"):
                self.ready.set()
                self.pause = SHORTEST
        status = await child.wait()
        if self.ready.is_set():
            log.error("the embedded center ended with %s; it is started again", status)
        else:
            log.error("the embedded center did not get ready and ended with %s; it is tried again", status)
        self.ready.clear()

    async def _end(self) -> None:
        """Ask, then force. Never raises: what cannot be ended sees by itself that its parent is gone."""
        child = self._child
        if child is None or child.returncode is not None:
            return
        over = asyncio.ensure_future(child.wait())
        for end in (child.terminate, child.kill):
            with suppress(OSError):
                end()
            # not asyncio.timeout: in a task that is being canceled that of Python 3.11.2 cancels once more
            if (await asyncio.wait({over}, timeout=LAST_WRITE))[0]:
                return
        over.cancel()


def _kept_port(owner: EmbeddedCenter) -> int:
    """A free port of loopback that nobody else can take while `owner` lives: the kiosk's client holds the address for
    life. Bound and never listened at, so who asks is refused while no center runs; `kiosk center serve --embedded`
    binds to it beside this (socket(7), SO_REUSEPORT: only processes of the same user can)."""
    held = socket.socket()
    weakref.finalize(owner, held.close)
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    held.bind(("127.0.0.1", 0))
    return int(held.getsockname()[1])
