"""Who looked at a case with the whole number and the telephone of its applicant: a line in the event log for each
account, case and day (个人信息保护法 51)."""

from __future__ import annotations

from datetime import date

from fastapi import Request

from kiosk.hall.asked import desk_of, tell


class Seen:
    """What this process has written today: a page that asks every few seconds costs one line. For the event loop."""

    def __init__(self) -> None:
        self._day = date.min
        self._written: set[tuple[str, str, str]] = set()

    async def note(self, request: Request, who: str, kind: str, number: str) -> None:
        """The first look of a day is on disk before it is answered."""
        today = desk_of(request).clock.now().date()
        if today != self._day:
            self._day, self._written = today, set()
        look = (who, kind, number)
        if look not in self._written:
            await tell(request, who, kind, number=number)
            self._written.add(look)
