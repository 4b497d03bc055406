"""Filming in a thread of its own: the newest picture waits, older ones are zeroed; trouble is a value."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Protocol

from drivers.camera.judging import Watch
from drivers.contract.camera import CameraDetail, CameraStatus, FrameResult, Picture
from drivers.contract.words import Health, Outcome, Remedy

if TYPE_CHECKING:
    from drivers.contract.camera import Pixels

AGAIN = 0.3
"""Seconds between two tries to open a camera that went away."""
GARBAGE_AFTER = 5
"""Damaged pictures in a row; a single one is passed over."""
PAUSE = 0.03
"""Seconds after a damaged picture, so that a stream of them is not a busy loop."""
LARGEST_WAIT = 1.0
"""Seconds a source may take over one `read` before it says SILENT."""

STATUS: dict[CameraDetail, tuple[Health, Remedy]] = {
    CameraDetail.NO_CAMERA: (Health.NO_DEVICE, Remedy.MAINTAIN),
    CameraDetail.BUSY: (Health.BUSY, Remedy.RESET),
    CameraDetail.UNPLUGGED: (Health.NO_DEVICE, Remedy.MAINTAIN),
    CameraDetail.SILENT: (Health.OFFLINE, Remedy.RESET),
    CameraDetail.GARBAGE: (Health.HARDWARE_ERROR, Remedy.RESET),
    CameraDetail.BLACK: (Health.HARDWARE_ERROR, Remedy.CLEAR),
    CameraDetail.FROZEN: (Health.HARDWARE_ERROR, Remedy.RESET),
}


class Source(Protocol):
    """One way to pictures; all calls come from the film's thread."""

    def open(self) -> CameraDetail | None:
        """Begin to film; why not."""

    def read(self) -> Pixels | CameraDetail:
        """The next picture, waiting at most LARGEST_WAIT seconds. After SILENT or GARBAGE it is asked again; after any
        other detail it is closed and opened anew."""

    def close(self) -> None: ...


class Film:
    """From `begin` to `end` the source is open and its newest picture can be taken."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._over = threading.Event()
        self._picture: Picture | None = None
        self._verdict: CameraDetail | None = None
        self._trouble: CameraDetail | None = None
        self._told = False
        self._open = False

    @property
    def running(self) -> bool:
        return self._thread is not None

    def status(self) -> CameraStatus:
        """While it runs: how the film goes."""
        with self._changed:
            detail = self._trouble or self._verdict
            return told(detail, on=self._open)

    def begin(self, deadline: float) -> CameraStatus:
        """Open the source; returns when it films or why it does not. Does nothing but tell when it runs."""
        if self._thread:
            return self.status()
        self._trouble, self._verdict, self._told = None, None, False
        over = self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(over,), name="camera film", daemon=True)
        self._thread.start()
        with self._changed:
            settled = self._changed.wait_for(lambda: self._open or self._trouble is not None, deadline)
            status = self.status() if settled else told(CameraDetail.SILENT)
        if not status.on:
            self.end()
        return status

    def take(self, deadline: float) -> FrameResult:
        """The newest picture not taken before, or why there is none."""
        if not self._thread:
            return FrameResult(Outcome.NOT_READY)
        with self._changed:
            self._changed.wait_for(lambda: self._picture or (self._trouble and not self._told), deadline)
            picture, self._picture = self._picture, None
            if picture:
                if self._verdict:
                    return FrameResult(Outcome.HARDWARE_ERROR, self._verdict, picture)
                return FrameResult(Outcome.SUCCESS, None, picture)
            self._told = True
            if self._trouble in (None, CameraDetail.SILENT):
                return FrameResult(Outcome.TIMEOUT, CameraDetail.SILENT)
            return FrameResult(Outcome.HARDWARE_ERROR, self._trouble)

    def end(self) -> None:
        """Film no more. A source that hangs is left to its own thread, which closes it."""
        thread, self._thread = self._thread, None
        self._over.set()
        if thread:
            thread.join(LARGEST_WAIT * 2)
        with self._changed:
            self._drop()
            self._open = False

    # ------------------------------------------------------------------- the film's own thread

    def _run(self, over: threading.Event) -> None:
        number, first = 0, True
        while not over.is_set():
            trouble = self._source.open()
            gone = trouble is CameraDetail.NO_CAMERA
            if trouble:
                self._post(over, CameraDetail.UNPLUGGED if gone and not first else trouble)
                over.wait(AGAIN)
            else:
                number = self._play(over, number)
            self._source.close()
            first = False

    def _play(self, over: threading.Event, number: int) -> int:
        watch, bad = Watch(), 0
        with self._changed:
            self._open = not over.is_set()
            self._changed.notify_all()
        while not over.is_set():
            got = self._source.read()
            if not isinstance(got, CameraDetail):
                number, bad = number + 1, 0
                at = time.monotonic()
                self._show(over, Picture(got, number, at), watch.judge(got, at))
                continue
            bad += 1
            if got is not CameraDetail.GARBAGE or bad >= GARBAGE_AFTER:
                self._post(over, got)
            if got not in (CameraDetail.GARBAGE, CameraDetail.SILENT):
                over.wait(AGAIN)
                break
            over.wait(PAUSE)
        return number

    def _show(self, over: threading.Event, picture: Picture, verdict: CameraDetail | None) -> None:
        with self._changed:
            self._drop()
            if not over.is_set():
                self._picture, self._verdict, self._trouble, self._told = picture, verdict, None, False
            else:
                picture.wipe()
            self._changed.notify_all()

    def _post(self, over: threading.Event, trouble: CameraDetail) -> None:
        with self._changed:
            if not over.is_set():
                self._drop()
                self._told = self._told and self._trouble is trouble
                self._trouble = trouble
                self._open = trouble in (CameraDetail.GARBAGE, CameraDetail.SILENT)
            self._changed.notify_all()

    def _drop(self) -> None:
        if self._picture:
            self._picture.wipe()
        self._picture = None


def told(detail: CameraDetail | None, *, on: bool = False) -> CameraStatus:
    """A status from a detail."""
    health, remedy = STATUS[detail] if detail else (Health.ONLINE, Remedy.NONE)
    return CameraStatus(health, on, detail, remedy)
