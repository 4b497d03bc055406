"""Answers every screen at once, through the display's own model: for soaks, where touches would only cost time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from itertools import chain, cycle, zip_longest

from PySide6.QtCore import QTimer

from kiosk.app import App
from kiosk.identity.numbers import check_character

TICK = 2
"""Milliseconds between two looks at the screen."""
VARIETY = 60
"""Items of each letter that are asked for in turn: some have a daily limit of sixty. A letter of few items has its turn
less often, as in a hall: it may have few numbers."""
PATIENCE = 60.0
"""Seconds without a visit coming to its end before the clicker gives up."""


class Clicker:
    """Takes a ticket, again and again, for items of every letter of the hall in turn."""

    def __init__(self, app: App, visits: int, played: Callable[[], int]) -> None:
        """Ends the kiosk when so many visits were played, or when it gets no further: then `trouble` says where."""
        self.trouble = ""
        self._app = app
        self._visits = visits
        self._played = played
        self._seen = 0
        self._seen_at = time.monotonic()
        self._answered = -1
        self._timer = QTimer()
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._tick)
        self._items: Iterator[str] | None = None
        self._person = 0

    def start(self) -> None:
        self._seen_at = time.monotonic()
        self._timer.start()

    def _tick(self) -> None:
        if self._is_over():
            self._timer.stop()
            self._app.opened.app.quit()
            return
        model = self._app.opened.stage.model
        serial = model.property("serial")
        if serial == self._answered or not self._app.stage.waits:
            return
        action, value = self._answer(str(model.property("name")))
        if action:
            self._answered = serial
            model.answer(action, value)

    def _is_over(self) -> bool:
        played, now = self._played(), time.monotonic()
        if played > self._seen:
            self._seen, self._seen_at = played, now
        elif now - self._seen_at > PATIENCE:
            self.trouble = f"no way on from {self._app.opened.stage.model.property('name')}"
        return played >= self._visits or bool(self.trouble)

    def _answer(self, screen: str) -> tuple[str, str | None]:
        if screen == "FindItem":
            return "choose", self._next_item()
        if screen == "Identify":
            skips = self._app.opened.stage.model.property("scene")["may_skip"]
            return ("without" if skips else "type"), None
        if screen == "TypeNumber":
            return "ok", self._next_number()
        simple = {
            "Welcome": "touch",
            "Home": "take_ticket" if self._known() else "",
            "Materials": "next",
            "Confirm": "take",
            "TicketDone": "done",
            "Refused": "home",
        }
        return simple.get(screen, ""), None

    def _next_number(self) -> str:
        """A number nobody has: region 99 is not assigned."""
        self._person += 1
        first = f"99{self._person // 1000:04d}19900101{self._person % 1000:03d}"
        return first + check_character(first)

    def _known(self) -> bool:
        house = self._app.known_house
        return house is not None and house.finder is not None

    def _next_item(self) -> str:
        if self._items is None:
            house = self._app.known_house
            assert house is not None and house.desk.enrolment is not None
            lanes = [lane.items[:VARIETY] for lane in house.desk.enrolment.lanes if lane.windows]
            self._items = cycle(filter(None, chain.from_iterable(zip_longest(*lanes))))
        return next(self._items)
