"""Rating keys, from every window: each belongs to the service that had ended there when it was pressed, or to none.

A pressed rating whose service is known is kept, on disk, until the center takes or refuses it, with how long ago it was
given; the center judges the minute. One whose service cannot be found out in time is dropped: a guess would rate a
stranger.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from dataclasses import dataclass
from queue import Empty, SimpleQueue

from kiosk.callers.client import CenterAway, CounterClient, SaidNo
from kiosk.callers.clock import seconds
from kiosk.callers.kept import KeptRatings, Rating
from kiosk.callers.panels import Panels
from kiosk.callers.settings import CallersSettings
from kiosk.center.contract.ratings import Channel, Invitation, Level, RatingRequest

log = logging.getLogger(__name__)

ONE_TRY = 2.0
PAUSE = 1.0
MOST_KEPT = 1000
SAME_MOMENT = 1.0
"""Seconds by which a rating key may be earlier than the end of the service: the citizen is still the same."""


@dataclass(frozen=True, slots=True)
class _Round:
    """Who may rate at a window, from when and until when (seconds of `clock`)."""

    service: str
    began: float
    until: float


class Rater:
    def __init__(self, settings: CallersSettings, panels: Panels, kept: KeptRatings) -> None:
        self._settings, self._panels, self._kept = settings, panels, kept
        self._client = CounterClient(settings.center.address, settings.center.token)
        self._queue: SimpleQueue[Rating | str | None] = SimpleQueue()
        self._rounds: dict[str, _Round] = {}
        self._open: deque[Rating] = deque(kept.left())
        """Ratings the center has not taken yet, oldest first."""
        self._thread = threading.Thread(target=self._work, name="rater", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def halt(self) -> None:
        self._queue.put(None)

    def join(self) -> None:
        self._thread.join(timeout=2 * ONE_TRY + 1)
        self._client.close()
        if self._open:
            log.warning("%d ratings wait for the center", len(self._open))

    def changed(self, window: str) -> None:
        """Something happened at a window: a service may have ended there."""
        if self._settings.windows[window].evaluator is not None:
            self._queue.put(window)

    def pressed(self, window: str, level: Level) -> None:
        self._queue.put(Rating(window, level, seconds()))

    def _work(self) -> None:
        while True:
            try:
                event = self._queue.get(timeout=PAUSE if self._open else None)
            except Empty:
                event = ""
            if event is None:
                return
            try:
                self._take(event)
                self._deliver()
            except CenterAway as away:
                log.info("ratings wait: %s", away)
            except Exception:
                log.exception("a rating failed")

    def _take(self, event: Rating | str) -> None:
        if isinstance(event, str):
            if event:
                self._look(event)
            return
        if len(self._open) >= MOST_KEPT:
            log.error("a rating was lost: %d wait for the center already", MOST_KEPT)
            return
        self._open.append(event)

    def _look(self, window: str) -> None:
        """Whom to ask at this window now; the pad is told when it is somebody new."""
        before = self._rounds.get(window)
        self._remember(window, self._client.invitation(window, ONE_TRY), seconds())
        now = self._rounds.get(window)
        if now is not None and (before is None or before.service != now.service):
            self._panels.ask_rating(window)

    def _remember(self, window: str, invitation: Invitation, now: float) -> None:
        if invitation.asking is None:
            self._rounds.pop(window, None)
        else:
            began = now - (invitation.now - invitation.asking.ended_at).total_seconds()
            self._rounds[window] = _Round(invitation.asking.service, began, now + invitation.seconds_left)

    def _deliver(self) -> None:
        """Oldest first, so that the first key pressed is the one that counts. Raises CenterAway."""
        while self._open:
            rating = self._open[0]
            if rating.service or self._found(rating):
                self._hand_over(rating)
                self._kept.forget(rating)
            self._open.popleft()

    def _hand_over(self, rating: Rating) -> None:
        self._kept.keep(rating)
        request = RatingRequest(service=rating.service, level=rating.level, channel=Channel.KEYPAD, ago=rating.ago)
        try:
            self._client.rate(request, rating.key, ONE_TRY)
        except SaidNo as no:
            log.info("window %s: the rating was not taken: %s", rating.window, no)

    def _found(self, rating: Rating) -> bool:
        """Does the center, or what it said last, tell whose rating this is? Raises CenterAway while it may still."""
        try:
            invitation = self._client.invitation(rating.window, ONE_TRY)
        except CenterAway:
            if self._remembered(rating):
                return True
            if rating.ago < self._settings.center.patience:
                raise
            log.warning("window %s: a rating was dropped: nobody could say whose it is", rating.window)
            return False
        except SaidNo as no:
            log.info("window %s: nobody to rate: %s", rating.window, no)
            return False
        asking = invitation.asking
        if asking is not None and (invitation.now - asking.ended_at).total_seconds() >= rating.ago - SAME_MOMENT:
            rating.service = asking.service
        elif not self._remembered(rating):
            log.info("window %s: a rating key was pressed, but nobody was to be asked", rating.window)
        return bool(rating.service)

    def _remembered(self, rating: Rating) -> bool:
        known = self._rounds.get(rating.window)
        if known is not None and known.began - SAME_MOMENT <= rating.born <= known.until:
            rating.service = known.service
        return bool(rating.service)
