"""A center in a thread of this process, so that a test can reach into it; begun and ended hundreds of times a run."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from kiosk.hall.serve import listen

_LOOK = 0.002
"""Seconds."""


class _Prompt(uvicorn.Server):
    """Ends at once. Uvicorn's own looks ten times a second whether it should, and then gives clients a tenth of a
    second to hear of it: two thirds of what a short test takes."""

    async def main_loop(self) -> None:
        await self.on_tick(0)  # the headers that every answer has
        while not self.should_exit:
            await asyncio.sleep(_LOOK)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for connection in list(self.server_state.connections):
            connection.shutdown()
        await asyncio.sleep(0)
        if self.server_state.connections or self.server_state.tasks:
            await super().shutdown(sockets)  # somebody is still being served
            return
        for server in self.servers:
            server.close()
            await server.wait_closed()
        await self.lifespan.shutdown()


@contextmanager
def in_thread(config: uvicorn.Config, port: int = 0) -> Iterator[str]:
    """Its address, on loopback, while it runs; `port` 0 is one that is free."""
    listening = listen("127.0.0.1", port)
    server = _Prompt(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listening.close()
