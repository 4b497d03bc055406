"""Kiosks that can be killed: each a process of its own, forked from one that has imported everything."""

from __future__ import annotations

import multiprocessing
from multiprocessing.process import BaseProcess

KIOSKS = multiprocessing.get_context("forkserver")
KIOSKS.set_forkserver_preload(["tests.faults.cut_off", "tests.faults.fee_cut_off"])


def ended(kiosk: BaseProcess) -> int:
    """Its status: -9 when it was killed."""
    kiosk.join(90)
    assert kiosk.exitcode is not None, "the kiosk goes on and on"
    return kiosk.exitcode
