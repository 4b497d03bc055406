"""Is a document camera plugged in? Asked every few seconds by a process that loads neither OpenCV nor numpy."""

from __future__ import annotations

import fcntl
import os
import socket
import struct
from typing import Final
from urllib.parse import urlsplit

from drivers.contract.camera import CameraDetail, CameraStatus
from drivers.contract.words import Health, Remedy

_QUERYCAP: Final = 0x80685600
"""VIDIOC_QUERYCAP (linux/videodev2.h): struct v4l2_capability, 104 bytes; `device_caps` stand at byte 88."""
_CAPABILITIES: Final = 104
_DEVICE_CAPS_AT: Final = 88
_CAN_CAPTURE: Final = 0x1 | 0x1000
"""V4L2_CAP_VIDEO_CAPTURE, also of the many-planes kind."""


class Presence:
    """`device:/dev/…`, `file:/…`, `unix:/…` or `http://…`, each with or without `?…` behind it. Nothing is filmed."""

    def __init__(self, address: str) -> None:
        self._kind, _, rest = address.partition(":")
        self._path = rest.partition("?")[0]
        self._url = urlsplit(address)

    def status(self, deadline: float) -> CameraStatus:
        try:
            detail = self._missing(deadline)
        except PermissionError:
            detail = CameraDetail.BUSY
        except TimeoutError:
            detail = CameraDetail.SILENT
        except OSError:
            detail = CameraDetail.NO_CAMERA
        if detail is None:
            return CameraStatus(Health.ONLINE)
        return CameraStatus(Health.NO_DEVICE, False, detail, Remedy.MAINTAIN)

    def close(self) -> None:
        """Nothing is held."""

    def _missing(self, deadline: float) -> CameraDetail | None:
        """Raises OSError where there is nothing."""
        if self._kind == "device":
            return _no_camera(self._path)
        if self._kind == "file":
            os.stat(self._path)
        elif self._kind == "unix":
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as link:
                link.settimeout(deadline)
                link.connect(self._path)
        else:
            place = (self._url.hostname or "", self._url.port or 80)
            socket.create_connection(place, timeout=deadline).close()
        return None


def _no_camera(path: str) -> CameraDetail | None:
    file = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        answer = fcntl.ioctl(file, _QUERYCAP, bytes(_CAPABILITIES))
    finally:
        os.close(file)
    (can,) = struct.unpack_from("<I", answer, _DEVICE_CAPS_AT)
    return None if can & _CAN_CAPTURE else CameraDetail.NO_CAMERA
