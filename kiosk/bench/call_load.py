"""Clerks and citizens at once: a process of its own, with as many kept-alive connections as there are of them.

`python -m kiosk.bench.call_load` reads one JSON order from standard input ({"port", "tokens": {"kiosk", "caller"},
"clients", "seconds"}) and prints one JSON answer:

    {"latencies": {verb: seconds…}, "refused": {verb: count}, "given": [[id, number]…],
     "done": [[verb, window, number, finishing]…], "keys": count, "trouble": [text…]}

`done` holds every act that was acknowledged, once, with who stands at the window after it. When an answer arrived is
what the kernel noted of its last bytes, so that what is measured is the center and not this program, which reads the
answers of all clients one after the other.
"""

from __future__ import annotations

import json
import random
import selectors
import socket
import struct
import sys
import time
from collections import Counter, defaultdict
from typing import Any

from kiosk.bench.call_hall import WINDOWS
from kiosk.bench.call_play import Play, Wish

_SO_TIMESTAMPNS = 35
"""Of Linux, socket(7); Python has no name for it."""
_MOMENT = struct.Struct("@qq")
"""struct timespec: seconds and nanoseconds of the clock that `time.time_ns` tells."""

_REPEATED = 0.02
"""How often a request is sent once more with its own key, as after a cut line."""
_MOST_TROUBLE = 20


class Client:
    """One kept-alive connection: asks, waits for the whole answer, asks again."""

    def __init__(self, order: dict[str, Any], place: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", order["port"]), timeout=30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.setsockopt(socket.SOL_SOCKET, _SO_TIMESTAMPNS, 1)
        self.windows = WINDOWS[place :: order["clients"]] or [WINDOWS[place % len(WINDOWS)]]
        self._tokens = order["tokens"]
        self._received = bytearray()
        self._wanted = -1
        self._began = self._arrived = 0
        self.wish = Wish("", "", None)
        self.first: bytes | None = None
        """What this very request was answered before."""

    def ask(self, wish: Wish, first: bytes | None = None) -> None:
        self.wish, self.first = wish, first
        self._received.clear()
        self._wanted = -1
        request = _request(wish, self._tokens["kiosk" if wish.kiosk else "caller"])
        self._began = time.time_ns()
        self.socket.sendall(request)

    def hear(self) -> bool:
        """Take in what came. True when the answer is whole."""
        chunk, notes, _, _ = self.socket.recvmsg(262144, socket.CMSG_SPACE(_MOMENT.size))
        if not chunk:
            raise ConnectionError("the center closed the connection")
        seconds, nanoseconds = _MOMENT.unpack(notes[0][2])
        self._arrived = seconds * 1_000_000_000 + nanoseconds
        self._received += chunk
        if self._wanted < 0:
            end = self._received.find(b"\r\n\r\n")
            if end < 0:
                return False
            start = self._received.find(b"content-length: ") + 16
            self._wanted = end + 4 + int(self._received[start : self._received.find(b"\r", start)])
        return len(self._received) >= self._wanted

    def took(self) -> float:
        """Seconds from the request to the end of the answer."""
        return (self._arrived - self._began) / 1e9

    def answer(self) -> tuple[int, bytes]:
        return int(self._received[9:12]), bytes(self._received[self._received.find(b"\r\n\r\n") + 4 :])


class Load:
    def __init__(self, order: dict[str, Any]) -> None:
        self._clients = [Client(order, place) for place in range(order["clients"])]
        self._seconds = order["seconds"]
        self._play = Play(random.randrange(1 << 30))
        self._lot = random.Random()
        self.latencies: defaultdict[str, list[float]] = defaultdict(list)
        self.refused: Counter[str] = Counter()
        self.given: list[tuple[str, str]] = []
        self.done: list[tuple[str, str, str, bool]] = []
        self.keys = 0
        self.trouble: list[str] = []

    def run(self) -> None:
        """Everybody asks until the time is over; the last answers are waited for."""
        waiting = selectors.DefaultSelector()
        for client in self._clients:
            waiting.register(client.socket, selectors.EVENT_READ, client)
            client.ask(self._play.wish(client.windows))
        end = time.monotonic() + self._seconds
        while waiting.get_map():
            for client in [key.data for key, _ in waiting.select(30) if self._hear(key.data, waiting)]:
                self.latencies[client.wish.verb].append(client.took())
                again = self._take_in(client)
                if time.monotonic() >= end:
                    waiting.unregister(client.socket)
                    client.socket.close()
                elif again is not None and self._lot.random() < _REPEATED:
                    client.ask(client.wish, again)
                else:
                    client.ask(self._play.wish(client.windows))

    def _hear(self, client: Client, waiting: selectors.BaseSelector) -> bool:
        try:
            return client.hear()
        except OSError as cut:
            self._complain(f"{client.wish.verb}: {cut}")
            waiting.unregister(client.socket)
            return False

    def _take_in(self, client: Client) -> bytes | None:
        """The answer, if the request could be repeated."""
        wish, (status, body) = client.wish, client.answer()
        if client.first is not None:
            if client.first != body and wish.verb != "cancel":
                self._complain(f"{wish.verb}: a repeat was answered otherwise")
            return None
        if status not in (200, 201, 409):
            self._complain(f"{wish.verb}: {status} {body[:200].decode(errors='replace')}")
            return None
        self.keys += bool(wish.key)
        answer = json.loads(body)
        if status == 409:
            self.refused[f"{wish.verb} {answer['reason']}"] += 1
        elif wish.key:
            self._acknowledged(wish, answer)
        self._play.heard(wish, status, answer)
        if status != 409 and wish.verb == "view":
            self._check(wish.window, answer)
        return body if wish.key else None

    def _acknowledged(self, wish: Wish, answer: dict[str, Any]) -> None:
        if wish.verb == "take":
            self.given.append((answer["id"], answer["number"]))
        elif wish.verb == "cancel":
            self.done.append(("cancel", "", answer["number"], False))
        else:
            there = answer["current"]["number"] if answer["current"] else ""
            self.done.append((wish.verb, wish.window, there, b'"finishing": true' in (wish.body or b"")))

    def _check(self, window: str, view: dict[str, Any]) -> None:
        """A look at a window never shows half a change."""
        there, shown = view["current"], view["window"]["ticket"]
        if (there["number"] if there else "") != shown:
            self._complain(f"view {window}: {shown} is there, and is not")
        elif there and there["state"] not in ("called", "serving"):
            self._complain(f"view {window}: {shown} is there and {there['state']}")

    def _complain(self, text: str) -> None:
        if len(self.trouble) < _MOST_TROUBLE:
            self.trouble.append(text)


def _request(wish: Wish, token: str) -> bytes:
    method = "GET" if wish.body is None else "POST"
    head = f"{method} {wish.path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\n"
    if wish.body is None:
        return f"{head}\r\n".encode()
    head += f"Content-Type: application/json\r\nIdempotency-Key: {wish.key}\r\nContent-Length: {len(wish.body)}\r\n\r\n"
    return head.encode() + wish.body


def main() -> None:
    load = Load(json.loads(sys.stdin.read()))
    load.run()
    names = ("latencies", "refused", "given", "done", "keys", "trouble")
    print(json.dumps({name: getattr(load, name) for name in names}))


if __name__ == "__main__":
    main()
