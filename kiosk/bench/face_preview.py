"""How smoothly a citizen sees themselves: pictures a second painted on the real screen while the machine is busy.

The real window with the scene of the face check, software renderer, 1080×1920, without a display. One process writes
30 pictures a second as the face station does; another burns a whole core, as the engine may.
"""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import TYPE_CHECKING

import psutil

from kiosk.bench.running import spread
from kiosk.scenes import FaceCheck, Found

if TYPE_CHECKING:
    from kiosk.scenes import ItemCard
    from kiosk.screens.finder import Shelf
    from kiosk.screens.window import Opened

LEAST = 24.0
"""Pictures a second."""
_WRITER = """
import sys, time
import numpy as np
from drivers.camera.window import PreviewWriter
dice = np.random.default_rng(1)
pictures = [dice.integers(0, 255, (480, 640, 3), np.uint8) for _ in range(8)]
writer = PreviewWriter(370, 480)
print(writer.name, flush=True)
begun, number = time.monotonic(), 0
while True:
    number += 1
    time.sleep(max(0, begun + number / 30 - time.monotonic()))
    writer.put(pictures[number % 8])
"""
_BURNER = "while True: pass"


def preview_fps(pictures: int = 300, warm_up: int = 60) -> dict[str, float]:
    """Figures over so many painted pictures: `preview_fps`, the gap between two in ms (median and p99), and how much
    the process grew meanwhile, MiB. Raises RuntimeError when no picture is painted."""
    from kiosk.screens.pictures import Picture, offscreen, stand

    offscreen()
    with window() as opened, process(_WRITER, speaks=True) as source, process(_BURNER):
        stand(opened, Picture("face", FaceCheck(source, "hold", "", 1, 3, 7)))
        _painted(opened, warm_up)
        before = psutil.Process().memory_info().rss
        at = _painted(opened, pictures)
        grown = psutil.Process().memory_info().rss - before
    gaps = [later - earlier for earlier, later in itertools.pairwise(at)]
    middle, far = spread(gaps, 1000)
    return {
        "preview_fps": round((len(at) - 1) / (at[-1] - at[0]), 1),
        "preview_gap_median_ms": middle,
        "preview_gap_p99_ms": far,
        "preview_pictures": len(at),
        "preview_grown_mib": round(grown / 2**20, 1),
    }


def _painted(opened: Opened, pictures: int) -> list[float]:
    """When each of the next pictures was painted, seconds."""
    at: list[float] = []
    seen, patience = opened.preview.frames, time.monotonic() + 10
    while len(at) < pictures:
        opened.app.processEvents()
        if opened.preview.frames != seen:
            seen = opened.preview.frames
            at.append(time.monotonic())
            patience = at[-1] + 10
        elif time.monotonic() > patience:
            raise RuntimeError("no picture was painted for ten seconds")
        else:
            time.sleep(0.001)
    return at


class _NoItems:
    """A catalogue with nothing in it: only the picture is looked at."""

    def wanted(self) -> Sequence[ItemCard]:
        return ()

    def families(self) -> Sequence[Shelf]:
        return ()

    def in_family(self, code: str) -> Sequence[ItemCard]:
        return ()

    def search(self, text: str, english: bool) -> Found:
        return Found()


@contextmanager
def window() -> Iterator[Opened]:
    from kiosk.screens.house import House, Place
    from kiosk.screens.stage import QtStage
    from kiosk.screens.window import open_window, start_qt

    start_qt()
    place = Place("示范区政务服务中心", "Shifan District Service Center", "大厅", "Hall", "1 号机", "Kiosk 1", "")
    opened = open_window(QtStage(), House(place, datetime.now), _NoItems(), lambda typed: "")
    try:
        yield opened
    finally:
        opened.close()


@contextmanager
def process(program: str, speaks: bool = False) -> Iterator[str]:
    """A second process; what it says first."""
    child = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, cwd=os.getcwd(), env=dict(os.environ)
    )
    try:
        yield child.stdout.readline().strip() if speaks and child.stdout else ""
    finally:
        with suppress(OSError):
            child.kill()
        child.wait()
        if child.stdout:
            child.stdout.close()
