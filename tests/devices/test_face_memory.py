"""What is left of a face in memory: searched for in the processes themselves."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from pathlib import Path

from kiosk.wiping import ENVIRONMENT
from tests.memory import written

MASK = 0x5A


def test_of_a_portrait_nothing_is_left_in_either_process_after_the_check(tmp_path: Path) -> None:
    mark = secrets.token_bytes(48)
    masked = bytes(byte ^ MASK for byte in mark).hex()
    command = [sys.executable, "-m", "tests.devices.portrait_checked", str(tmp_path), f"{MASK:x}", masked]
    with subprocess.Popen(
        command, env=os.environ | ENVIRONMENT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as kiosk:
        assert kiosk.stdin is not None and kiosk.stdout is not None
        assert kiosk.stdout.readline().startswith("holds ")
        assert traces(kiosk.pid, mark) >= 1, "the search would find nothing"
        kiosk.stdin.write("\n")
        kiosk.stdin.flush()
        told, station = kiosk.stdout.readline().split()
        assert told == "checked"
        assert traces(kiosk.pid, mark) == 0
        assert traces(int(station), mark) == 0
        kiosk.communicate("\n", timeout=30)
    assert kiosk.returncode == 0


def traces(pid: int, mark: bytes) -> int:
    return sum(piece.count(mark) for piece in written(pid))
