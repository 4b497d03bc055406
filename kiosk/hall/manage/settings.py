"""manage.toml: when a light goes on, and what a staffing plan aims at. A hall without the file has the defaults."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from kiosk.hall.plan import Strict, checked


class LaneLights(Strict):
    wait_minutes: float | None = Field(default=None, gt=0, le=480)
    queue: int | None = Field(default=None, ge=1, le=999)


class Lights(Strict):
    """Red at these values, yellow from `yellow` (a share) of them on. domain.md §13 gives the 80 %."""

    wait_minutes: float = Field(default=30.0, gt=0, le=480)
    queue: int = Field(default=15, ge=1, le=999)
    paused_minutes: float = Field(default=20.0, gt=0, le=480)
    arrival_minutes: float = Field(default=5.0, gt=0, le=60)
    silent_minutes: float = Field(default=10.0, gt=0, le=480)
    """Without a word of a kiosk or another device in opening hours."""
    yellow: float = Field(default=0.8, gt=0, le=1)
    lanes: dict[str, LaneLights] = Field(default_factory=dict)

    def of(self, lane: str) -> tuple[float, int]:
        """The lane's red wait in minutes and its red number of tickets."""
        own = self.lanes.get(lane, LaneLights())
        return own.wait_minutes or self.wait_minutes, own.queue or self.queue


class HintRule(Strict):
    """A lane in which `number` tickets have waited `minutes` needs another window (domain.md §6, load control)."""

    minutes: float = Field(default=30.0, gt=0, le=480)
    number: int = Field(default=5, ge=1, le=999)


class TargetRule(Strict):
    share: float = Field(default=0.8, ge=0.5, lt=1)
    minutes: float = Field(default=15.0, gt=0, le=240)
    weeks: int = Field(default=8, ge=1, le=52)


class ManageRules(Strict):
    lights: Lights = Lights()
    hint: HintRule = HintRule()
    target: TargetRule = TargetRule()


def read_manage_rules(folder: Path) -> ManageRules:
    """ConfigError when manage.toml says something impossible."""
    path = folder / "manage.toml"
    return checked(ManageRules, path) if path.exists() else ManageRules()
