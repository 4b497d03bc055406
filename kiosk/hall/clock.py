"""The hall's own clock: the computer's, shifted for a demonstration, or driven by a simulation."""

from __future__ import annotations

import mmap
import struct
import threading
from datetime import datetime, timedelta
from pathlib import Path

from kiosk.queueing.hours import CHINA

_DRIVEN = "file:"
_GLANCE = 0.02
"""Real seconds between two looks at a driven clock."""

_MOMENT = struct.Struct("q")  # native: copied as a whole, while "=q" goes byte by byte


def shift_to(start: str | datetime | None) -> timedelta:
    """How far to shift so that it is `start` now: ISO 8601, Chinese time unless it has an offset. ValueError if not."""
    if start is None or driven_by(start) is not None:
        return timedelta()
    wanted = datetime.fromisoformat(start) if isinstance(start, str) else start
    if wanted.tzinfo is None:
        wanted = wanted.replace(tzinfo=CHINA)
    return wanted - datetime.now(CHINA)


def driven_by(start: str | datetime | None) -> Path | None:
    """The file of `file:PATH`, which a `ClockHand` writes; None for every other start of a clock."""
    if isinstance(start, str) and start.startswith(_DRIVEN):
        return Path(start.removeprefix(_DRIVEN))
    return None


class Clock:
    """With `driven`, it is the time in that file (see `ClockHand`), whatever the computer's clock does; a hand that is
    put back stops this clock until it has caught up. OSError or ValueError when the file cannot be such a one."""

    def __init__(self, shift: timedelta = timedelta(), driven: Path | None = None) -> None:
        self._shift = shift
        self._face = None if driven is None else _Face(driven)

    def now(self) -> datetime:
        if self._face is not None:
            return self._face.now()
        return datetime.now(CHINA) + self._shift

    def wait(self, stopping: threading.Event, seconds: float) -> bool:
        """Until so much time has gone by on this clock, or `stopping` is set; whether it is. For chores that must keep
        up with a simulated day."""
        if self._face is None:
            return stopping.wait(seconds)
        end = self.now() + timedelta(seconds=seconds)
        while self.now() < end and not stopping.wait(_GLANCE):
            pass
        return stopping.is_set()


class ClockHand:
    """Drives the clocks of all processes that were started with its file: eight bytes, microseconds since 1970."""

    def __init__(self, path: Path, start: datetime) -> None:
        path.write_bytes(_MOMENT.pack(micros(start)))
        self._memory = _mapped(path, mmap.ACCESS_WRITE)

    def put(self, now: datetime) -> None:
        """It is `now` from here on. Eight aligned bytes are copied at once: no reader sees half a moment."""
        _MOMENT.pack_into(self._memory, 0, micros(now))

    def close(self) -> None:
        self._memory.close()


class _Face:
    def __init__(self, path: Path) -> None:
        self._memory = _mapped(path, mmap.ACCESS_READ)
        self._latest = 0
        self._lock = threading.Lock()

    def now(self) -> datetime:
        with self._lock:
            self._latest = max(self._latest, *_MOMENT.unpack_from(self._memory))
            return moment(self._latest)


def _mapped(path: Path, access: int) -> mmap.mmap:
    with path.open("r+b" if access == mmap.ACCESS_WRITE else "rb") as file:
        if path.stat().st_size != _MOMENT.size:
            raise ValueError(f"{path} is not a clock's file: it has {path.stat().st_size} bytes instead of 8")
        return mmap.mmap(file.fileno(), _MOMENT.size, access=access)


def micros(moment: datetime) -> int:
    """Microseconds since 1970: how moments are stored."""
    return round(moment.timestamp() * 1_000_000)


def moment(stored: int) -> datetime:
    return datetime.fromtimestamp(stored / 1_000_000, CHINA)
