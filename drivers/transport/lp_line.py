"""A USB printer behind the kernel's usblp, `/dev/usb/lp0`: opened for reading too, or status would never answer."""

from __future__ import annotations

import contextlib
import os

from drivers.contract import LineGone
from drivers.transport.descriptor import read_some, writable, write_some


class LpLine:
    """Never run on hardware."""

    def __init__(self, path: str) -> None:
        try:
            self._open_fd: int | None = os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY)
        except OSError as missing:
            raise LineGone(f"cannot open {path}: {missing.strerror}") from missing

    def write(self, data: bytes, deadline: float) -> int:
        return write_some(self._fd(), data, deadline)

    def read(self, most: int, deadline: float) -> bytes:
        return read_some(self._fd(), most, deadline, empty_is_gone=False)

    def drain(self, deadline: float) -> bool:
        # usblp keeps one transfer in flight and is writable only when that one is through.
        return writable(self._fd(), deadline)

    def close(self) -> None:
        fd, self._open_fd = self._open_fd, None
        if fd is not None:
            with contextlib.suppress(OSError):
                os.close(fd)

    def _fd(self) -> int:
        if self._open_fd is None:
            raise LineGone("the port was closed")
        return self._open_fd
