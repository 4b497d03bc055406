"""What kind of day it is: config/scenarios/halls/day.toml."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from kiosk.hall.plan import checked
from kiosk.queueing.hours import minutes_of

Share = Field(ge=0.0, le=1.0)


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class HallTimes(_Part):
    opens: str
    closes: str
    early_minutes: int = Field(ge=0, le=240)
    lunch: Literal["shifts", "closed"]
    lunch_from: str
    lunch_to: str

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Minutes after midnight in which windows work."""
        begin, end = minutes_of(self.opens), minutes_of(self.closes)
        if self.lunch == "shifts":
            return ((begin, end),)
        return ((begin, minutes_of(self.lunch_from)), (minutes_of(self.lunch_to), end))


class Arrivals(_Part):
    curve: tuple[tuple[str, float], ...] = Field(min_length=1)
    favourites: float = Share

    @property
    def steps(self) -> tuple[tuple[int, float], ...]:
        """Minutes after midnight and the weight of the half hour that begins there."""
        return tuple((minutes_of(start), weight) for start, weight in self.curve)


class LaneTruth(_Part):
    prefix: str
    minutes: float = Field(gt=0)
    spread: float = Field(ge=0)


class Desks(_Part):
    name: str
    name_en: str = ""
    zone: str = ""
    floor: str = ""
    lanes: tuple[str, ...]
    pooled: bool = False
    share: float = Share


class Habits(_Part):
    identified: float = Share
    two_items: float = Share
    missing: float = Share
    void: float = Share
    away: float = Share
    comes_at_recall: float = Share
    returns: float = Share
    returns_minutes: float = Field(gt=0)
    gives_up: float = Share
    patience_minutes: float = Field(gt=0)
    gives_back: float = Share
    priorities: dict[str, float]


class ServiceHabits(_Part):
    walk_seconds: float = Field(gt=0)
    between_seconds: float = Field(gt=0)
    hold: float = Share
    hold_minutes: float = Field(gt=0)
    transfer: float = Share
    come_back: float = Share
    pending: float = Share
    clerk_pace: float = Field(ge=0)
    day_pace: float = Field(ge=0)


class ClerkHabits(_Part):
    breaks: int = Field(ge=0, le=8)
    break_minutes: float = Field(gt=0)
    reasons: tuple[str, ...] = Field(min_length=1)


class RatingHabits(_Part):
    share: float = Share
    seconds: float = Field(gt=0)
    levels: tuple[float, float, float, float, float]


class Scenario(_Part):
    hall: HallTimes
    arrivals: Arrivals
    lanes: tuple[LaneTruth, ...]
    desks: tuple[Desks, ...]
    citizens: Habits
    service: ServiceHabits
    clerks: ClerkHabits
    ratings: RatingHabits

    @model_validator(mode="after")
    def _agree(self) -> Scenario:
        known = {lane.prefix for lane in self.lanes}
        for desk in self.desks:
            if strange := set(desk.lanes) - known:
                raise ValueError(f"{desk.name} serves a lane without minutes: {sorted(strange)}")
        if unserved := known - {lane for desk in self.desks for lane in desk.lanes}:
            raise ValueError(f"no window serves lane {sorted(unserved)}")
        return self


def read_scenario(path: Path) -> Scenario:
    """ConfigError when the file is missing or says something impossible."""
    return checked(Scenario, path)
