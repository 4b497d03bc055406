"""Citizens at many kiosks at once: a process of its own, so that asking costs the center nothing.

`python -m kiosk.bench.ticket_load` reads one JSON order from standard input ({"port", "token", "clients", "seconds",
"items"}) and prints one JSON answer ({"latencies": seconds…, "numbers": …, "refused": …}).
"""

from __future__ import annotations

import json
import secrets
import socket
import sys
import threading
import time
from typing import Any

_HOLDER_DIGITS = 13


class Line:
    """One kept-alive connection that speaks just enough HTTP not to disturb the measurement."""

    def __init__(self, port: int, token: str) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=30)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._head = (
            "POST /v1/tickets HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            f"Authorization: Bearer {token}\r\n"
        )

    def ask(self, key: str, body: bytes) -> tuple[int, bytes]:
        head = f"{self._head}Idempotency-Key: {key}\r\nContent-Length: {len(body)}\r\n\r\n"
        self._socket.sendall(head.encode() + body)
        received = b""
        while (end := received.find(b"\r\n\r\n")) < 0:
            received += self._more()
        fields = received[:end].lower()
        length = int(fields.split(b"content-length:")[1].split(b"\r\n")[0])
        while len(received) < end + 4 + length:
            received += self._more()
        return int(fields[9:12]), received[end + 4 :]

    def _more(self) -> bytes:
        chunk = self._socket.recv(65536)
        if not chunk:
            raise ConnectionError("the center closed the connection")
        return chunk


class Client(threading.Thread):
    def __init__(self, order: dict[str, Any], place: int) -> None:
        super().__init__(name=f"client {place}")
        self._line = Line(order["port"], order["token"])
        self._end = time.monotonic() + order["seconds"]
        self._items: list[str] = order["items"][place:] + order["items"][:place]
        self.latencies: list[float] = []
        self.numbers: list[str] = []
        self.refused = 0

    def run(self) -> None:
        turn = 0
        while time.monotonic() < self._end:
            self._one(self._items[turn % len(self._items)])
            turn += 1

    def _one(self, item: str) -> None:
        number = f"99{secrets.randbelow(10**_HOLDER_DIGITS):0{_HOLDER_DIGITS}d}"
        body = json.dumps({"items": [item], "holder": {"kind": "typed", "number": number, "name": "压测"}}).encode()
        began = time.perf_counter()
        status, answer = self._line.ask(secrets.token_hex(16), body)
        took = time.perf_counter() - began
        if status == 201:
            self.latencies.append(took)
            self.numbers.append(json.loads(answer)["number"])
        else:
            self.refused += 1


def main() -> None:
    order = json.loads(sys.stdin.read())
    clients = [Client(order, place) for place in range(order["clients"])]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    answer = {
        "latencies": [took for client in clients for took in client.latencies],
        "numbers": [number for client in clients for number in client.numbers],
        "refused": sum(client.refused for client in clients),
    }
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
