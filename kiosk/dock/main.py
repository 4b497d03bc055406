"""What `kiosk dock` runs: the simulators, with a window or without."""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import ExitStack
from pathlib import Path

from kiosk.dock.cards import in_stock
from kiosk.dock.folder import DEVICES, PAGE_PRINTER, TILL, DockError, DockFolder
from kiosk.dock.host import PAPER_SPEED, DockHost

HOUSE = Path(__file__).resolve().parents[2]
PARENT_LOOK = 0.5
"""Seconds between two looks whether the parent is still there."""


def run(
    folder: Path,
    *,
    headless: bool = False,
    attach: bool = False,
    out: Path | None = None,
    people: Path = HOUSE / "config" / "people.toml",
    printer_speed: int = PAPER_SPEED,
    rom: str = "gb2312",
    corner: str = "",
    die_with_parent: bool = False,
    pages: bool = True,
) -> int:
    """Serve the devices of `folder` until SIGTERM, SIGINT, the window's end or (if asked) the parent's. Exit status.

    `headless` opens no window; `corner` "X,Y" is where on the desktop it opens. `attach` starts no device: the window
    works a dock that already runs in `folder`. `pages`: with the A4 printer, which is made of programs of its own.
    Prints `dock ready <folder>` when a kiosk may open the ports; trouble at the start is one sentence on stderr.
    """
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    try:
        with ExitStack() as running:
            place = DockFolder.at(folder)
            if not headless:
                require_display()
            tickets = (out or place.path / "tickets").resolve()
            if attach:
                in_stock(place.socket("card_reader"))
            else:
                devices = (*DEVICES, TILL, PAGE_PRINTER) if pages else (*DEVICES, TILL)
                running.enter_context(
                    DockHost(place.path, devices, out=tickets, people=people, printer_speed=printer_speed, rom=rom)
                )
            print(f"dock ready {place.path}", flush=True)
            over = _watch(stop, os.getppid() if die_with_parent else None)
            if headless:
                over.wait()
            else:
                from kiosk.dock.panel import show

                show(place, tickets, over, corner)
    except DockError as trouble:
        print(f"kiosk dock: {trouble}", file=sys.stderr)
        return 1
    return 0


def require_display() -> None:
    """Raises DockError where no window can be opened; Qt itself would abort the process."""
    if not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        raise DockError("there is no display for the panel: use --headless, or set DISPLAY")


def _watch(stop: threading.Event, parent: int | None) -> threading.Event:
    """An event that is set when `stop` is, or when the process `parent` is no longer our parent."""
    if parent is None:
        return stop

    def look() -> None:
        while not stop.wait(PARENT_LOOK):
            if os.getppid() != parent:
                stop.set()

    threading.Thread(target=look, name="dock parent", daemon=True).start()
    return stop
