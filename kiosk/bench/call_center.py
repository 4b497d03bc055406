"""A real center for `kiosk bench calls`: one process on SQLite, two behind one address on PostgreSQL."""

from __future__ import annotations

import json
import secrets
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import psutil

from kiosk.bench import call_hall
from kiosk.bench.postgres import Postgres
from kiosk.hall.kiosks import enrol
from kiosk.hall.storage import Store

_SERVE = """
import sys
from pathlib import Path
from kiosk.hall import serve
if __name__ == "__main__":
    serve(database=sys.argv[1], config=Path(sys.argv[2]), data=Path(sys.argv[3]), tokens={"bench": sys.argv[4]},
          clock=sys.argv[5], workers=int(sys.argv[6]), die_with_parent=True)
"""


class Spent(NamedTuple):
    """Processor seconds so far."""

    center: float
    database: float


class Center:
    """`store` looks at the same database from outside, as an auditor would."""

    def __init__(self, scratch: Path, name: str, database: str, cluster: Postgres | None) -> None:
        self.store = Store(database)
        self._cluster = cluster
        self._tokens = {"kiosk": secrets.token_hex(16), "caller": secrets.token_hex(16)}
        script = scratch / f"{name}.py"  # workers are started anew from a file
        script.write_text(_SERVE, encoding="utf-8")
        workers = "1" if cluster is None else "2"
        clock = f"{call_hall.DAY}T10:00"
        places = [str(scratch / "hall"), str(scratch / f"{name}-data")]
        command = [sys.executable, str(script), database, *places, self._tokens["kiosk"], clock, workers]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        ready = self._process.stdout.readline()
        if not ready.startswith("center ready"):
            raise RuntimeError("the center did not start")
        self.port = int(ready.rsplit(":", 1)[1])
        enrol(self.store, "callers", self._tokens["caller"], role="caller")

    def load(self, clients: int, seconds: float) -> dict[str, Any]:
        """What the clients did and saw; see `call_load`."""
        order = {"port": self.port, "tokens": self._tokens, "clients": clients, "seconds": seconds}
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
        center = psutil.Process(self._process.pid)
        here = sum(map(_seconds, [center, *center.children(recursive=True)]))
        if self._cluster is None:
            return Spent(here, 0.0)
        pids = self._cluster.pids()
        there = sum(_seconds(psutil.Process(pid), ended=pid == pids[0]) for pid in pids if psutil.pid_exists(pid))
        return Spent(here, there)

    def close(self) -> None:
        self._process.terminate()
        self._process.communicate(timeout=20)
        self.store.close()


def _seconds(process: psutil.Process, *, ended: bool = False) -> float:
    """Processor seconds of a process; `ended`: and of its children that have ended. Nothing of one that is gone."""
    with suppress(psutil.Error):
        times = process.cpu_times()
        own = float(times.user + times.system)
        return own + float(times.children_user + times.children_system) if ended else own
    return 0.0
