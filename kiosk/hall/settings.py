"""What a center is started with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    database: str
    """`sqlite:///path/to/center.db` or `postgresql+psycopg://user:password@host:port/name`."""
    config: Path
    """The folder with hall.toml, windows.toml, families.toml and items/."""
    data: Path | None = None
    """Where the key file lives (0600). Beside the database for SQLite; must be given for PostgreSQL, where every
    process of the center needs the same key."""
    tokens: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Kiosks to enrol at the start: id → token."""
    public_url: str = ""
    """What a phone reaches the center by, for `link`. "" when nobody knows."""
    clock_shift: timedelta = timedelta()
    """How far the hall's clock is from the computer's (a demonstration works on a Sunday night)."""
    clock_file: Path | None = None
    """A simulation drives the hall's clock through this file (`ClockHand`), and the computer's says nothing."""
    watch_parent: int | None = None
    """End when the parent process is no longer this one."""

    def link(self, path: str) -> str:
        """Where a phone finds this page of the center; "" when it cannot reach the center."""
        return f"{self.public_url.rstrip('/')}{path}" if self.public_url else ""
