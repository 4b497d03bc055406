"""A kiosk with its screens that plays some visits, says so, and keeps still: its memory can be searched then.

`python -m tests.faults.remembered FOLDER SCENARIO…`: begun by `test_memory`; ends when its standard input does.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from PySide6.QtTest import QTest

from kiosk.app import App
from kiosk.attendant import VisitRecord
from kiosk.demo.playing import CLOCK, SCENARIOS, Show
from kiosk.demo.scenario import load_scenario
from kiosk.launch import end_process, start_dock
from kiosk.settings import HOUSE, load

SETTLE = 2500
"""Milliseconds for a visit to be recorded, wiped and delivered."""


class Halting(Show):
    """After the last visit it waits to be looked at."""

    def _next(self) -> None:
        if not self._waiting:
            QTest.qWait(SETTLE)
            gc.collect()
            print(f"over {[each.trouble for each in self._played]}", flush=True)
            sys.stdin.readline()
        super()._next()


def main(folder: Path, names: list[str]) -> None:
    settings = load(HOUSE / "config" / "kiosk.toml", folder / "kiosk")
    dock = start_dock(settings.dock, headless=True, speed=0, out=folder / "tickets", pages="print_certificate" in names)
    scenarios = [load_scenario(SCENARIOS / f"{name}.toml") for name in names]
    records: list[VisitRecord] = []
    app = App(settings, clock=CLOCK, on_visit=records.append)
    try:
        app.open()
        Halting(app, settings, scenarios, folder / "tickets", folder / "out", records).run()
    finally:
        app.close()
        end_process(dock)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
