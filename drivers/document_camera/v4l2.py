"""Document cameras the kernel knows (V4L2: most 高拍仪 are USB video class devices), and recorded films.

The address is that of any such camera (`drivers.camera.video`), with the picture wanted in pixels (the device gives
what it has that is nearest) and the millimetres of mat seen across it:
`device:/dev/v4l/by-path/…?wide=3264&high=2448&view=330`. Focus and exposure are left to the device.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import struct
from pathlib import Path
from typing import Final

from drivers.camera.video import VideoCamera
from drivers.document_camera.camera import PageCamera
from drivers.document_camera.mjpeg import with_options

WIDE, HIGH, RATE = 2592, 1944, 10
"""Five megapixels: 200 dots an inch of A4. More pictures a second than anybody lays pages would be decoded in vain."""
_ILLUMINATORS: Final = (0x00980925, 0x00980926)
"""V4L2_CID_ILLUMINATORS_1 and _2 (linux/v4l2-controls.h: V4L2_CID_BASE + 37, + 38)."""
_S_CTRL: Final = 0xC008561C
"""VIDIOC_S_CTRL: struct v4l2_control, id and value."""


class V4l2DocumentCamera(PageCamera):
    """Off until `start`: the device is asked what it is (`status`), never opened for pictures before."""

    verified = False

    def __init__(self, address: str) -> None:
        """Raises ValueError for an address of another kind."""
        place, options = with_options(address, {"view": 0.0, "wide": WIDE, "high": HIGH})
        size = round(options["wide"]), round(options["high"])
        kind, _, path = place.partition(":")
        lamp = Illuminator(Path(path)) if kind == "device" else None
        super().__init__(VideoCamera(place, size, RATE), options["view"], lamp)


class Illuminator:
    """The lamps of a device that lets the kernel switch them; many have a switch of their own and none to be told."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def turn(self, on: bool) -> None:
        with contextlib.suppress(OSError):
            file = os.open(self._path, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)
            try:
                for lamp in _ILLUMINATORS:
                    with contextlib.suppress(OSError):  # EINVAL: there is no such lamp
                        fcntl.ioctl(file, _S_CTRL, struct.pack("=Ii", lamp, int(on)))
            finally:
                os.close(file)
