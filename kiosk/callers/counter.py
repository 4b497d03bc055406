"""One window's key presses, carried out one at a time: within the patience or not at all."""

from __future__ import annotations

import logging
import threading
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from queue import SimpleQueue

from drivers.contract import CallerAction
from kiosk.callers.client import CenterAway, CounterClient, SaidNo
from kiosk.callers.clock import seconds
from kiosk.callers.panels import DONE, DROPPED, NO, Panels
from kiosk.callers.settings import CallersSettings, Wish
from kiosk.callers.wishes import NothingToDo, acts_of, typed
from kiosk.center.contract import Message

log = logging.getLogger(__name__)

ONE_TRY = 2.0
"""Seconds one request is given; a center that hears but does not answer is asked again with the same key."""
PAUSE = 0.3
"""Seconds between two tries."""


@dataclass(slots=True)
class Press:
    """`born` in seconds of `clock`; `plan` is made once, so that a repeat asks for the same."""

    action: CallerAction
    digits: str
    born: float
    key: str = field(default_factory=lambda: uuid.uuid4().hex)
    plan: Sequence[Message] | None = None
    done: int = 0


class Counter:
    """`press` from any thread; the work is done in a thread of its own, so one window never waits for another."""

    def __init__(self, window: str, settings: CallersSettings, panels: Panels) -> None:
        self._window, self._settings, self._panels = window, settings, panels
        self._table = settings.windows[window]
        self._client = CounterClient(settings.center.address, settings.center.token)
        self._queue: SimpleQueue[Press | None] = SimpleQueue()
        self._busy: CallerAction | None = None
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._work, name=f"window {window}", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def halt(self) -> None:
        """A press under way gets its answer or its next pause; then the thread ends."""
        self._stop.set()
        self._queue.put(None)

    def join(self) -> None:
        self._thread.join(timeout=ONE_TRY + 1)
        self._client.close()

    def press(self, action: CallerAction, digits: str = "") -> None:
        """While a press is under way the same key means the same press, and any other is refused with two beeps: it
        was pressed without knowing what became of the first."""
        if self._settings.keys.get(action, Wish.NOTHING) is Wish.NOTHING:
            self._panels.beep(self._window, NO)
            return
        with self._lock:
            if self._busy is not None:
                if self._busy is not action:
                    self._panels.beep(self._window, NO)
                return
            self._busy = action
        self._queue.put(Press(action, digits, seconds()))

    def _work(self) -> None:
        while (press := self._queue.get()) is not None:
            try:
                self._panels.beep(self._window, self._carried_out(press))
            except Exception:
                log.exception("window %s: a press of %s failed", self._window, press.action)
                self._panels.beep(self._window, NO)
            finally:
                with self._lock:
                    self._busy = None

    def _carried_out(self, press: Press) -> int:
        """How many beeps the outcome is worth."""
        while self._left(press) > 0 and not self._stop.is_set():
            try:
                self._do(press)
            except CenterAway as away:
                log.info("window %s: %s waits: %s", self._window, press.action, away)
                self._stop.wait(PAUSE)
            except (SaidNo, NothingToDo) as no:
                log.info("window %s: %s: %s", self._window, press.action, no)
                return NO
            else:
                return DONE
        why = "the bridge ends" if self._stop.is_set() else "the center did not answer in time"
        log.warning("window %s: %s was dropped: %s", self._window, press.action, why)
        return DROPPED

    def _do(self, press: Press) -> None:
        if press.plan is None:
            view = self._client.view(self._window, self._try_for(press))
            wish = self._settings.keys[press.action]
            digits = typed(press.action, press.digits)
            press.plan = acts_of(wish, digits, view, self._table, self._settings.words)
        while press.done < len(press.plan):
            asked_at = seconds()
            act = press.plan[press.done]
            view = self._client.act(self._window, act, f"{press.key}-{press.done}", self._try_for(press))
            press.done += 1
            self._panels.show(view.window, asked_at)

    def _left(self, press: Press) -> float:
        return press.born + self._settings.center.patience - seconds()

    def _try_for(self, press: Press) -> float:
        """Raises CenterAway when there is no time left, so that nothing is even sent late."""
        left = self._left(press)
        if left <= 0:
            raise CenterAway("the time is over")
        return min(left, ONE_TRY)
