"""A service of the city for tests: a real HTTP server on loopback that answers as it is told and remembers what it was
asked; and a hall's identity.toml."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

JPEG = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 8
VISIT = "visit-0001"


class City(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[dict[str, Any]] = []
        self.tokens: list[str] = []
        self.status = 200
        self.kind = "image/jpeg"
        self.content = JPEG
        self.drip = 0.0
        """Seconds between two bytes."""
        self.go_on = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/ask"

    def says(self, status: int, content: bytes | dict[str, Any] = b"") -> None:
        self.status = status
        self.content = json.dumps(content).encode() if isinstance(content, dict) else content


class _Handler(BaseHTTPRequestHandler):
    server: City

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append(json.loads(body))
        self.server.tokens.append(self.headers.get("Authorization", ""))
        self.send_response(self.server.status)
        self.send_header("Content-Type", self.server.kind)
        if not self.server.drip:
            self.send_header("Content-Length", str(len(self.server.content)))
        self.end_headers()
        try:
            if not self.server.drip:
                self.wfile.write(self.server.content)
            while self.server.drip and not self.server.go_on.wait(self.server.drip):
                self.wfile.write(b"\xff")
        except OSError:
            pass  # whoever asked has hung up

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def city() -> Iterator[City]:
    with City() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.go_on.set()
            server.shutdown()
            thread.join()


def connected(folder: Path, text: str) -> None:
    """This hall's identity.toml."""
    (folder / "identity.toml").write_text(text, encoding="utf-8")


SANDBOX = """
demonstration = true
[messages]
way = "sandbox"
"""


def newest_code(data: Path) -> str:
    """What the demonstration's telephone shows."""
    lines = (data / "sandbox-codes.jsonl").read_text(encoding="utf-8").splitlines()
    return str(json.loads(lines[-1])["code"])
