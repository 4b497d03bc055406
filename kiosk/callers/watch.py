"""Looks at the hall again and again, so that the displays show what others did too."""

from __future__ import annotations

import logging
import threading

from kiosk.callers.client import CenterAway, CounterClient, SaidNo
from kiosk.callers.clock import seconds
from kiosk.callers.panels import Panels
from kiosk.callers.rater import Rater
from kiosk.callers.settings import CallersSettings

log = logging.getLogger(__name__)

PATIENCE = 2.0
SIGNS = 2
"""Looks in a row that must fail before the center counts as away."""


class Watch:
    def __init__(self, settings: CallersSettings, panels: Panels, rater: Rater) -> None:
        self._settings, self._panels, self._rater = settings, panels, rater
        self._client = CounterClient(settings.center.address, settings.center.token)
        self._stop = threading.Event()
        self._seen: dict[str, tuple[str, str | None]] = {}
        self._missed = 0
        self._thread = threading.Thread(target=self._work, name="watch", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def halt(self) -> None:
        self._stop.set()

    def join(self) -> None:
        self._thread.join(timeout=PATIENCE + 2)
        self._client.close()

    def _work(self) -> None:
        while not self._stop.is_set():
            try:
                self._look()
            except Exception:
                log.exception("the hall could not be looked at")
            self._stop.wait(self._settings.center.poll)

    def _look(self) -> None:
        asked_at = seconds()
        try:
            windows = self._client.windows(PATIENCE).windows
        except (CenterAway, SaidNo) as away:
            self._missed += 1
            if self._missed == SIGNS:
                log.warning("the center is away: %s", away)
                self._panels.blank()
            return
        if self._missed >= SIGNS:
            log.warning("the center is back")
        self._missed = 0
        for standing in windows:
            if standing.number not in self._settings.windows:
                continue
            self._panels.show(standing, asked_at)
            seen = (standing.ticket, standing.ticket_state)
            if self._seen.get(standing.number) != seen:
                self._seen[standing.number] = seen
                self._rater.changed(standing.number)
