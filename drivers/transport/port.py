"""The far end of a simulated serial port: a pty behind a path that stays the same while cables come and go."""

from __future__ import annotations

import contextlib
import os
import pty
import termios
import tty
from pathlib import Path


class Port:
    """`path` is a symbolic link to the near end; the kiosk opens it as it would open /dev/ttyS0."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.fd: int | None = None
        self._near: int | None = None

    def plug(self) -> None:
        """A new pty behind the same path. Nothing happens when one is there."""
        if self.fd is not None:
            return
        # The near end is kept open here too: without it every read would fail while the kiosk is away.
        self.fd, self._near = pty.openpty()
        tty.setraw(self.fd)
        tty.setraw(self._near)
        os.set_blocking(self.fd, False)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self.path.with_name(self.path.name + ".new")
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(os.ttyname(self._near))
        fresh.replace(self.path)

    def unplug(self) -> None:
        """Pull the cable: the path vanishes and an open near end hangs up. Safe when nothing is plugged in."""
        self.path.unlink(missing_ok=True)
        for fd in (self.fd, self._near):
            if fd is not None:
                os.close(fd)
        self.fd = self._near = None

    def runs_at(self, baud: int) -> bool:
        """Is the near end set to this speed? Bytes at another one would be noise on a real line."""
        return self.fd is not None and termios.tcgetattr(self.fd)[4] == getattr(termios, f"B{baud}", None)

    def read(self, most: int) -> bytes:
        if self.fd is None:
            return b""
        try:
            return os.read(self.fd, most)
        except OSError:
            return b""

    def write(self, data: bytes) -> None:
        """Answers that nobody fetches are lost, as on a real line."""
        if self.fd is not None:
            with contextlib.suppress(OSError):
                os.write(self.fd, data)
