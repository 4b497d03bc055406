"""A real center for `kiosk bench calls`: one process on SQLite, two behind one address on PostgreSQL."""

from __future__ import annotations

import json
import secrets
import subprocess
import sys
from typing import Any, NamedTuple

from kiosk.bench import call_hall
from kiosk.bench.serving import Ground, Served
from kiosk.hall.kiosks import enrol
from kiosk.hall.storage import Store


class Spent(NamedTuple):
    """Processor seconds so far."""

    center: float
    database: float


class Center:
    def __init__(self, place: Ground, name: str, database: str) -> None:
        self._store = Store(database)
        self._place = place
        self._tokens = {"kiosk": secrets.token_hex(16), "caller": secrets.token_hex(16)}
        workers = 1 if place.cluster is None else 2
        hall, data = place.scratch / "hall", place.scratch / f"{name}-data"
        self._served = Served(database, hall, data, self._tokens["kiosk"], f"{call_hall.DAY}T10:00", workers)
        enrol(self._store, "callers", self._tokens["caller"], role="caller")

    def load(self, clients: int, seconds: float) -> dict[str, Any]:
        """What the clients did and saw; see `call_load`."""
        order = {"port": self._served.port, "tokens": self._tokens, "clients": clients, "seconds": seconds}
        done = subprocess.run(
            [sys.executable, "-m", "kiosk.bench.call_load"],
            input=json.dumps(order),
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        answer: dict[str, Any] = json.loads(done.stdout)
        return answer

    def spent(self) -> Spent:
        return Spent(self._served.spent(), self._place.spent())

    def books(self) -> Store:
        """What is left of the day for an auditor. The center ends first: a citizen whose wait ran out between
        two looks at the books would seem lost."""
        self._served.close()
        return self._store

    def close(self) -> None:
        self._served.close()
        self._store.close()
