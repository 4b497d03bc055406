"""Real centers for the benches: each in processes of its own, on the kind of store a bench was asked to measure.

Run as a program it is such a center.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import psutil

from kiosk.bench.postgres import Postgres
from kiosk.bench.running import OptionError

_CHOICES = {"both": ("sqlite", "postgresql"), "sqlite": ("sqlite",), "postgresql": ("postgresql",)}


def databases(asked: str) -> tuple[str, ...]:
    """The kinds of store behind a bench's option `database`; OptionError for one nobody knows."""
    if asked not in _CHOICES:
        raise OptionError(f"database is one of {', '.join(_CHOICES)}, not {asked!r}")
    return _CHOICES[asked]


class Ground(NamedTuple):
    """Where a bench builds its centers; both are gone with it."""

    scratch: Path
    cluster: Postgres | None
    """None for SQLite."""

    def spent(self) -> float:
        """Processor seconds of the whole database server so far, with those of its processes that have ended; none for
        SQLite, which works inside the center. Best effort: what else the server does meanwhile counts too."""
        if self.cluster is None:
            return 0.0
        server, *others = self.cluster.pids()
        return _spent(server, ended=True) + sum(map(_spent, others))

    def new_database(self, name: str) -> str:
        """The URL of an empty database."""
        return f"sqlite:///{self.scratch / name}.db" if self.cluster is None else self.cluster.new_database()


def _spent(pid: int, *, ended: bool = False) -> float:
    """Processor seconds of a process; `ended`: and of its children that have ended. Nothing of one that is gone."""
    with suppress(psutil.Error):
        times = psutil.Process(pid).cpu_times()
        own = float(times.user + times.system)
        return own + float(times.children_user + times.children_system) if ended else own
    return 0.0


@contextmanager
def ground(kind: str) -> Iterator[Ground]:
    """`kind` is one of `databases`."""
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as scratch:
        if kind == "sqlite":
            yield Ground(Path(scratch), None)
        else:
            with Postgres() as cluster:
                yield Ground(Path(scratch), cluster)


class Served:
    """A center that answers on `port` of the loopback."""

    def __init__(self, database: str, config: Path, data: Path, token: str, clock: str, workers: int = 1) -> None:
        """`token` is the kiosk's; `clock` the time of its day at which it starts. Raises RuntimeError when it does
        not come up."""
        order = [database, str(config), str(data), token, clock, str(workers)]
        self._process = subprocess.Popen([sys.executable, "-m", __name__, *order], stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        ready = self._process.stdout.readline()
        if not ready.startswith("center ready"):
            raise RuntimeError("the center did not start")
        self.port = int(ready.rsplit(":", 1)[1])

    @property
    def pid(self) -> int:
        return self._process.pid

    def spent(self) -> float:
        """Processor seconds of the center and its workers so far."""
        center = psutil.Process(self._process.pid)
        return sum(_spent(each.pid) for each in [center, *center.children(recursive=True)])

    def close(self) -> None:
        self._process.terminate()
        self._process.communicate(timeout=20)


def _main(database: str, config: str, data: str, token: str, clock: str, workers: str) -> None:
    from kiosk.hall import serve

    serve(
        database=database,
        config=Path(config),
        data=Path(data),
        tokens={"bench": token},
        clock=clock,
        workers=int(workers),
        die_with_parent=True,
    )


if __name__ == "__main__":
    _main(*sys.argv[1:])
