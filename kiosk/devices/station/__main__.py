"""`python -m kiosk.devices.station`: the child process. Speaks `wire` on its standard input and output."""

from __future__ import annotations

import logging
import os
import resource
import signal
import sys
import threading
from functools import partial
from typing import Any

from drivers.camera.window import PreviewWriter
from drivers.catalogue import load
from drivers.contract.camera import Camera
from drivers.contract.face_matcher import FaceMatcher
from kiosk.devices.station.examining import Examining, Job
from kiosk.devices.station.filming import Filming
from kiosk.devices.station.wire import (
    MOST_PORTRAIT,
    Message,
    Ready,
    WireError,
    line,
    parsed,
    read_into,
    read_line,
    told,
)
from kiosk.identity.face.policy import FacePolicy
from kiosk.identity.face.words import Challenge, Ended, Progress, Verdict

log = logging.getLogger(__name__)

OFF = 1.0
"""Seconds to wait for a camera to let go."""


class Station:
    """Two threads at work, and this one that listens to the kiosk."""

    def __init__(self, hear: int, say: int) -> None:
        self._hear, self._say = hear, say
        self._saying = threading.Lock()
        self._window: PreviewWriter | None = None
        self._filming: Filming | None = None
        self._examining: Examining | None = None
        self._job: Job | None = None
        self._loading = True

    def serve(self) -> None:
        """Until the kiosk is gone."""
        while text := read_line(self._hear):
            message = parsed(text)
            if message["is"] == "warm":
                self._warm(message)
            elif message["is"] == "check":
                self._check(message)
            elif message["is"] == "stop":
                self._stop()
            else:
                raise WireError("nobody knows this message")

    def close(self) -> None:
        """Camera off first; every picture zeroed."""
        self._stop()
        if self._filming:
            self._filming.end(0.3)
        if self._examining:
            self._examining.close()
        if self._filming:
            self._filming.close()
        if self._window:
            self._window.close()

    def _warm(self, message: Message) -> None:
        """Begin to load. Raises ValueError when the settings cannot be."""
        if self._examining:
            return
        policy = FacePolicy.model_validate(message["policy"])
        self._window = PreviewWriter(*message["preview"])
        self._send(line("open", preview=self._window.name))
        camera, matcher = message["camera"], message["matcher"]
        self._filming = Filming(partial(_camera, *camera), self._window)
        build = partial(_matcher, *matcher)
        self._examining = Examining(build, matcher[0], policy, self._filming, self._tell, self._loaded)

    def _check(self, message: Message) -> None:
        size = int(message["portrait"])
        if not 0 < size <= MOST_PORTRAIT:
            raise WireError("a portrait of no size that could be")
        portrait = bytearray(size)
        if not read_into(self._hear, portrait):
            return
        if not (self._examining and self._filming):
            raise WireError("a check before warm")
        self._stop()
        script = tuple(Challenge(each) for each in message["script"])
        self._job = Job(int(message["check"]), portrait, int(message["attempt"]), script)
        if self._loading:  # the citizen sees themselves meanwhile; later the engine's thread turns the camera on
            self._filming.begin()
        self._examining.submit(self._job)

    def _stop(self) -> None:
        """Camera off at once; a check that waits for the engine to load ends here."""
        job, self._job = self._job, None
        if job is None or self._filming is None:
            return
        job.stop.set()
        waits = job.claim()
        self._filming.end(OFF if waits else 0.0)
        if waits:
            job.wipe()
            self._tell(job.number, job.ended(Verdict.CANCELED))

    def _loaded(self, ready: Ready) -> None:
        self._loading = False
        self._send(line("ready", why=ready.why, engine=ready.engine, passive=ready.passive, notice=ready.notice))

    def _tell(self, check: int, event: Progress | Ended) -> None:
        self._send(told(check, event))

    def _send(self, text: bytes) -> None:
        """A kiosk that is gone hears nothing; the end of the input is what ends this process."""
        with self._saying:
            try:
                while text:
                    text = text[os.write(self._say, text) :]
            except BrokenPipeError:
                pass


def _camera(name: str, address: str) -> Camera:
    return _built("camera", name, address)  # type: ignore[no-any-return]


def _matcher(name: str, address: str) -> FaceMatcher:
    return _built("face_matcher", name, address)  # type: ignore[no-any-return]


def _built(kind: str, name: str, address: str) -> Any:
    driver: Any = load(kind, name)
    return getattr(driver, "from_address", driver)(address)


def main() -> int:
    """No core dump may hold a face; a print of some library must not be taken for a message."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.basicConfig(
        level=logging.INFO, stream=sys.stderr, format="face station: %(levelname)s %(name)s: %(message)s"
    )
    say = os.dup(1)
    os.dup2(2, 1)
    station = Station(0, say)
    try:
        station.serve()
    except ValueError as wrong:
        log.error("the face station cannot go on: %s", wrong)
        return 2
    finally:
        station.close()
    return 0


if __name__ == "__main__":
    status = main()
    # Threads of a driver that hangs must not keep a process alive that may hold a face.
    os._exit(status)
