"""From a clerk's act to every screen in the hall: 200 boards on one center with SQLite, and on two with PostgreSQL.

The time is taken from sending the act, so it holds the act itself, its commit, the other process, the look at the hall
and 200 copies sent; until the last byte of the last of them was read.
"""

from __future__ import annotations

import json
import secrets
import subprocess
import sys
import time
from contextlib import ExitStack
from typing import Any

import requests

from kiosk.bench import ticket_hall
from kiosk.bench.running import judged, spread
from kiosk.bench.serving import Ground, Served, databases, ground
from kiosk.hall import enrol
from kiosk.hall.storage import Store

TARGETS = {"event_to_board_p99_ms": 150.0, "missed": 0.0, "refused": 0.0}

_WINDOWS = 20
_TICKETS_EACH = 3
"""Citizens waiting beyond those that will be called: lines to count and spans to work out."""


def run(
    quick: bool = False, clients: str = "200", seconds: str = "20", rate: str = "10", database: str = "both"
) -> dict[str, Any]:
    """`clients` boards, `rate` acts a second for `seconds`; `database` is sqlite, postgresql or both."""
    span = 4.0 if quick else float(seconds)
    names = databases(database)
    figures: dict[str, Any] = {"boards": int(clients)}
    for name in names:
        with ground(name) as place, ExitStack() as stack:
            measured = _measure(stack, place, int(clients), span, float(rate))
        figures |= {f"{name}_{figure}": value for figure, value in measured.items()}
    targets = {f"{name}_{target}": ceiling for name in names for target, ceiling in TARGETS.items()}
    return judged("boards", figures, targets)


def _measure(stack: ExitStack, place: Ground, boards: int, seconds: float, rate: float) -> dict[str, Any]:
    hall, data = place.scratch / "hall", place.scratch / "data"
    ticket_hall.build(hall)
    database = place.new_database("center")
    store = Store(database)
    store.migrate()
    caller, kiosk = secrets.token_hex(16), secrets.token_hex(16)
    enrol(store, "callers", caller, role="caller")
    store.close()
    centers = []
    for _ in range(1 if place.cluster is None else 2):
        centers.append(Served(database, hall, data, kiosk, f"{ticket_hall.DAY}T10:00"))
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
