"""Ratings the center has not taken yet, on disk: a citizen's word survives a power cut (DESIGN §6).

SQLite in WAL mode with synchronous=FULL. Nothing of a citizen is in it: a service, a level and a time.
"""

from __future__ import annotations

import logging
import sqlite3
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.callers.clock import seconds
from kiosk.center.contract.ratings import LONGEST_AWAY, Level

log = logging.getLogger(__name__)

SCHEMA = """
CREATE TABLE IF NOT EXISTS rating (
    id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, window TEXT NOT NULL, service TEXT NOT NULL,
    level TEXT NOT NULL, at REAL NOT NULL) STRICT;
"""


@dataclass(slots=True)
class Rating:
    """`born` in seconds of `clock`; `service` is "" until somebody can say whose rating it is."""

    window: str
    level: Level
    born: float
    service: str = ""
    key: str = field(default_factory=lambda: uuid.uuid4().hex)

    @property
    def ago(self) -> float:
        """Seconds since the key was pressed."""
        return min(max(seconds() - self.born, 0.0), LONGEST_AWAY)


class KeptRatings:
    """Used by one thread at a time. `path` may be ":memory:" where nothing is to outlive the process."""

    def __init__(self, path: Path | str) -> None:
        """Raises OSError when the file cannot be used."""
        try:
            self._store = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
            self._store.execute("PRAGMA journal_mode=WAL")
            self._store.execute("PRAGMA synchronous=FULL")
            self._store.executescript(SCHEMA)
        except sqlite3.Error as trouble:
            raise OSError(f"{path} cannot hold ratings: {trouble}") from trouble

    def keep(self, rating: Rating) -> None:
        """Write it down, once; its age goes on by the wall clock while the machine is off. A full disk is only logged:
        the rating is delivered all the same, unless the bridge ends before."""
        row = (rating.key, rating.window, rating.service, rating.level.value, time.time() - rating.ago)
        self._do("INSERT OR IGNORE INTO rating (key, window, service, level, at) VALUES (?, ?, ?, ?, ?)", row)

    def forget(self, rating: Rating) -> None:
        """The center has answered."""
        self._do("DELETE FROM rating WHERE key = ?", (rating.key,))

    def left(self) -> list[Rating]:
        """Oldest first."""
        rows = self._store.execute("SELECT window, level, at, service, key FROM rating ORDER BY id").fetchall()
        now, wall = seconds(), time.time()
        return [
            Rating(window, Level(level), now - (wall - at), service, key) for window, level, at, service, key in rows
        ]

    def _do(self, statement: str, values: tuple[object, ...]) -> None:
        try:
            self._store.execute(statement, values)
        except sqlite3.Error as trouble:
            log.error("ratings cannot be kept on disk: %s", trouble)

    def close(self) -> None:
        self._store.close()
