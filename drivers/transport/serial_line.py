"""A serial port: RS-232, a USB serial adapter, or a pty."""

from __future__ import annotations

import contextlib

import serial

from drivers.contract import LineGone
from drivers.transport.descriptor import drained, read_some, write_some

FLOWS = ("none", "rtscts", "xonxoff")


class SerialLine:
    """8N1 at `baud`. pyserial sets the port up; the bytes go through its descriptor, because pyserial's own
    `write` cannot say how much was taken when time ran out."""

    def __init__(self, path: str, baud: int = 115200, flow: str = "none") -> None:
        """Raises LineGone when the port is missing or another program holds it."""
        try:
            self._port = serial.Serial(
                path,
                baud,
                timeout=0,
                write_timeout=0,
                exclusive=True,
                rtscts=flow == "rtscts",
                xonxoff=flow == "xonxoff",
            )
        except (OSError, serial.SerialException) as missing:
            raise LineGone(f"cannot open {path}: {missing}") from missing

    def write(self, data: bytes, deadline: float) -> int:
        return write_some(self._fd(), data, deadline)

    def read(self, most: int, deadline: float) -> bytes:
        return read_some(self._fd(), most, deadline)

    def drain(self, deadline: float) -> bool:
        return drained(self._fd(), deadline)

    def close(self) -> None:
        with contextlib.suppress(OSError, serial.SerialException):
            self._port.close()

    def _fd(self) -> int:
        if not self._port.is_open:
            raise LineGone("the port was closed")
        return int(self._port.fileno())
