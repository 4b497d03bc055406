"""Code scanners that play keyboard (USB HID), read from the kernel's event device.

The device is grabbed: what is scanned is typed to us and to nobody else, neither to a console nor to the screen's own
keyboard focus. The event device must be readable for the kiosk's user (a udev rule).
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
from collections.abc import Callable
from urllib.parse import parse_qsl

from drivers.code_scanner.codes import CodeParser
from drivers.code_scanner.keys import EVENT, Typist
from drivers.code_scanner.listening import ListeningScanner, ScannerGone
from drivers.contract.code_scanner import CodeDetail
from drivers.contract.words import Line, LineGone
from drivers.transport.descriptor import read_some

EVIOCGRAB = 0x40044590
"""_IOW('E', 0x90, int) of linux/input.h, the same on x86 and ARM."""
TYPING_GAP = 0.3
"""Seconds without a key that end a code: slower than a serial line, as each key is a USB report of its own."""
_BATCH = 128 * EVENT.size
_REFUSALS = {
    errno.EACCES: CodeDetail.NOT_ALLOWED,
    errno.EPERM: CodeDetail.NOT_ALLOWED,
    errno.EBUSY: CodeDetail.IN_USE,
    errno.ENOTTY: CodeDetail.NOT_A_SCANNER,
    errno.EINVAL: CodeDetail.NOT_A_SCANNER,
}


class KeyboardLine:
    """A line on which the characters come that a keyboard types. Nothing can be said to it."""

    def __init__(self, path: str, grab: bool) -> None:
        """Raises ScannerGone when it is missing, another program has grabbed it, or it is no keyboard."""
        fd = -1
        try:
            fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
            if grab:
                fcntl.ioctl(fd, EVIOCGRAB, 1)
        except OSError as refused:
            if fd >= 0:
                os.close(fd)
            detail = _REFUSALS.get(refused.errno or 0, CodeDetail.NO_SCANNER)
            raise ScannerGone(f"{path}: {refused.strerror}", detail) from refused
        self._fd: int | None = fd
        self._typist = Typist()

    def read(self, most: int, deadline: float) -> bytes:
        """What was typed; `b""` also when keys were only released. `most` counts no events."""
        if self._fd is None:
            raise LineGone("the keyboard was closed")
        return self._typist.type(read_some(self._fd, _BATCH, deadline))

    def write(self, data: bytes, deadline: float) -> int:
        return len(data)

    def drain(self, deadline: float) -> bool:
        return True

    def close(self) -> None:
        fd, self._fd = self._fd, None
        if fd is not None:
            with contextlib.suppress(OSError):
                os.close(fd)  # which also lets it go for others


class HidCodeScanner(ListeningScanner):
    """`hid:/dev/input/by-id/usb-…-event-kbd`. `?grab=no` for what is no event device of the kernel (simulations)."""

    def __init__(self, address: str, opener: Callable[[str, bool], Line] = KeyboardLine) -> None:
        """Raises ValueError for an address that makes no sense."""
        scheme, _, rest = address.partition(":")
        path, _, query = rest.partition("?")
        options = dict(parse_qsl(query, strict_parsing=bool(query)))
        grab = options.pop("grab", "yes")
        if scheme != "hid" or not path or options or grab not in ("yes", "no"):
            raise ValueError(f"a scanner that plays keyboard is hid:/dev/input/…[?grab=no], not {address!r}")
        super().__init__(lambda: opener(path, grab == "yes"), CodeParser(gap=TYPING_GAP))
