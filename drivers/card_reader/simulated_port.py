"""The plug of a simulated serial device: a pty behind a symlink that stays the same when it is pulled and put back.

One thread owns the pty; everybody else only says what they want and waits until it is so.
"""

from __future__ import annotations

import contextlib
import os
import select
import termios
import threading
import time
import tty
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

_BITS = 10
"""Bits on the line for one byte: start, eight, stop."""
_PIECE = 0.005
"""Seconds of line time written in one go."""
_RATES = {
    termios.B9600: 9600,
    termios.B19200: 19200,
    termios.B38400: 38400,
    termios.B57600: 57600,
    termios.B115200: 115200,
}


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
        self._path = path
        self._hear = hear
        self._ends: tuple[int, int] | None = None
        self._wanted, self._running = False, False
        self._changed = threading.Event()
        self._settled = threading.Condition()
        self._wake: tuple[int, int] = (-1, -1)
        self._thread = threading.Thread(target=self._run, name=f"port {path.name}", daemon=True)

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
            far = [self._ends[0]] if self._ends else []
            ready, _, _ = select.select([self._wake[0], *far], [], [])
            if self._wake[0] in ready:
                os.read(self._wake[0], 64)
            elif self._ends:
                self._serve(self._ends[0])
        self._wanted = False
        self._obey()

    def _obey(self) -> None:
        self._changed.clear()
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
        # The near end stays open here as well, or the far end would hang up whenever the kiosk closes it.
        return far, near

    def _serve(self, far: int) -> None:
        data = os.read(far, 4096)
        if self.baud and _RATES.get(termios.tcgetattr(far)[4]) != self.baud:
            return
        if not self._pause(self._line_time(len(data))):
            return
        for sending in self._hear(data):
            if not (self._pause(sending.delay) and self._send(far, sending.data)):
                return

    def _send(self, far: int, data: bytes) -> bool:
        """At line speed; False when the plug was pulled meanwhile. What nobody reads is lost, as on a real line."""
        piece = max(1, int(self.baud / _BITS * _PIECE)) if self.baud else max(1, len(data))
        began = time.monotonic()
        for at in range(0, len(data), piece):
            part = data[at : at + piece]
            if not self._pause(began + self._line_time(at + len(part)) - time.monotonic()):
                return False
            with contextlib.suppress(BlockingIOError):
                os.write(far, part)
        return True

    def _line_time(self, size: int) -> float:
        return size * _BITS / self.baud if self.baud else 0.0

    def _pause(self, seconds: float) -> bool:
        """Wait; False when somebody wants something else meanwhile."""
        return not (self._changed.wait(seconds) if seconds > 0 else self._changed.is_set())
