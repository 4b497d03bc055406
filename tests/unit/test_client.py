"""The client on a bad network: what decides nothing is tried again, and one hanging call takes no other with it."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest

from kiosk.center.client import CenterAway, CenterClient, Refused, Rejected
from kiosk.center.contract import QuoteRequest


class Says:
    """A server that gives one answer to everybody; None never answers."""

    def __init__(self, answer: bytes | None) -> None:
        self._answer = answer
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._links: list[socket.socket] = []
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                link, _ = self._listener.accept()
                self._links.append(link)
                threading.Thread(target=self._reply, args=(link,), daemon=True).start()

    def _reply(self, link: socket.socket) -> None:
        with suppress(OSError):
            while link.recv(65536):
                if self._answer is not None:
                    link.sendall(self._answer)

    def close(self) -> None:
        self._listener.close()
        for link in self._links:
            link.close()


def http(status: str, body: bytes = b"{}") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


@pytest.fixture
def said(request: pytest.FixtureRequest) -> Iterator[Says]:
    server = Says(request.param)
    yield server
    server.close()


@pytest.mark.parametrize(
    "said",
    [
        http("302 Found"),
        http("401 Unauthorized"),
        http("404 Not Found"),
        http("407 Proxy"),
        http("503 Busy"),
        http("200 OK"),
    ],
    indirect=True,
)
def test_an_answer_that_decides_nothing_leaves_the_delivery_waiting(said: Says) -> None:
    async def deliver() -> None:
        client = CenterClient(said.address, "token", 1.0, 1.0)
        with pytest.raises(CenterAway):
            await client.deliver("/v1/tickets/adopt", "a-key-of-ours", b"{}")
        client.close()

    asyncio.run(deliver())


@pytest.mark.parametrize(
    ("said", "error"),
    [(http("409 Conflict", b'{"reason": "closed"}'), Refused), (http("422 No"), Rejected)],
    indirect=["said"],
)
def test_the_centers_own_no_is_final(said: Says, error: type[Exception]) -> None:
    async def deliver() -> None:
        client = CenterClient(said.address, "token", 1.0, 1.0)
        with pytest.raises(error):
            await client.deliver("/v1/tickets/adopt", "a-key-of-ours", b"{}")
        client.close()

    asyncio.run(deliver())


@pytest.mark.parametrize("said", [None], indirect=True)
def test_a_call_behind_one_that_hangs_is_away_and_nobody_is_canceled(said: Says) -> None:
    async def ask() -> list[object]:
        client = CenterClient(said.address, "token", 0.3, 0.3)
        request = QuoteRequest(items=("x",))
        calls = [client.hall(), client.quote(request), client.hall(), client.quote(request)]
        told = await asyncio.gather(*calls, return_exceptions=True)
        client.close()
        return list(told)

    assert [type(each) for each in asyncio.run(ask())] == [CenterAway] * 4


@pytest.mark.parametrize("said", [http("200 OK")], indirect=True)
@pytest.mark.parametrize("rounds", range(5))
def test_whoever_is_canceled_as_the_answer_comes_stays_canceled(said: Says, rounds: int) -> None:
    """A chore that lost its cancellation went on for ever, and the kiosk never ended."""

    async def chore() -> None:
        client = CenterClient(said.address, "token", 5.0)
        try:
            await client.ask("GET", "/v1/kiosks/me")
            await asyncio.sleep(30)
        finally:
            client.close()

    async def main() -> None:
        task = asyncio.create_task(chore())
        await asyncio.sleep(0)
        time.sleep(0.1)  # the answer is there; the loop has not heard of it
        for _ in range(rounds):
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            async with asyncio.timeout(2):
                await task

    asyncio.run(main())
