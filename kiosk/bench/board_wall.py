"""A hall full of screens, and clerks who keep them busy: a process of its own, beside the center that is measured.

`python -m kiosk.bench.board_wall` reads one JSON order from standard input ({"ports", "token", "windows", "boards",
"seconds", "rate"}) and prints one JSON answer: seconds from sending an act to every board's last byte of it
(`from_asking`), seconds from its answer (`from_answer`; 0 where the board was faster than the answer), `acts`, `missed`
(a board that was never told of an act) and `refused`. Each board is a socket that reads, as a screen's browser does,
until an event is whole; an act counts as shown with the first board of its `seq` or a later one.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import secrets
import sys
import time
from bisect import bisect_left
from typing import Any, NamedTuple

_WHOLE = b"\n\n\r\n"
"""The end of an event and of its chunk."""

_SETTLE_SECONDS = 1.5
_CYCLE = ("callNext", "start", "finish")


class Act(NamedTuple):
    asked: float
    answered: float
    seq: int


class Screen(asyncio.Protocol):
    """One board."""

    def __init__(self, port: int) -> None:
        self._request = f"GET /v1/board/stream HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode()
        self._received = bytearray()
        self.seqs: list[int] = []
        self.times: list[float] = []

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        self._received += data
        while (end := self._received.find(_WHOLE)) >= 0:
            start = self._received.find(b"id: ", 0, 400)
            if 0 <= start < end and self._received.find(b"event: board", start, start + 40) > 0:
                self.seqs.append(int(self._received[start + 4 : self._received.find(b"\n", start)]))
                self.times.append(time.perf_counter())
            del self._received[: end + len(_WHOLE)]

    def shown(self, seq: int) -> float | None:
        """When this board first showed the hall as of `seq`, or later."""
        place = bisect_left(self.seqs, seq)
        return self.times[place] if place < len(self.times) else None


class Clerk:
    """One kept-alive connection to a center, acting at a window after another."""

    def __init__(self, port: int, token: str) -> None:
        self._port = port
        self._head = f"Host: 127.0.0.1:{port}\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\n"
        self._reader: asyncio.StreamReader
        self._writer: asyncio.StreamWriter

    async def connect(self) -> None:
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)

    async def act(self, window: str, verb: str) -> tuple[int, Act]:
        """The HTTP status, and the act."""
        body = json.dumps({"verb": verb}).encode()
        asked = time.perf_counter()
        status, answer = await self._ask(f"POST /v1/windows/{window}/acts", body)
        return status, Act(asked, time.perf_counter(), int(answer.get("seq", 0)))

    async def count(self) -> int:
        """The hall's `seq`."""
        _, answer = await self._ask("GET /v1/windows")
        return int(answer["seq"])

    async def _ask(self, what: str, body: bytes = b"") -> tuple[int, dict[str, Any]]:
        length = f"Content-Length: {len(body)}\r\n" if body else ""
        head = f"{what} HTTP/1.1\r\n{self._head}Idempotency-Key: {secrets.token_hex(16)}\r\n{length}\r\n"
        self._writer.write(head.encode() + body)
        status = int((await self._reader.readline()).split()[1])
        expected = 0
        while (line := (await self._reader.readline()).strip().lower()) != b"":
            if line.startswith(b"content-length:"):
                expected = int(line.split(b":")[1])
        answer: dict[str, Any] = json.loads(await self._reader.readexactly(expected))
        return status, answer


async def _hang(order: dict[str, Any]) -> list[Screen]:
    loop = asyncio.get_running_loop()
    screens = []
    for _, port in zip(range(order["boards"]), itertools.cycle(order["ports"]), strict=False):
        _, screen = await loop.create_connection(lambda port=port: Screen(port), "127.0.0.1", port)  # type: ignore[misc]
        screens.append(screen)
    while not all(screen.times for screen in screens):
        await asyncio.sleep(0.05)
    return screens


async def _work(order: dict[str, Any]) -> tuple[list[Act], int]:
    clerks = [Clerk(port, order["token"]) for port in order["ports"]]
    for clerk in clerks:
        await clerk.connect()
    # Each window goes through its cycle; the windows are worked in turns, now at this center and now at that one.
    turns = itertools.cycle((window, verb) for verb in _CYCLE for window in order["windows"])
    # The answer to an act is written in its transaction and may name the count before it: found out once, and added.
    _, first = await clerks[0].act(*next(turns))
    before = await clerks[0].count() - first.seq
    acts, refused = [], 0
    begin, pause = time.perf_counter(), 1 / order["rate"]
    for count in range(int(order["seconds"] * order["rate"])):
        await asyncio.sleep(max(0.0, begin + count * pause - time.perf_counter()))
        status, act = await clerks[count % len(clerks)].act(*next(turns))
        if status == 200:
            acts.append(act._replace(seq=act.seq + before))
        else:
            refused += 1
    return acts, refused


async def _measure(order: dict[str, Any]) -> dict[str, Any]:
    screens = await _hang(order)
    acts, refused = await _work(order)
    await asyncio.sleep(_SETTLE_SECONDS)
    asking, answer, missed = [], [], 0
    for screen, act in itertools.product(screens, acts):
        shown = screen.shown(act.seq)
        if shown is None:
            missed += 1
            continue
        asking.append(round(shown - act.asked, 6))
        answer.append(round(max(0.0, shown - act.answered), 6))
    return {"from_asking": asking, "from_answer": answer, "acts": len(acts), "missed": missed, "refused": refused}


def main() -> None:
    print(json.dumps(asyncio.run(_measure(json.loads(sys.stdin.read())))))


if __name__ == "__main__":
    main()
