"""Citizens at many kiosks at once: a process of its own, so that asking costs the center as little as can be.

`python -m kiosk.bench.ticket_load` reads one JSON order from standard input ({"port", "token", "clients", "seconds",
"items"}) and prints one JSON answer ({"latencies": seconds…, "numbers": …, "refused": …}). Requests are written before
the clock starts and answers are read after it stops; in between one thread only sends and receives, so that what is
measured is the center and not this program. The first answer of each connection is not measured: between two loads a
thousand people are served behind the center's back, which no hall does, and its next batch of requests takes them in.
"""

from __future__ import annotations

import json
import secrets
import selectors
import socket
import sys
import time
from collections.abc import Iterator
from typing import Any

_HOLDER_DIGITS = 13
_MOST_A_SECOND = 600
"""Requests prepared for each client and second: more than any center has answered."""


class Client:
    """One kept-alive connection: asks, waits for the whole answer, asks again."""

    def __init__(self, order: dict[str, Any], place: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", order["port"]), timeout=30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._requests = _requests(order, place)
        self._received = b""
        self._began = 0.0
        self.latencies: list[float] = []
        self.answers: list[bytes] = []

    def ask(self) -> None:
        request = next(self._requests)
        self._received = b""
        self._began = time.perf_counter()
        self.socket.sendall(request)

    def hear(self) -> bool:
        """Take in what came. True when the answer is whole."""
        chunk = self.socket.recv(65536)
        if not chunk:
            raise ConnectionError("the center closed the connection")
        self._received += chunk
        if not _whole(self._received):
            return False
        self.latencies.append(time.perf_counter() - self._began)
        self.answers.append(self._received)
        return True


def _requests(order: dict[str, Any], place: int) -> Iterator[bytes]:
    items: list[str] = order["items"][place:] + order["items"][:place]
    head = (
        "POST /v1/tickets HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        f"Authorization: Bearer {order['token']}\r\n"
    )
    return iter(
        [_request(head, items[turn % len(items)]) for turn in range(int(order["seconds"] * _MOST_A_SECOND) + 8)]
    )


def _request(head: str, item: str) -> bytes:
    number = f"99{secrets.randbelow(10**_HOLDER_DIGITS):0{_HOLDER_DIGITS}d}"
    body = json.dumps({"items": [item], "holder": {"kind": "typed", "number": number, "name": "压测"}}).encode()
    return f"{head}Idempotency-Key: {secrets.token_hex(16)}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


def _whole(received: bytes) -> bool:
    end = received.find(b"\r\n\r\n")
    if end < 0:
        return False
    start = received.find(b"content-length: ") + 16
    return len(received) >= end + 4 + int(received[start : received.find(b"\r", start)])


def _load(clients: list[Client], seconds: float) -> None:
    """Everybody asks until the time is over; the last answers are waited for."""
    waiting = selectors.DefaultSelector()
    for client in clients:
        waiting.register(client.socket, selectors.EVENT_READ, client)
        client.ask()
    end = time.monotonic() + seconds
    while waiting.get_map():
        for key, _ in waiting.select(30):
            client = key.data
            if client.hear():
                if time.monotonic() < end:
                    client.ask()
                else:
                    waiting.unregister(client.socket)


def main() -> None:
    order = json.loads(sys.stdin.read())
    clients = [Client(order, place) for place in range(order["clients"])]
    _load(clients, order["seconds"])
    answers = [answer for client in clients for answer in client.answers]
    given = [answer for answer in answers if answer[9:12] == b"201"]
    result = {
        "latencies": [took for client in clients for took in client.latencies[1:]],
        "numbers": [json.loads(answer.partition(b"\r\n\r\n")[2])["number"] for answer in given],
        "refused": len(answers) - len(given),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
