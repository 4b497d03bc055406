"""Is this machine free enough to follow a movement of a second? Tests of real engines wait until it is."""

from __future__ import annotations

import os
import time
from pathlib import Path
from statistics import median

PATIENCE = 60.0
"""Seconds that all the tests of one process wait together, from the first wait on."""


def overloaded(bearable: float = 2.0) -> bool:
    """More than `bearable` programs for each processor want to run, in the middle of five looks (proc(5), loadavg: what
    runs now, not what ran in the last minute)."""
    looks = []
    for _ in range(5):
        looks.append(int(Path("/proc/loadavg").read_text(encoding="ascii").split()[3].partition("/")[0]))
        time.sleep(0.05)
    return median(looks) > bearable * (os.cpu_count() or 1)


class Patience:
    """Spent once: a machine that is busy for good does not make every test wait."""

    def __init__(self, seconds: float = PATIENCE) -> None:
        self._left = seconds

    def until_free(self) -> bool:
        """False when this machine is not free enough after all the patience there was."""
        while overloaded():
            if self._left <= 0:
                return False
            began = time.monotonic()
            time.sleep(0.5)
            self._left -= time.monotonic() - began
        return True


wait_for_time = Patience().until_free
