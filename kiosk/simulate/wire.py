"""One kept-alive connection to a center, and JSON over it."""

from __future__ import annotations

import http.client
import json
from http.cookies import SimpleCookie
from typing import Any, NamedTuple


class Answer(NamedTuple):
    status: int
    body: Any
    cookies: dict[str, str]


class Wire:
    """Blocking, for one thread. OSError or http.client.HTTPException when the center is away."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.asked = 0
        """Requests so far."""

    def post(self, path: str, body: object, headers: dict[str, str]) -> Answer:
        text = json.dumps(body, ensure_ascii=False).encode()
        return self._ask("POST", path, text, headers | {"Content-Type": "application/json"})

    def get(self, path: str, headers: dict[str, str]) -> Answer:
        return self._ask("GET", path, None, headers)

    def close(self) -> None:
        self._connection.close()

    def _ask(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        self.asked += 1
        try:
            self._connection.request(method, path, body, headers)
            reply = self._connection.getresponse()
        except (ConnectionError, http.client.RemoteDisconnected):
            # A connection nobody has used for seconds is closed by the center. Every change has its key: asking again
            # does nothing twice.
            self._connection.close()
            self._connection.request(method, path, body, headers)
            reply = self._connection.getresponse()
        content = reply.read()
        cookies: dict[str, str] = {}
        for line in reply.headers.get_all("Set-Cookie") or ():
            cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        told = reply.headers.get("Content-Type", "").startswith("application/json")
        return Answer(reply.status, json.loads(content) if told and content else None, cookies)
