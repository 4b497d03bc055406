"""What the store said a moment ago, so that not every request has to ask it again."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

TRUSTED_SECONDS = 3.0
"""How long: what another process changed (signed out, locked, dismissed) counts here after that at the latest."""

_MOST = 4096

Told = TypeVar("Told")


class _Entry(NamedTuple, Generic[Told]):
    value: Told
    until: float
    """On the monotonic clock."""


class Memory(Generic[Told]):
    """One value a key, each for a few seconds."""

    def __init__(self) -> None:
        self._entries: dict[str, _Entry[Told]] = {}

    def recall(self, key: str) -> Told | None:
        entry = self._entries.get(key)
        return entry.value if entry is not None and time.monotonic() < entry.until else None

    def keep(self, key: str, value: Told, asked_at: float) -> None:
        """`asked_at`: monotonic time from before the question; the answer may be that old."""
        if len(self._entries) >= _MOST:
            self._entries.clear()
        self._entries[key] = _Entry(value, asked_at + TRUSTED_SECONDS)

    def forget(self, key: str) -> None:
        self._entries.pop(key, None)

    def forget_where(self, unwanted: Callable[[Told], bool]) -> None:
        self._entries = {key: entry for key, entry in self._entries.items() if not unwanted(entry.value)}
