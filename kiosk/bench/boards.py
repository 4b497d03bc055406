"""From a clerk's act to every screen in the hall: 200 boards on one center with SQLite, and on two with PostgreSQL.

The time is taken from sending the act, so it holds the act itself, its commit, the other process, the look at the hall
and 200 copies sent; until the last byte of the last of them was read.
"""

from __future__ import annotations

import json
import secrets
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import psutil
import requests

from kiosk.bench import ticket_hall
from kiosk.bench.postgres import Postgres
from kiosk.bench.running import judged, spread
from kiosk.hall import enrol
from kiosk.hall.storage import Store

TARGETS = {"event_to_board_p99_ms": 150.0, "missed": 0.0, "refused": 0.0}

_WINDOWS = 20
_TICKETS_EACH = 3
"""Citizens waiting beyond those that will be called: lines to count and spans to work out."""

_SERVE = """
import sys
from pathlib import Path
from kiosk.hall import serve
serve(database=sys.argv[1], config=Path(sys.argv[2]), data=Path(sys.argv[3]), tokens={"bench": sys.argv[4]},
      clock=sys.argv[5], die_with_parent=True)
"""


def run(
    quick: bool = False, clients: str = "200", seconds: str = "20", rate: str = "10", database: str = "both"
) -> dict[str, Any]:
    """`clients` boards, `rate` acts a second for `seconds`; `database` is sqlite, postgresql or both."""
    span = 4.0 if quick else float(seconds)
    names = ("sqlite", "postgresql") if database == "both" else (database,)
    figures: dict[str, Any] = {"boards": int(clients)}
    for name in names:
        with ExitStack() as stack:
            scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kiosk-bench-")))
            cluster = stack.enter_context(Postgres()) if name == "postgresql" else None
            measured = _measure(stack, scratch, cluster, int(clients), span, float(rate))
        figures |= {f"{name}_{figure}": value for figure, value in measured.items()}
    targets = {f"{name}_{target}": ceiling for name in names for target, ceiling in TARGETS.items()}
    return judged("boards", figures, targets)


class _Center:
    """A center in a process of its own."""

    def __init__(self, scratch: Path, database: str, token: str) -> None:
        clock = f"{ticket_hall.DAY}T10:00"
        arguments = [database, str(scratch / "hall"), str(scratch / "data"), token, clock]
        self._process = subprocess.Popen([sys.executable, "-c", _SERVE, *arguments], stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        ready = self._process.stdout.readline()
        if not ready.startswith("center ready"):
            raise RuntimeError("the center did not start")
        self.port = int(ready.rsplit(":", 1)[1])

    def spent(self) -> float:
        times = psutil.Process(self._process.pid).cpu_times()
        return float(times.user + times.system)

    def close(self) -> None:
        self._process.terminate()
        self._process.communicate(timeout=20)


def _measure(
    stack: ExitStack, scratch: Path, cluster: Postgres | None, boards: int, seconds: float, rate: float
) -> dict[str, Any]:
    ticket_hall.build(scratch / "hall")
    database = f"sqlite:///{scratch / 'center.db'}" if cluster is None else cluster.new_database()
    store = Store(database)
    store.migrate()
    caller, kiosk = secrets.token_hex(16), secrets.token_hex(16)
    enrol(store, "callers", caller, role="caller")
    store.close()
    centers = []
    for _ in range(1 if cluster is None else 2):
        centers.append(_Center(scratch, database, kiosk))
        stack.callback(centers[-1].close)
    windows = [f"{number + 1:02d}" for number in range(_WINDOWS)]
    _fill(centers[0].port, kiosk, caller, windows, int(seconds * rate / 3) + _WINDOWS * _TICKETS_EACH)
    order = {"ports": [center.port for center in centers], "token": caller, "windows": windows}
    before, began = sum(center.spent() for center in centers), time.monotonic()
    found = _hang(order | {"boards": boards, "seconds": seconds, "rate": rate})
    used = (sum(center.spent() for center in centers) - before) / (time.monotonic() - began)
    return _figures(found) | {"center_processors": round(used, 2)}


def _fill(port: int, kiosk: str, caller: str, windows: list[str], tickets: int) -> None:
    base = f"http://127.0.0.1:{port}"
    with requests.Session() as client:
        for window in windows:
            _post(client, f"{base}/v1/windows/{window}/acts", caller, {"verb": "open"})
        for place in range(tickets):
            holder = {"kind": "typed", "number": f"99{place:013d}", "name": "压测"}
            item = ticket_hall.ITEMS[place % len(ticket_hall.ITEMS)]
            _post(client, f"{base}/v1/tickets", kiosk, {"items": [item], "holder": holder})


def _post(client: requests.Session, url: str, token: str, body: dict[str, Any]) -> None:
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": secrets.token_hex(16)}
    answer = client.post(url, json=body, headers=headers, timeout=30)
    if not answer.ok:
        raise RuntimeError(f"the center answered {answer.status_code} to POST {url}")


def _hang(order: dict[str, Any]) -> dict[str, Any]:
    command = [sys.executable, "-m", "kiosk.bench.board_wall"]
    done = subprocess.run(command, input=json.dumps(order), capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"the boards' process failed: {done.stderr.strip().splitlines()[-1:]}")
    found: dict[str, Any] = json.loads(done.stdout)
    if not found["from_asking"]:
        raise RuntimeError(f"no board showed anything; {found['refused']} acts were refused")
    return found


def _figures(found: dict[str, Any]) -> dict[str, Any]:
    middle, far = spread(found["from_asking"], 1000)
    _, after_answer = spread(found["from_answer"], 1000)
    return {
        "acts": found["acts"],
        "shown": len(found["from_asking"]),
        "event_to_board_median_ms": middle,
        "event_to_board_p99_ms": far,
        "event_to_board_worst_ms": round(max(found["from_asking"]) * 1000, 2),
        "answer_to_board_p99_ms": after_answer,
        "missed": found["missed"],
        "refused": found["refused"],
    }
