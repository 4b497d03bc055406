"""What `kiosk callers` runs."""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path

from drivers.catalogue import load as load_driver
from drivers.contract import WindowCaller
from kiosk.callers.bridge import Bridge
from kiosk.callers.kept import KeptRatings
from kiosk.callers.settings import CallersSettings, load

TOKEN = "KIOSK_TOKEN"
KEPT = "callers.db"


def run(config: Path, data: Path, line: str = "", center: str = "") -> int:
    """Serve one line of pads until SIGTERM or SIGINT. Exit status.

    `data` is the folder for ratings the center has not taken yet; two bridges must not share one.
    Prints `callers ready <line>` when keys are heard. Neither the line nor the center needs to be there yet; a wrong
    configuration is one sentence on stderr.
    """
    stop = threading.Event()
    try:
        settings = load(config, line, center, os.environ.get(TOKEN, ""))
        data.mkdir(parents=True, exist_ok=True)
        kept = KeptRatings(data / KEPT)
        bridge = Bridge(settings, open_caller(settings), kept)
    except (OSError, ValueError) as trouble:
        print(f"kiosk callers: {trouble}", file=sys.stderr)
        return 1
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    print(f"callers ready {settings.line.address}", flush=True)
    bridge.run(stop)
    kept.close()
    return 0


def open_caller(settings: CallersSettings) -> WindowCaller:
    """Raises ValueError for an unknown driver."""
    driver = load_driver("window_caller", settings.line.driver)
    caller: WindowCaller = driver(settings.line.address, repeat_within=settings.line.repeat_within)
    return caller
