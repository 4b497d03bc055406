"""The wire of a simulated window line: a pty behind a symlink, on which pads speak whenever they like.

One thread owns the pty; everybody else says what they want and wakes it.
"""

from __future__ import annotations

import contextlib
import os
import select
import termios
import threading
import time
import tty
from collections.abc import Callable
from pathlib import Path

BITS = 10
"""Bits on the line for one byte: start, eight, stop."""
_CHUNK = 4096


class SimulatedLine:
    """`speak(now)` gives the bytes to put on the line at once and when to ask again; `hear(data)` gets what the near
    end wrote and returns what its own adapter hands back. Both run in the line's thread.

    `baud` paces both ways; what the near end says while a pad speaks is lost. 0 is full speed.
    """

    def __init__(
        self,
        path: Path,
        speak: Callable[[float], tuple[bytes, float | None]],
        hear: Callable[[bytes], bytes],
        baud: int = 9600,
    ) -> None:
        self._path, self._speak, self._hear, self._baud = path, speak, hear, baud
        self._ends: tuple[int, int] | None = None
        self._wanted, self._running = False, False
        self._settled = threading.Condition()
        self._wake: tuple[int, int] = (-1, -1)
        self._thread = threading.Thread(target=self._run, name=f"line {path.name}", daemon=True)
        self.overlaps = 0

    @property
    def plugged(self) -> bool:
        return self._ends is not None

    def start(self) -> None:
        """Plugs in; returns when the near end can be opened."""
        self._wake = os.pipe()
        self._running = True
        self._thread.start()
        self.plug(True)

    def stop(self) -> None:
        self._running = False
        self.wake()
        self._thread.join(timeout=5)
        for end in self._wake:
            os.close(end)

    def plug(self, plugged: bool) -> None:
        """Connect or cut the near end's port; returns when it is done."""
        self._wanted = plugged
        self.wake()
        with self._settled:
            self._settled.wait_for(lambda: self.plugged == plugged, timeout=5)

    def wake(self) -> None:
        """Somebody has something to say."""
        os.write(self._wake[1], b"!")

    # ------------------------------------------------------------------- the line's own thread

    def _run(self) -> None:
        while self._running:
            self._obey()
            data, again = self._speak(time.monotonic())
            if data:
                self._send(data)
                continue
            wait = None if again is None else max(0.0, again - time.monotonic())
            far = [self._ends[0]] if self._ends else []
            ready, _, _ = select.select([self._wake[0], *far], [], [], wait)
            if self._wake[0] in ready:
                os.read(self._wake[0], 64)
            if self._ends and self._ends[0] in ready:
                self._take(self._ends[0])
        self._wanted = False
        self._obey()

    def _obey(self) -> None:
        with self._settled:
            if self._wanted and not self._ends:
                self._ends = self._open()
            elif not self._wanted and self._ends:
                self._path.unlink(missing_ok=True)
                for end in self._ends:
                    os.close(end)
                self._ends = None
            self._settled.notify_all()

    def _open(self) -> tuple[int, int]:
        far, near = os.openpty()
        tty.setraw(near)
        os.set_blocking(far, False)
        fresh = self._path.with_name(f".{self._path.name}.new")
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(os.ttyname(near))
        fresh.replace(self._path)
        # The near end stays open here as well, or the far end would hang up whenever the program closes it.
        return far, near

    def _take(self, far: int) -> None:
        data = os.read(far, _CHUNK)
        if self._baud and termios.tcgetattr(far)[4] != getattr(termios, f"B{self._baud}"):
            return
        time.sleep(self._line_time(len(data)))
        self._put(far, self._hear(data))

    def _send(self, data: bytes) -> None:
        if not self._ends:
            return
        far = self._ends[0]
        time.sleep(self._line_time(len(data)))
        self._put(far, data)
        if self._baud and select.select([far], [], [], 0)[0]:
            os.read(far, _CHUNK)
            self.overlaps += 1

    def _put(self, far: int, data: bytes) -> None:
        """What nobody reads is lost, as on a real line."""
        with contextlib.suppress(BlockingIOError):
            os.write(far, data)

    def _line_time(self, size: int) -> float:
        return size * BITS / self._baud if self._baud else 0.0
