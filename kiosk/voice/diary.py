"""What the loudspeaker said, one JSON line a call, and up to where: so a restart neither repeats nor forgets.

A line carries the ticket's number, never a name. Files are one a day (`spoken-2026-11-20.jsonl`), kept for 31 days.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from kiosk.center.contract.boards import Call
from kiosk.voice.settings import HALL_TIME

log = logging.getLogger(__name__)
DAYS_KEPT = 31


class Said(StrEnum):
    SPOKEN = "spoken"
    SILENT = "silent"
    """静音叫号, or an hour whose volume is nought."""
    STALE = "stale"
    FAILED = "failed"
    """No sound card, or words no pack has."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The last call that was dealt with. Its time tells it from a call of the same id of another database."""

    id: int
    at: datetime


class Diary:
    """One loudspeaker's memory in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._place = folder / "last-call.json"

    def last(self) -> Mark | None:
        try:
            kept = json.loads(self._place.read_text(encoding="utf-8"))
            return Mark(int(kept["id"]), datetime.fromisoformat(kept["at"]))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError) as broken:
            log.warning("%s cannot be read and is begun anew: %s", self._place, broken)
            return None

    def write(self, call: Call, said: Said, now: datetime, *, times: int = 0, volume: int = 0, text: str = "") -> None:
        """Line first, mark second: cut off in between, the call is said once more rather than never."""
        line = {
            "id": call.id,
            "at": call.at.isoformat(),
            "done_at": now.isoformat(),
            "number": call.number,
            "window": call.window,
            "zone": call.zone,
            "again": call.again,
            "said": said.value,
            "times": times,
            "volume": volume,
            "text": text,
        }
        with self._page(now).open("a", encoding="utf-8") as page:
            page.write(json.dumps(line, ensure_ascii=False) + "\n")
        fresh = self._place.with_suffix(".new")
        fresh.write_text(json.dumps({"id": call.id, "at": call.at.isoformat()}), encoding="utf-8")
        fresh.replace(self._place)

    def _page(self, now: datetime) -> Path:
        page = self._folder / f"spoken-{now.astimezone(HALL_TIME).date()}.jsonl"
        if not page.exists():
            oldest = f"spoken-{now.astimezone(HALL_TIME).date() - timedelta(days=DAYS_KEPT)}.jsonl"
            for old in self._folder.glob("spoken-*.jsonl"):
                if old.name < oldest:
                    old.unlink()
        return page
