"""One simulated device as the panel sees it: its state, asked for again and again, and its controls."""

from __future__ import annotations

import contextlib
import queue
import threading
from pathlib import Path
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot

from drivers.controls import Handle, State

PERIOD = 0.2
"""Seconds between two looks at a device."""

Request = tuple[str, dict[str, Any]]


class DeviceLink(QObject):
    """QML binds to `state`, `reachable` and `trouble`, and calls `act`. No socket is touched on Qt's thread.

    `state` is the device's own, empty while it cannot be reached; `trouble` is why the last control was refused.
    """

    changed = Signal()
    _heard = Signal(object, str)

    def __init__(self, socket: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._handle = Handle(socket)
        self._requests: queue.SimpleQueue[Request | None] = queue.SimpleQueue()
        self._state: State = {}
        self._reachable = False
        self._trouble = ""
        self._heard.connect(self._take)
        self._thread = threading.Thread(target=self._watch, name=f"dock {socket.name}", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Returns when the thread has ended; call it before the application goes."""
        self._requests.put(None)
        self._thread.join()

    @Property(dict, notify=changed)
    def state(self) -> State:
        return self._state

    @Property(bool, notify=changed)
    def reachable(self) -> bool:
        return self._reachable

    @Property(str, notify=changed)
    def trouble(self) -> str:
        return self._trouble

    @Slot(str)
    @Slot(str, dict)
    def act(self, verb: str, arguments: dict[str, Any] | None = None) -> None:
        """Ask the device to do something; what it answers arrives as `state` or `trouble`."""
        self._requests.put((verb, arguments or {}))

    def _watch(self) -> None:
        request: Request | None = ("state", {})
        while request is not None:
            self._ask(*request)
            request = ("state", {})
            with contextlib.suppress(queue.Empty):
                request = self._requests.get(timeout=PERIOD)

    def _ask(self, verb: str, arguments: dict[str, Any]) -> None:
        try:
            state: State | None = self._handle.do(verb, **arguments)
            trouble = "" if verb != "state" else self._trouble
        except ValueError as refused:
            state, trouble = self._state, str(refused)
        except OSError:
            state, trouble = None, ""
        self._heard.emit(state, trouble)

    def _take(self, state: State | None, trouble: str) -> None:
        seen = (state or {}, state is not None, trouble)
        if seen != (self._state, self._reachable, self._trouble):
            self._state, self._reachable, self._trouble = seen
            self.changed.emit()
