"""From process start to the first frame that takes a touch, and the memory of a kiosk nobody touches."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import psutil

from kiosk.bench.running import judged, spread
from kiosk.launch import start_dock

TARGETS = {"first_touchable_frame_median_s": 0.8, "idle_rss_max_mib": 180.0}
IDLE = 6.0
"""Seconds after the first frame until memory is read: center met, catalogue loaded, devices open."""


def run(quick: bool = False, runs: str = "11") -> dict[str, Any]:
    """Warm starts of the whole appliance (embedded center, simulated devices), offscreen and software-rendered."""
    seconds, memory = [], []
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as scratch:
        data = Path(scratch)
        dock = start_dock(data / "dock", headless=True)
        try:
            _start(data)  # fills caches: files, catalogue, byte code
            for _ in range(3 if quick else int(runs)):
                first, rss = _start(data)
                seconds.append(first)
                memory.append(rss)
        finally:
            dock.terminate()
            dock.wait(10)
    median, p99 = spread(seconds, digits=3)
    figures = {
        "first_touchable_frame_median_s": median,
        "first_touchable_frame_p99_s": p99,
        "idle_rss_median_mib": spread(memory, digits=1)[0],
        "idle_rss_max_mib": round(max(memory), 1),
        "runs": len(seconds),
    }
    return judged("startup", figures, TARGETS)


def _start(data: Path) -> tuple[float, float]:
    """Seconds to the first touchable frame, and MiB of resident memory once all is quiet."""
    command = [sys.executable, "-m", "kiosk", "run", "--window", "1080x1920", "--data", str(data)]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    began = time.perf_counter()
    kiosk = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert kiosk.stdout is not None
    try:
        line = kiosk.stdout.readline()
        first = time.perf_counter() - began
        if not line.startswith("kiosk ready"):
            raise RuntimeError("the kiosk did not start")
        time.sleep(IDLE)
        return first, psutil.Process(kiosk.pid).memory_info().rss / 2**20
    finally:
        kiosk.terminate()
        kiosk.wait(30)
