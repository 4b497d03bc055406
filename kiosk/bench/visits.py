"""A whole appliance in this process, offscreen, for benches that play visits: dock, embedded center, screens."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.launch import start_dock
from kiosk.settings import HOUSE, load

if TYPE_CHECKING:
    from kiosk.app import App
    from kiosk.attendant import VisitRecord

CLOCK = "2026-11-20T09:46:00"
"""A working morning: the hall is open."""


@contextmanager
def appliance(on_visit: Callable[[VisitRecord], None]) -> Iterator[App]:
    """An open App with everything behind it; the caller runs it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from kiosk.app import App

    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as scratch:
        settings = load(HOUSE / "config" / "kiosk.toml", Path(scratch))
        dock = start_dock(settings.dock, headless=True, speed=0)
        try:
            app = App(settings, clock=CLOCK, on_visit=on_visit)
            app.open()
            yield app
        finally:
            dock.terminate()
            dock.wait(10)
