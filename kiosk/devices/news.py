"""What the hall is told of the devices: every change of each, once, whether somebody stands there or not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from drivers.contract import Health

WELL = Health.ONLINE.value
PAPER_LOW, TONER_LOW = "paperLow", "tonerLow"
"""For staff only: it prints as well as ever."""
AFTER_MIDNIGHT = timedelta(minutes=1)
"""The kiosk's clock and the center's may differ: what is told anew each day must fall into it on both."""


class News:
    """One word a device: its trouble, what runs low, or WELL. The hall's light is the word told last; each day begins
    with all of them, since the hall looks at no other day's."""

    def __init__(self) -> None:
        self.tell: Callable[[str, str], None] = lambda device, word: None
        """Where to, and on which clock: whoever puts the machine together says."""
        self.now: Callable[[], datetime] = lambda: datetime.now().astimezone()
        self._told: dict[str, str] = {}
        self._seen: dict[str, str] = {}
        self._day: date | None = None

    def looked(self, device: str, word: str) -> None:
        """One look found this. Two in a row must agree: a device at the edge of a state is not told again and again."""
        before, self._seen[device] = self._seen.get(device), word
        self._begin_day()
        if before == word:
            self.say(device, word)

    def say(self, device: str, word: str) -> None:
        """This is sure, and told at once where it is another word than was told last."""
        if self._told.get(device) != word:
            self._told[device] = word
            self.tell(device, word)

    def _begin_day(self) -> None:
        before, self._day = self._day, (self.now() - AFTER_MIDNIGHT).date()
        if before not in (None, self._day):
            for device, word in self._told.items():
                self.tell(device, word)
