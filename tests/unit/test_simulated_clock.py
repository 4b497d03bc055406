"""A clock that a simulation drives, in this process and over to others."""

from __future__ import annotations

import subprocess
import sys
import threading
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kiosk.hall.clock import Clock, ClockHand, driven_by, shift_to
from kiosk.queueing.hours import CHINA

NINE = datetime(2026, 11, 20, 9, 0, tzinfo=CHINA)


def test_the_clock_says_what_the_hand_says(tmp_path: Path) -> None:
    hand = ClockHand(tmp_path / "clock", NINE)
    clock = Clock(driven=tmp_path / "clock")
    assert clock.now() == NINE
    hand.put(NINE + timedelta(hours=3, microseconds=7))
    assert clock.now() == NINE + timedelta(hours=3, microseconds=7)
    hand.close()


def test_a_hand_put_back_does_not_put_the_clock_back(tmp_path: Path) -> None:
    hand = ClockHand(tmp_path / "clock", NINE)
    clock = Clock(driven=tmp_path / "clock")
    assert clock.now() == NINE
    hand.put(NINE - timedelta(minutes=5))
    assert clock.now() == NINE
    hand.put(NINE + timedelta(seconds=1))
    assert clock.now() == NINE + timedelta(seconds=1)
    hand.close()


def test_another_process_sees_the_hand_move(tmp_path: Path) -> None:
    hand = ClockHand(tmp_path / "clock", NINE)
    script = (
        "import sys; from pathlib import Path; from kiosk.hall.clock import Clock\n"
        "clock = Clock(driven=Path(sys.argv[1]))\n"
        "for line in sys.stdin: print(clock.now().isoformat(), flush=True)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path / "clock")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdin is not None and other.stdout is not None
        for hours in (0, 1, 5):
            hand.put(NINE + timedelta(hours=hours))
            other.stdin.write("now\n")
            other.stdin.flush()
            assert other.stdout.readline().strip() == (NINE + timedelta(hours=hours)).isoformat()
    hand.close()


def test_a_start_names_a_file_or_a_time() -> None:
    assert driven_by("file:/tmp/hall.clock") == Path("/tmp/hall.clock")
    assert driven_by("2026-11-20T09:00") is None
    assert driven_by(None) is None
    assert shift_to("file:/tmp/hall.clock") == timedelta()


def test_a_file_that_is_no_clock_is_refused(tmp_path: Path) -> None:
    (tmp_path / "clock").write_text("nine o'clock")
    with pytest.raises(ValueError, match="12 bytes instead of 8"):
        Clock(driven=tmp_path / "clock")
    with pytest.raises(OSError, match="missing"):
        Clock(driven=tmp_path / "missing")


def test_without_a_file_the_shift_counts() -> None:
    shifted = Clock(timedelta(hours=2)).now() - datetime.now(CHINA)
    assert timedelta(hours=1, minutes=59) < shifted < timedelta(hours=2, minutes=1)


def test_waiting_ends_when_the_hand_has_moved_on_or_somebody_stops_it(tmp_path: Path) -> None:
    hand = ClockHand(tmp_path / "clock", NINE)
    clock = Clock(driven=tmp_path / "clock")
    stopping = threading.Event()
    found: list[bool] = []
    waiting = threading.Thread(target=lambda: found.append(clock.wait(stopping, 3600)))
    waiting.start()
    hand.put(NINE + timedelta(minutes=59))
    waiting.join(0.1)
    assert waiting.is_alive()
    hand.put(NINE + timedelta(minutes=60))
    waiting.join(5)
    assert found == [False]
    stopping.set()
    assert clock.wait(stopping, 3600)
    assert Clock().wait(stopping, 3600)
    hand.close()
