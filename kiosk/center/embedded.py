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
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

log = logging.getLogger(__name__)

PAUSE = 1.0
"""Seconds before a center that died is started again."""


class EmbeddedCenter:
    """One child process; `address` and `token` hold for as long as this object lives."""

    def __init__(self, data: Path, hall: Path, kiosk: str, clock: str = "", python: Sequence[str] = ()) -> None:
        self.token = secrets.token_urlsafe(24)
        self._port = _free_port()
        self.address = f"http://127.0.0.1:{self._port}"
        self._tokens = json.dumps({kiosk: self.token})
        self._command = [
            *(python or (sys.executable, "-m", "kiosk")),
            "center",
            "serve",
            "--embedded",
            *("--port", str(self._port)),
            *("--data", str(data)),
            *("--hall", str(hall)),
            *(("--clock", clock) if clock else ()),
        ]
        self._child: asyncio.subprocess.Process | None = None
        self.ready = asyncio.Event()

    async def run_for_ever(self) -> None:
        """Keep it running until canceled; then end it and wait for its last write."""
        try:
            while True:
                await self._run_once()
                await asyncio.sleep(PAUSE)
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
        self.ready.clear()
        log.error("the embedded center ended with %s; starting it again", await child.wait())

    async def _end(self) -> None:
        child = self._child
        if child is None or child.returncode is not None:
            return
        with suppress(ProcessLookupError):
            child.terminate()
        try:
            await asyncio.wait_for(child.wait(), 5)
        except TimeoutError:
            child.kill()
            await child.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
