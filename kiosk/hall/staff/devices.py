"""Callers and raters as the doors of the counters see them: by the token they were enrolled with."""

from __future__ import annotations

import time

from kiosk.hall.kiosks import Device, device_by_token, hashed
from kiosk.hall.staff.memory import Memory
from kiosk.hall.storage import Store


class Devices:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: Memory[Device] = Memory()

    def recall(self, token: str) -> Device | None:
        """The device if it was asked for a moment ago. Costs no question to the store."""
        return self._known.recall(hashed(token))

    def find(self, token: str) -> Device | None:
        """The device this token was given to. Asks the store."""
        token_hash, asked_at = hashed(token), time.monotonic()
        with self._store.reading() as connection:
            found = device_by_token(connection, token_hash)
        if found is None:
            self._known.forget(token_hash)
        else:
            self._known.keep(token_hash, found, asked_at)
        return found
