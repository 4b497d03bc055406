"""Thousands of visits in one process: memory, threads and files must not grow."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import psutil

from kiosk.bench.running import judged
from kiosk.bench.visits import appliance

if TYPE_CHECKING:
    from kiosk.attendant import VisitRecord

TARGETS = {"rss_growth_mib": 5.0, "thread_growth": 0.0, "file_growth": 0.0, "visits_not_printed": 0.0}
WARM = 300
"""Visits before the first reading: pools, caches and fonts are filled by then."""


def run(quick: bool = False, visits: str = "3000") -> dict[str, Any]:
    """`visits` whole visits (screens, center, paper); growth is counted after the first WARM of them."""
    from kiosk.bench.clicker import Clicker

    total = 120 if quick else int(visits)
    warm = min(WARM, total // 4)
    me = psutil.Process()
    readings: list[tuple[float, int, int]] = []
    outcomes: dict[str, int] = {}

    def on_visit(record: VisitRecord) -> None:
        outcomes[record.outcome] = outcomes.get(record.outcome, 0) + 1
        done = sum(outcomes.values())
        if done in (warm, total) or done % 250 == 0:
            readings.append((me.memory_info().rss / 2**20, me.num_threads(), me.num_fds()))

    began = time.monotonic()
    with appliance(on_visit) as app:
        clicker = Clicker(app, lambda: sum(outcomes.values()) >= total)
        clicker.start()
        app.run()
    first, last = readings[0], readings[-1]
    figures = {
        "visits": sum(outcomes.values()),
        "visits_not_printed": sum(outcomes.values()) - outcomes.get("printed", 0),
        "rss_start_mib": round(first[0], 1),
        "rss_end_mib": round(last[0], 1),
        "rss_growth_mib": round(last[0] - first[0], 2),
        "thread_growth": last[1] - first[1],
        "file_growth": last[2] - first[2],
        "seconds": round(time.monotonic() - began, 1),
    }
    return judged("soak", figures, TARGETS)
