"""Thousands of visits in one process: memory, threads and files must not grow."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import psutil

from kiosk.bench.running import OptionError, judged
from kiosk.bench.visits import appliance, run_whole

if TYPE_CHECKING:
    from kiosk.attendant import VisitRecord

TARGETS = {"rss_growth_mib": 5.0, "thread_growth": 0.0, "file_growth": 0.0, "visits_not_printed": 0.0}
WARM = 300
"""Visits before the first reading: pools, caches and fonts are filled by then."""
LEAST = 4
"""A shorter soak takes a quarter of its visits to get warm."""

Reading = tuple[float, int, int]
"""MiB of resident memory, threads, open files."""


class Readings:
    """Looks at the process exactly twice: after `warm` visits and after `total`."""

    def __init__(self, warm: int, total: int, look: Callable[[], Reading]) -> None:
        self.taken: dict[int, Reading] = {}
        self._wanted = (warm, total)
        self._look = look

    def after(self, visits: int) -> None:
        if visits in self._wanted:
            self.taken[visits] = self._look()


def run(quick: bool = False, visits: str = "3000") -> dict[str, Any]:
    """`visits` whole visits (screens, center, paper); growth is counted after the first WARM of them."""
    from kiosk.bench.clicker import Clicker

    total = 120 if quick else int(visits)
    if total < LEAST:
        raise OptionError(f"a soak needs at least {LEAST} visits: some to get warm, and some to count")
    warm = min(WARM, total // 4)
    me = psutil.Process()
    readings = Readings(warm, total, lambda: (me.memory_info().rss / 2**20, me.num_threads(), me.num_fds()))
    outcomes: list[str] = []

    def on_visit(record: VisitRecord) -> None:
        outcomes.append(record.outcome)
        readings.after(len(outcomes))

    began = time.monotonic()
    with appliance(on_visit) as app:
        run_whole(app, Clicker(app, total, lambda: len(outcomes)), total, lambda: len(outcomes))
    first, last = readings.taken[warm], readings.taken[total]
    figures = {
        "visits": len(outcomes),
        "visits_not_printed": len(outcomes) - outcomes.count("printed"),
        "rss_start_mib": round(first[0], 1),
        "rss_end_mib": round(last[0], 1),
        "rss_growth_mib": round(last[0] - first[0], 2),
        "thread_growth": last[1] - first[1],
        "file_growth": last[2] - first[2],
        "seconds": round(time.monotonic() - began, 1),
    }
    return judged("soak", figures, TARGETS)
