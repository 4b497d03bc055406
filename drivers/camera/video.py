"""Cameras the kernel knows (V4L2), through OpenCV; and recorded films, for simulation.

The address is `device:/dev/video0` (or a name under /dev/v4l/by-path, which stays the same at the same socket) or
`file:/path/of/a/film.avi`, played at its own pace, again and again.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import struct
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from drivers.camera.film import Film, told
from drivers.contract.camera import CameraDetail, CameraStatus, FrameResult

if TYPE_CHECKING:
    from drivers.contract.camera import Pixels

WIDTH, HEIGHT, RATE = 640, 480, 30
_QUERYCAP: Final = 0x80685600
"""VIDIOC_QUERYCAP (linux/videodev2.h): struct v4l2_capability, 104 bytes; `device_caps` stand at byte 88."""
_CAPABILITIES: Final = 104
_DEVICE_CAPS_AT: Final = 88
_CAN_CAPTURE: Final = 0x1 | 0x1000
"""V4L2_CAP_VIDEO_CAPTURE, also of the many-planes kind."""


class VideoCamera:
    """Off until `start`: the device is asked what it is (`status`), never opened for pictures before."""

    verified = False

    def __init__(self, address: str, size: tuple[int, int] = (WIDTH, HEIGHT), rate: int = RATE) -> None:
        """`size` and `rate`: pixels and pictures a second a device is asked for; it gives what it has that is nearest.
        Raises ValueError for an address of another kind."""
        kind, _, path = address.partition(":")
        if kind not in ("device", "file") or not path:
            raise ValueError(f"a video camera's address is device:/dev/videoN or file:/PATH, not {address!r}")
        self._source = _Device(Path(path), size, rate) if kind == "device" else _Recording(Path(path))
        self._film = Film(self._source)

    def status(self, deadline: float) -> CameraStatus:
        return self._film.status() if self._film.running else told(self._source.missing())

    def start(self, deadline: float) -> CameraStatus:
        return self._film.begin(deadline)

    def frame(self, deadline: float) -> FrameResult:
        return self._film.take(deadline)

    def stop(self) -> None:
        self._film.end()

    def close(self) -> None:
        self._film.end()


class _Capture:
    """What a device and a recording have in common: OpenCV's capture."""

    _taken: cv2.VideoCapture | None = None

    def read(self) -> Pixels | CameraDetail:
        if self._taken is None:
            return CameraDetail.UNPLUGGED
        with contextlib.suppress(cv2.error):
            good, pixels = self._taken.read()
            if good and pixels is not None and pixels.ndim == 3:
                return np.asarray(pixels, np.uint8)
        return CameraDetail.UNPLUGGED

    def close(self) -> None:
        if self._taken is not None:
            self._taken.release()
        self._taken = None


class _Device(_Capture):
    """A V4L2 device. OpenCV waits up to ten seconds for a picture of one that hangs; Film's own deadline ends a
    citizen's waiting before that."""

    def __init__(self, path: Path, size: tuple[int, int], rate: int) -> None:
        self._path, self._size, self._rate = path, size, rate

    def missing(self) -> CameraDetail | None:
        try:
            file = os.open(self._path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        except PermissionError:
            return CameraDetail.BUSY
        except OSError:
            return CameraDetail.NO_CAMERA
        try:
            answer = fcntl.ioctl(file, _QUERYCAP, bytes(_CAPABILITIES))
        except OSError:
            return CameraDetail.NO_CAMERA
        finally:
            os.close(file)
        (can,) = struct.unpack_from("<I", answer, _DEVICE_CAPS_AT)
        return None if can & _CAN_CAPTURE else CameraDetail.NO_CAMERA

    def open(self) -> CameraDetail | None:
        if missing := self.missing():
            return missing
        taken = cv2.VideoCapture(str(self._path), cv2.CAP_V4L2)
        wished = (
            (cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG")),
            (cv2.CAP_PROP_FRAME_WIDTH, self._size[0]),
            (cv2.CAP_PROP_FRAME_HEIGHT, self._size[1]),
            (cv2.CAP_PROP_FPS, self._rate),
            (cv2.CAP_PROP_BUFFERSIZE, 1),
        )
        for name, value in wished:
            taken.set(name, value)
        if not taken.isOpened():
            taken.release()
            return CameraDetail.BUSY  # it is a camera, and gives no pictures: somebody else has it
        self._taken = taken
        return None


class _Recording(_Capture):
    """A film."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._due, self._pause = 0.0, 1 / RATE

    def missing(self) -> CameraDetail | None:
        return None if self._path.is_file() else CameraDetail.NO_CAMERA

    def open(self) -> CameraDetail | None:
        if missing := self.missing():
            return missing
        taken = cv2.VideoCapture(str(self._path))
        if not taken.isOpened():
            taken.release()
            return CameraDetail.GARBAGE
        rate = taken.get(cv2.CAP_PROP_FPS)
        self._pause = 1 / rate if 1 <= rate <= 240 else 1 / RATE
        self._taken, self._due = taken, time.monotonic()
        return None

    def read(self) -> Pixels | CameraDetail:
        got = super().read()
        if isinstance(got, CameraDetail) and self._taken is not None:
            self._taken.set(cv2.CAP_PROP_POS_FRAMES, 0)
            got = super().read()
        self._due = max(self._due + self._pause, time.monotonic() - self._pause)
        time.sleep(max(0.0, self._due - time.monotonic()))
        return got
