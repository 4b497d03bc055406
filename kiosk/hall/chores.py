"""What runs beside the requests: every second somebody whose time is up is brought back into the queue, the store
settles every few seconds, what is measured is refreshed every minute, what is over is erased every hour."""

from __future__ import annotations

import gc
import logging
import threading
from collections.abc import Callable
from datetime import timedelta

from kiosk.hall.counter import bring_back, due
from kiosk.hall.desk import Desk
from kiosk.hall.heard import Heard
from kiosk.hall.hourly import one_batch
from kiosk.hall.manage.period import Period
from kiosk.hall.manage.rollup import catch_up
from kiosk.hall.retention import sweep
from kiosk.hall.storage import is_away
from kiosk.hall.writer import Writer

log = logging.getLogger("kiosk.hall")

LOOK_SECONDS = 60.0
_WAKE_SECONDS = 1.0
"""A look costs one short question, also when every process of the hall looks."""
_SETTLE_SECONDS = 5.0
"""While it settles, a commit may wait for the same disk (70 ms with a million tickets): seldom, so that it is rare."""
_PAUSE_SECONDS = 0.01
"""Between two batches, for requests to other processes on the same store."""
_FIRST_SECONDS = 10.0
"""A center that starts with its kiosk opens the doors first; the first round takes 0.2 s of the processor."""
_COUNTED_DAYS = 7


class _Stopped(Exception):
    """The center ends: the rest is erased at its next start."""


class Chores:
    """Threads of their own, so that a long first erasing does not make the waiting times old."""

    def __init__(self, desk: Desk, writer: Writer, heard: Heard) -> None:
        self._desk = desk
        self._writer = writer
        self._heard = heard
        self._stopping = threading.Event()
        self._swept = ""
        self._threads = [
            threading.Thread(target=work, name=f"center {work.__name__.strip('_')}", daemon=True)
            for work in (self._wake, self._settle, self._refresh, self._erase)
        ]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Returns when none does anything any more."""
        self._stopping.set()
        for thread in self._threads:
            thread.join()

    def _wake(self) -> None:
        while not self._stopping.wait(_WAKE_SECONDS):
            self._try(self._bring_back, "who was held was not brought back")

    def _bring_back(self) -> None:
        try:
            if self._writer.see(due):
                self._writer.between(lambda: one_batch(self._writer, "center", bring_back))
        except Exception as fault:
            if not is_away(fault):  # the pulse has said it already, and says when it is over
                raise

    def _settle(self) -> None:
        while not self._stopping.wait(_SETTLE_SECONDS):
            self._try(self._desk.store.settle, "the store did not settle")

    def _refresh(self) -> None:
        while not self._desk.clock.wait(self._stopping, LOOK_SECONDS):
            self._try(self._desk.refresh, "service times were not refreshed")
            self._try(self._write_heard, "when devices were heard was not written down")

    def _write_heard(self) -> None:
        self._writer.between(self._heard.write)

    def _erase(self) -> None:
        wait = _FIRST_SECONDS
        while not self._stopping.wait(wait):
            self._try(self._sweep, "what is over was not erased")
            wait = LOOK_SECONDS

    def _sweep(self) -> None:
        # After the start, when the day turns and every hour: a ticket can be written just after midnight by a process
        # for which it is still yesterday.
        hour = self._desk.clock.now().strftime("%Y-%m-%d %H")
        if hour != self._swept and sweep(self._desk, self._between) is not None:
            self._count_last_days()
            gc.collect()  # once an hour, beside the sweep: see `serve`
            self._swept = hour

    def _count_last_days(self) -> None:
        """So that nobody who asks for a month's figures waits for them to be counted."""
        today = self._desk.clock.now().date()
        catch_up(self._desk, Period(today - timedelta(days=_COUNTED_DAYS), today), self._between)

    def _between(self, act: Callable[[], int]) -> int:
        if self._stopping.wait(_PAUSE_SECONDS):
            raise _Stopped
        return self._writer.between(act)

    def _try(self, chore: Callable[[], None], missed: str) -> None:
        try:
            chore()
        except _Stopped:
            pass
        except Exception as fault:  # a chore that fails once must be tried again, whatever it was
            # Only its kind: the text of a fault of the store can hold the values of the statement.
            log.warning("%s: %s", missed, type(fault).__name__)
