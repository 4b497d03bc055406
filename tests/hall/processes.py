"""Centers as processes of their own, and kiosks that ask them over the wire."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.hall.conftest import MONDAY, TOKENS

SCRIPT = """
import json, sys
from pathlib import Path
from kiosk.hall import serve
database, config, data, tokens, clock, workers = sys.argv[1:]
if __name__ == "__main__":
    serve(database=database, config=Path(config), data=Path(data), tokens=json.loads(tokens), clock=clock,
          workers=int(workers), die_with_parent=True)
"""


class Running:
    """A center that was started; `address` waits until it says it is ready."""

    def __init__(self, database: str, folder: Path, *, workers: int = 1) -> None:
        script = folder / "center.py"
        script.write_text(SCRIPT)
        arguments = [database, str(folder / "hall"), str(folder / "data"), json.dumps(TOKENS), MONDAY, str(workers)]
        self.process = subprocess.Popen(
            [sys.executable, str(script), *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
            env={"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": "/usr/bin:/bin"},
        )
        self._address = ""

    @property
    def address(self) -> str:
        if not self._address:
            assert self.process.stdout is not None
            line = self.process.stdout.readline()
            assert line.startswith("center ready http://"), self.said()
            self._address = line.split()[2]
        return self._address

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()

    def stop(self) -> str:
        """End it properly; what it wrote to standard error."""
        self.process.terminate()
        return self.process.communicate(timeout=20)[1]

    def said(self) -> str:
        self.process.kill()
        return self.process.communicate()[1]


@contextmanager
def centers(database: str, folder: Path, count: int = 1, *, workers: int = 1) -> Iterator[list[Running]]:
    """`count` centers on one store, all started at the same moment."""
    started = [Running(database, folder, workers=workers) for _ in range(count)]
    try:
        yield started
    finally:
        for each in started:
            if each.process.poll() is None:
                each.stop()
