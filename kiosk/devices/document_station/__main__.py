"""`python -m kiosk.devices.document_station`: the child process. Speaks `wire` on its standard input, both ways."""

from __future__ import annotations

import logging
import os
import resource
import select
import signal
import sys
from typing import Any

from drivers.catalogue import load
from drivers.contract.document_camera import DocumentCamera, PageLook, PageShot
from drivers.contract.words import Outcome
from kiosk.devices.document_station import wire

log = logging.getLogger(__name__)

START = 3.0
"""Seconds a camera may take to its first picture."""


class Station:
    """One call at a time. The camera goes on with the first look and off with `stop`, or after a while without one."""

    def __init__(self, link: int) -> None:
        self._link = link
        self._camera: DocumentCamera | None = None

    def serve(self) -> None:
        """Until the kiosk is gone. Raises WireError when it talks nonsense."""
        while request := self._next():
            message, picture = request
            answer, made = self._answered(message, picture)
            self._send(wire.packed(answer, made))
            self._send(made)
            for each in (picture, made):
                each[:] = bytes(len(each))

    def close(self) -> None:
        if self._camera:
            self._camera.close()

    def _next(self) -> tuple[wire.Message, bytearray] | None:
        if not select.select([self._link], [], [], wire.QUIET)[0] and self._camera:
            self._camera.stop()
        head = bytearray(wire.HEAD.size)
        if not wire.read_into(self._link, head):
            return None
        words, picture = (bytearray(size) for size in wire.sizes(head))
        if not (wire.read_into(self._link, words) and wire.read_into(self._link, picture)):
            return None
        return wire.parsed(words), picture

    def _answered(self, message: wire.Message, picture: bytearray) -> tuple[wire.Message, bytearray]:
        what, camera = message.get("do"), self._camera
        if what == "open" and camera is None:
            self._camera = _built(message["driver"], message["address"])
        elif what == "look" and camera:
            return wire.told(_looked(camera, message["deadline"]))
        elif what == "capture" and camera:
            return wire.told(_shot(camera, message["deadline"]))
        elif what == "turn":
            from drivers.document_camera.encoding import turned  # OpenCV: loaded by then, if it ever is

            return {}, turned(picture, int(message["degrees"]))
        elif what == "stop" and camera:
            camera.stop()
        elif what != "warm":
            raise wire.WireError("nobody knows this message")
        return {}, bytearray()

    def _send(self, what: bytes | bytearray) -> None:
        """A kiosk that is gone hears nothing; the end of the stream is what ends this process."""
        view = memoryview(what)
        try:
            while view:
                view = view[os.write(self._link, view) :]
        except (BrokenPipeError, ConnectionResetError):
            pass
        finally:
            view.release()


def _built(driver: str, address: str) -> DocumentCamera:
    camera: DocumentCamera = load("document_camera", driver)(address)
    return camera


def _looked(camera: DocumentCamera, deadline: float) -> PageLook:
    look = camera.look(deadline)
    if look.outcome is not Outcome.NOT_READY:
        return look
    status = camera.start(START)
    return camera.look(deadline) if status.on else PageLook(Outcome.HARDWARE_ERROR, None, status.detail)


def _shot(camera: DocumentCamera, deadline: float) -> PageShot:
    status = camera.start(START)
    return camera.capture(deadline) if status.on else PageShot(Outcome.HARDWARE_ERROR, None, status.detail)


def main() -> int:
    """No core dump may hold a citizen's paper; a print of some library must not be taken for an answer."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    form = "document station: %(levelname)s %(name)s: %(message)s"
    logging.basicConfig(level=logging.INFO, stream=sys.stderr, format=form)
    os.dup2(2, 1)
    station = Station(0)
    try:
        station.serve()
    except ValueError as wrong:
        log.error("the document station cannot go on: %s", wrong)
        return 2
    finally:
        station.close()
    return 0


if __name__ == "__main__":
    status: Any = main()
    # Threads of a driver that hangs must not keep a process alive that may hold a citizen's paper.
    os._exit(status)
