"""Seconds that also pass while the machine sleeps: a press must not be young again when it wakes."""

from __future__ import annotations

import time


def seconds() -> float:
    """Since the machine was started, sleep included (clock_gettime(2), CLOCK_BOOTTIME)."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)
