"""A whole appliance in this process, offscreen, for benches that play visits: dock, embedded center, screens."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kiosk.launch import end_process, start_dock
from kiosk.settings import HOUSE, load

if TYPE_CHECKING:
    from kiosk.app import App
    from kiosk.attendant import VisitRecord

CLOCK = "2026-11-20T09:46:00"
"""A working morning: the hall is open."""


@contextmanager
def appliance(on_visit: Callable[[VisitRecord], None]) -> Iterator[App]:
    """An open App with everything behind it; the caller runs it. However the caller leaves, nothing is left behind."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from kiosk.app import App

    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as scratch:
        settings = load(HOUSE / "config" / "kiosk.toml", Path(scratch))
        dock = start_dock(settings.dock, headless=True, speed=0)
        app = App(settings, clock=CLOCK, on_visit=on_visit)
        try:
            app.open()
            yield app
        finally:
            app.close()
            end_process(dock)


class Hand(Protocol):
    """Plays visits on an open kiosk and then closes it; `trouble` says why it could not go on."""

    trouble: str

    def start(self) -> None: ...


def run_whole(app: App, hand: Hand, wanted: int, played: Callable[[], int]) -> None:
    """Run the kiosk until the hand has played its visits.

    Raises RuntimeError when the kiosk failed, or ended with fewer visits: the figures of such a run say nothing.
    """
    hand.start()
    failed = app.run()
    so_far = f"after {played()} of {wanted} visits"
    if failed:
        raise RuntimeError(f"the kiosk ended with an error {so_far}; its log says why")
    if hand.trouble:
        raise RuntimeError(f"{hand.trouble} {so_far}")
    if played() < wanted:
        raise RuntimeError(f"the kiosk was closed {so_far}")
