"""The plug of a simulated serial device: a pty behind a symlink that stays the same when it is pulled and put back.

One thread owns the pty; everybody else only says what they want and waits until it is so.
"""

from __future__ import annotations

import os
import select
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from drivers.transport.port import Port

_BITS = 10
"""Bits on the line for one byte: start, eight, stop."""
_PIECE = 0.005
"""Seconds of line time written in one go."""


@dataclass(frozen=True, slots=True)
class Sending:
    """Bytes for the near end, after `delay` seconds."""

    data: bytes
    delay: float = 0.0


class SimulatedPort:
    def __init__(self, path: Path, hear: Callable[[bytes], Iterable[Sending]], baud: int = 0) -> None:
        """`hear` gets what the near end wrote and says what to send back; it runs in the port's thread.

        `baud` paces both ways and makes the port deaf to a near end that is set to another speed; 0 is full speed.
        """
        self.baud = baud
        self._port = Port(path)
        self._hear = hear
        self._wanted, self._running = False, False
        self._changed = threading.Event()
        self._settled = threading.Condition()
        self._wake: tuple[int, int] = (-1, -1)
        self._thread = threading.Thread(target=self._run, name=f"port {path.name}", daemon=True)

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
        self._want(False, running=False)
        self._thread.join(timeout=5)
        for end in self._wake:
            os.close(end)

    def plug(self, plugged: bool) -> None:
        """Put the plug in, or pull it out; returns when it is done."""
        self._want(plugged, running=True)
        with self._settled:
            self._settled.wait_for(lambda: self.plugged == plugged, timeout=5)

    def _want(self, plugged: bool, running: bool) -> None:
        self._wanted, self._running = plugged, running
        self._changed.set()
        os.write(self._wake[1], b"!")

    # ------------------------------------------------------------------- the port's own thread

    def _run(self) -> None:
        while self._running:
            self._obey()
            far = [] if self._port.fd is None else [self._port.fd]
            ready, _, _ = select.select([self._wake[0], *far], [], [])
            if self._wake[0] in ready:
                os.read(self._wake[0], 64)
            elif ready:
                self._serve()
        self._wanted = False
        self._obey()

    def _obey(self) -> None:
        self._changed.clear()
        with self._settled:
            if self._wanted:
                self._port.plug()
            else:
                self._port.unplug()
            self._settled.notify_all()

    def _serve(self) -> None:
        data = self._port.read(4096)
        if self.baud and not self._port.runs_at(self.baud):
            return
        if not self._pause(self._line_time(len(data))):
            return
        for sending in self._hear(data):
            if not (self._pause(sending.delay) and self._send(sending.data)):
                return

    def _send(self, data: bytes) -> bool:
        """At line speed; False when the plug was pulled meanwhile. What nobody reads is lost, as on a real line."""
        piece = max(1, int(self.baud / _BITS * _PIECE)) if self.baud else max(1, len(data))
        began = time.monotonic()
        for at in range(0, len(data), piece):
            part = data[at : at + piece]
            if not self._pause(began + self._line_time(at + len(part)) - time.monotonic()):
                return False
            self._port.write(part)
        return True

    def _line_time(self, size: int) -> float:
        return size * _BITS / self.baud if self.baud else 0.0

    def _pause(self, seconds: float) -> bool:
        """Wait; False when somebody wants something else meanwhile."""
        return not (self._changed.wait(seconds) if seconds > 0 else self._changed.is_set())
