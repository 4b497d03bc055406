"""From process start to the first frame that takes a touch, and the memory of a kiosk nobody touches.

A touch on the first frame is kept, and answered as soon as the kiosk has met its devices' programs: the second figure.
"""

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
from kiosk.launch import end_process, said_in_time, start_dock
from kiosk.wiping import ENVIRONMENT

TARGETS = {"first_touchable_frame_median_s": 0.8, "idle_rss_max_mib": 180.0}
READY = 30.0
"""Seconds until a kiosk that shows no frame is given up."""
IDLE = 6.0
"""Seconds after the first frame until memory is read: center met, catalogue loaded, devices open."""


def run(quick: bool = False, runs: str = "11") -> dict[str, Any]:
    """Warm starts of the whole appliance (embedded center, simulated devices), offscreen and software-rendered."""
    touchable, ready, memory = [], [], []
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as scratch:
        data = Path(scratch)
        dock = start_dock(data / "dock", headless=True)
        try:
            measure(data)  # fills caches: files, catalogue, byte code
            for _ in range(3 if quick else int(runs)):
                first, serving, rss = measure(data)
                touchable.append(first)
                ready.append(serving)
                memory.append(rss)
        finally:
            end_process(dock)
    median, p99 = spread(touchable, digits=3)
    answered = spread(ready, digits=3)
    figures = {
        "first_touchable_frame_median_s": median,
        "first_touchable_frame_p99_s": p99,
        "first_answer_median_s": answered[0],
        "first_answer_p99_s": answered[1],
        "idle_rss_median_mib": spread(memory, digits=1)[0],
        "idle_rss_max_mib": round(max(memory), 1),
        "runs": len(touchable),
    }
    return judged("startup", figures, TARGETS)


def measure(data: Path) -> tuple[float, float, float]:
    """Seconds to the first frame that takes a touch, seconds to the moment a touch on it is answered, and MiB of
    resident memory once all is quiet.

    Raises RuntimeError when the kiosk does not get there, or does not stay.
    """
    command = [sys.executable, "-m", "kiosk", "run", "--window", "1080x1920", "--data", str(data)]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"} | ENVIRONMENT  # as its unit of systemd begins it
    began = time.perf_counter()
    kiosk = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        first, serving = (_said(kiosk, words) - began for words in ("kiosk touchable", "kiosk ready"))
        time.sleep(IDLE)
        if kiosk.poll() is not None:
            raise RuntimeError(f"the kiosk ended by itself with {kiosk.returncode}")
        return first, serving, psutil.Process(kiosk.pid).memory_info().rss / 2**20
    finally:
        end_process(kiosk, patience=30)


def _said(kiosk: subprocess.Popen[str], words: str) -> float:
    """When it said so. Raises RuntimeError when it does not."""
    if not said_in_time(kiosk, words, READY):
        raise RuntimeError(f"the kiosk did not say {words} within {READY:g} s")
    return time.perf_counter()
