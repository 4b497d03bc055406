"""The wire of a simulated window line: a pty behind a symlink, on which pads speak whenever they like.

One thread owns the pty; everybody else says what they want and wakes it.
"""

from __future__ import annotations

import os
import select
import threading
import time
from collections.abc import Callable
from pathlib import Path

from drivers.transport.port import Port

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
        self._port, self._speak, self._hear, self._baud = Port(path), speak, hear, baud
        self._wanted, self._running = False, False
        self._settled = threading.Condition()
        self._wake: tuple[int, int] = (-1, -1)
        self._thread = threading.Thread(target=self._run, name=f"line {path.name}", daemon=True)
        self.overlaps = 0

    @property
    def plugged(self) -> bool:
        return self._port.fd is not None

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
            far = [] if self._port.fd is None else [self._port.fd]
            ready, _, _ = select.select([self._wake[0], *far], [], [], wait)
            if self._wake[0] in ready:
                os.read(self._wake[0], 64)
            if self._port.fd in ready:
                self._take()
        self._wanted = False
        self._obey()

    def _obey(self) -> None:
        with self._settled:
            if self._wanted:
                self._port.plug()
            else:
                self._port.unplug()
            self._settled.notify_all()

    def _take(self) -> None:
        data = self._port.read(_CHUNK)
        if self._baud and not self._port.runs_at(self._baud):
            return
        time.sleep(self._line_time(len(data)))
        self._port.write(self._hear(data))

    def _send(self, data: bytes) -> None:
        if not self.plugged:
            return
        time.sleep(self._line_time(len(data)))
        self._port.write(data)
        if self._baud and self._port.read(_CHUNK):
            self.overlaps += 1

    def _line_time(self, size: int) -> float:
        return size * BITS / self._baud if self._baud else 0.0
