"""The handle of a simulated device: one JSON object a line over a Unix socket.

A simulated device runs where real hardware would be: outside the kiosk process. Tests, demos and the dock reach it
through this socket. Request `{"do": "paper_out", …arguments}`; answer `{"ok": true, "state": {…}}` or
`{"ok": false, "error": "…"}`. Every simulator knows `state`, which changes nothing.
"""

from __future__ import annotations

import json
import socket
import socketserver
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

State = dict[str, Any]
Controls = Mapping[str, Callable[..., State | None]]


class ControlServer:
    """Serves the controls of one simulated device in a thread of its own."""

    def __init__(self, path: Path, controls: Controls, state: Callable[[], State]) -> None:
        """`controls` maps a verb to a method; what a method returns is merged over the state in the answer."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        self._path = path

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                for line in self.rfile:
                    self.wfile.write((json.dumps(_answer(line, controls, state)) + "\n").encode())

        self._server = socketserver.ThreadingUnixStreamServer(str(path), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.1,), name=f"controls {path.name}")
        self._thread.daemon = True
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._path.unlink(missing_ok=True)


def _answer(line: bytes, controls: Controls, state: Callable[[], State]) -> State:
    try:
        request = json.loads(line)
        verb = request.pop("do")
        extra = None if verb == "state" else controls[verb](**request)
        return {"ok": True, "state": state() | (extra or {})}
    except KeyError as unknown:
        return {"ok": False, "error": f"no such control: {unknown}; known: {', '.join(sorted(controls))}"}
    except (ValueError, TypeError) as bad:
        return {"ok": False, "error": str(bad)}


class Handle:
    """A simulated device as seen from another process: `Handle(path).do("paper_out")`."""

    def __init__(self, path: Path, patience: float = 5.0) -> None:
        """`patience`: seconds to wait for an answer."""
        self._path = path
        self._patience = patience

    def do(self, verb: str, **arguments: Any) -> State:
        """The device's state after the verb. Raises ValueError when it refuses, OSError when it is not there."""
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as link:
            link.settimeout(self._patience)
            link.connect(str(self._path))
            link.sendall((json.dumps({"do": verb} | arguments) + "\n").encode())
            answer: dict[str, Any] = json.loads(link.makefile().readline())
        if not answer["ok"]:
            raise ValueError(answer["error"])
        state: State = answer["state"]
        return state

    def state(self) -> State:
        return self.do("state")
