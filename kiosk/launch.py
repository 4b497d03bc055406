"""Starts what a command names, with errors in plain words."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from kiosk.settings import SettingsError, load

DOCK_START = 15
"""Seconds the dock may take to say that it is ready."""


def run_kiosk(config: Path, data: Path, *, window: str | None, clock: str, with_dock: bool) -> int:
    """The kiosk with its screens. The exit status."""
    from kiosk.app import App
    from kiosk.screens.fonts import FontMissing
    from kiosk.screens.placing import beside_each_other, whole_screen
    from kiosk.screens.window import WindowFailed, start_qt

    try:
        place = whole_screen(_size(window) if window else None)
        settings = load(config, data)
        if with_dock and not window:
            start_qt()
            place = beside_each_other()
        dock = start_dock(settings.dock, headless=False, place=place.dock) if with_dock else None
        try:
            app = App(settings, clock=clock)
            app.open(size=place.size, full_screen=place.full_screen)
            return app.run()
        finally:
            if dock:
                dock.terminate()
                dock.wait(10)
    except (SettingsError, FontMissing, WindowFailed, LaunchError) as trouble:
        print(f"kiosk: {trouble}", file=sys.stderr)
        return 1


class LaunchError(RuntimeError):
    """A part could not be started; the text says which and why."""


def start_dock(
    folder: Path, *, headless: bool, speed: int = 1200, out: Path | None = None, place: str = ""
) -> subprocess.Popen[str]:
    """The dock as a process of its own; returns when its devices can be opened. Raises LaunchError."""
    command = [sys.executable, "-m", "kiosk", "dock", str(folder), "--die-with-parent", "--printer-speed", str(speed)]
    command += ["--headless"] if headless else []
    command += ["--out", str(out)] if out else []
    command += ["--place", place] if place else []
    dock = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
    assert dock.stdout is not None
    line = dock.stdout.readline()
    if not line.startswith("dock ready"):
        dock.terminate()
        dock.wait(DOCK_START)
        raise LaunchError("the dock of simulated devices did not start")
    return dock


def serve_center(
    database: str,
    hall: Path,
    data: Path,
    host: str,
    port: int,
    public_url: str,
    clock: str,
    workers: int,
    embedded: bool,
) -> int:
    """The center, until it is told to stop. The exit status."""
    from kiosk.hall import serve
    from kiosk.hall.sealing import KeyFileError

    data.mkdir(parents=True, exist_ok=True)
    try:
        serve(
            database=database or f"sqlite:///{data.resolve() / 'center.db'}",
            config=hall,
            data=data,
            host=host,
            port=port,
            public_url=public_url,
            clock=clock or None,
            workers=workers,
            die_with_parent=embedded,
        )
    except (ValueError, KeyFileError, OSError) as trouble:
        print(f"kiosk center: {trouble}", file=sys.stderr)
        return 1
    return 0


def _size(text: str) -> tuple[int, int]:
    width, cross, height = text.partition("x")
    if not (cross and width.isdigit() and height.isdigit()):
        raise LaunchError(f"a window size is like 1080x1920, not {text}")
    return int(width), int(height)
