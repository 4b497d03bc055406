"""What a hall puts on its boards besides the queue: notices, the duty roster, whether names show (board.toml).

The file may be missing, and may be changed while the center runs: a notice must not wait for a restart.
"""

from __future__ import annotations

import logging
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from pydantic import ConfigDict, Field, model_validator

from kiosk.center.contract.boards import Duty, Notice
from kiosk.hall.plan import ConfigError, Strict, checked

log = logging.getLogger("kiosk.hall")

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_WEEK: tuple[Weekday, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class NoticePlan(Strict):
    model_config = ConfigDict(populate_by_name=True)

    text: str = Field(min_length=1, max_length=120)
    text_en: str = Field(default="", max_length=240)
    zones: tuple[str, ...] = ()
    """Boards that show it; none: all."""
    since: date | None = Field(default=None, alias="from")
    until: date | None = None
    """The last day."""

    @model_validator(mode="after")
    def _in_order(self) -> NoticePlan:
        if self.since and self.until and self.until < self.since:
            raise ValueError("a notice ends before it begins")
        return self

    def shows(self, today: date, zone: str) -> bool:
        begun = self.since is None or self.since <= today
        over = self.until is not None and self.until < today
        return begun and not over and (not self.zones or not zone or zone in self.zones)


class DutyPlan(Strict):
    role: str = Field(min_length=1, max_length=20)
    name: str = Field(min_length=1, max_length=20)
    phone: str = Field(default="", max_length=20)
    zones: tuple[str, ...] = ()
    days: tuple[Weekday, ...] = ()
    """Weekdays of this person; none: every day. A `day` of its own goes before weekdays."""
    day: date | None = None

    def weight(self, today: date, zone: str) -> int:
        """0: not on duty; else how exactly it fits: a date before a weekday before every day."""
        if self.zones and zone and zone not in self.zones:
            return 0
        if self.day is not None:
            return 3 if self.day == today else 0
        if self.days:
            return 2 if _WEEK[today.weekday()] in self.days else 0
        return 1


class BoardPlan(Strict):
    names: Literal["surname", "off"] = "surname"
    """How a called citizen's name shows: 张*, or not at all."""
    calls: int = Field(default=12, ge=1, le=12)
    """The last calls a board is given."""
    notices: tuple[NoticePlan, ...] = Field(default=(), max_length=30)
    duty: tuple[DutyPlan, ...] = Field(default=(), max_length=100)

    def notices_on(self, now: datetime, zone: str) -> tuple[Notice, ...]:
        fitting = [each for each in self.notices if each.shows(now.date(), zone)]
        return tuple(Notice(text=each.text, text_en=each.text_en) for each in fitting)

    def duty_on(self, now: datetime, zone: str) -> tuple[Duty, ...]:
        """Of each role whoever fits the day best, in the order of the file; several when they fit alike."""
        today = now.date()
        best: dict[str, int] = {}
        for each in self.duty:
            best[each.role] = max(best.get(each.role, 0), each.weight(today, zone))
        return tuple(
            Duty(role=each.role, name=each.name, phone=each.phone)
            for each in self.duty
            if best[each.role] and each.weight(today, zone) == best[each.role]
        )


class BoardFile:
    """board.toml as it stands now. ConfigError when it is wrong at the start; later the last good one counts."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "board.toml"
        self._stamp = self._look()
        self._plan = self._read()

    def plan(self) -> BoardPlan:
        stamp = self._look()
        if stamp != self._stamp:
            self._stamp = stamp
            try:
                self._plan = self._read()
            except ConfigError as wrong:
                log.warning("the boards keep their notices as they were: %s", wrong)
        return self._plan

    def _look(self) -> tuple[int, int] | None:
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size

    def _read(self) -> BoardPlan:
        return BoardPlan() if self._stamp is None else checked(BoardPlan, self._path)
