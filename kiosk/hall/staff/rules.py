"""How strict a hall is about signing in: `staff.toml` in the hall's folder, or what is written here without one."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from pydantic import Field

from kiosk.hall.plan import Strict, checked


class StaffRules(Strict):
    attempts: int = Field(default=5, ge=3, le=20)
    """Wrong passwords for one badge within `attempt_minutes`; then nobody signs in with it for `lock_minutes`."""
    address_attempts: int = Field(default=30, ge=5, le=1000)
    """The same from one address, whatever the badges: a hall's PCs can share one."""
    attempt_minutes: int = Field(default=15, ge=1, le=240)
    lock_minutes: int = Field(default=15, ge=1, le=1440)
    idle_minutes: int = Field(default=30, ge=5, le=720)
    """Nobody touched a page for so long: signed out, unless the session works at a window."""
    session_hours: int = Field(default=12, ge=1, le=24)
    """However busy."""

    @property
    def span(self) -> timedelta:
        return timedelta(minutes=self.attempt_minutes)

    @property
    def lock(self) -> timedelta:
        return timedelta(minutes=self.lock_minutes)

    @property
    def idle(self) -> timedelta:
        return timedelta(minutes=self.idle_minutes)

    @property
    def longest(self) -> timedelta:
        return timedelta(hours=self.session_hours)


def read_rules(folder: Path) -> StaffRules:
    """ConfigError when `staff.toml` is there and says something impossible."""
    path = folder / "staff.toml"
    return checked(StaffRules, path) if path.exists() else StaffRules()
