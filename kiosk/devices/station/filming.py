"""The camera's thread: every picture goes to the preview, the newest one to the engine. On only while a check runs."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from drivers.camera.window import PreviewWriter
from drivers.contract.camera import Camera, CameraDetail, FrameResult, Picture

log = logging.getLogger(__name__)

START = 3.0
"""Seconds a camera may take to its first picture."""
FRAME = 0.1
"""Seconds to wait for one picture before looking whether to go on."""
LASTS = {
    CameraDetail.SILENT: 2.5,
    CameraDetail.GARBAGE: 1.5,
    CameraDetail.BLACK: 1.0,
    CameraDetail.FROZEN: 0.5,
}
"""Seconds a trouble must last before the check ends for it; any other ends it at once. A driver says black and frozen
only after it has watched for a while itself."""


class Filming:
    """`begin` and `end` from any thread; the camera itself belongs to the thread made here."""

    def __init__(self, build: Callable[[], Camera], window: PreviewWriter) -> None:
        self._build, self._window = build, window
        self._news = threading.Condition()
        self._picture: Picture | None = None
        self._wanted = self._on = self._closing = False
        self.trouble: CameraDetail | None = None
        """Why there are no more pictures; stands until the next `begin`."""
        self._thread = threading.Thread(target=self._run, name="camera", daemon=True)
        self._thread.start()

    def begin(self) -> None:
        with self._news:
            if not self._wanted:
                self.trouble = None
            self._wanted = True
            self._news.notify_all()

    def end(self, deadline: float = 2.0) -> bool:
        """Off, and no picture left. False when the camera did not let go in time."""
        with self._news:
            self._wanted = False
            self._drop()
            self._news.notify_all()
            return self._news.wait_for(lambda: not self._on, deadline)

    def take(self, deadline: float) -> Picture | None:
        """The newest picture not taken before; the caller wipes it. None when there was none in time, or none will
        come any more (`trouble`)."""
        with self._news:
            self._news.wait_for(lambda: self._picture or self.trouble or not self._wanted, deadline)
            picture, self._picture = self._picture, None
            return picture

    def close(self) -> None:
        with self._news:
            self._wanted, self._closing = False, True
            self._news.notify_all()
        self._thread.join(2.0)

    # ---------------------------------------------------------------------- the camera's thread

    def _run(self) -> None:
        camera: Camera | None = None
        while self._wait():
            try:
                if camera is None:
                    camera = self._build()
                self._film(camera)
            except Exception:
                log.exception("the camera's driver ended in a fault")
                self._fail(CameraDetail.NO_CAMERA)
            finally:
                self._off(camera)
        if camera is not None:
            camera.close()

    def _wait(self) -> bool:
        """True when filming is wanted, False when it is all over."""
        with self._news:
            self._news.wait_for(lambda: self._closing or (self._wanted and not self.trouble))
            self._on = not self._closing
            return self._on

    def _film(self, camera: Camera) -> None:
        status = camera.start(START)
        if not status.on:
            self._fail(status.detail or CameraDetail.NO_CAMERA)
            return
        patience = _Patience()
        while self._wanted:
            result = camera.frame(FRAME)
            self._show(result)
            if ended := patience.over(result, time.monotonic()):
                self._fail(ended)
                return

    def _show(self, result: FrameResult) -> None:
        picture = result.picture
        if picture is None:
            return
        self._window.put(picture.pixels)
        with self._news:
            if self._wanted and result.detail is None:
                self._drop()
                self._picture = picture
                self._news.notify_all()
                return
        picture.wipe()

    def _fail(self, detail: CameraDetail) -> None:
        with self._news:
            self.trouble = detail
            self._news.notify_all()

    def _off(self, camera: Camera | None) -> None:
        try:
            if camera is not None:
                camera.stop()
        finally:
            self._window.wipe()
            with self._news:
                self._drop()
                self._on = False
                self._news.notify_all()

    def _drop(self) -> None:
        if self._picture is not None:
            self._picture.wipe()
        self._picture = None


class _Patience:
    """How long the present trouble has lasted."""

    def __init__(self) -> None:
        self._detail: CameraDetail | None = None
        self._since = 0.0

    def over(self, result: FrameResult, now: float) -> CameraDetail | None:
        """The trouble, when it has lasted too long."""
        if result.detail is not self._detail:
            self._detail, self._since = result.detail, now
        if self._detail is not None and now - self._since >= LASTS.get(self._detail, 0.0):
            return self._detail
        return None
