"""Years of a hall in a minute: fills a store with old tickets, and what a center keeps of each by its retention."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import insert, text

from kiosk.hall.clock import micros
from kiosk.hall.dialects import add_rows
from kiosk.hall.issuing import fresh_code
from kiosk.hall.plan import Retention
from kiosk.hall.retention import cuts
from kiosk.hall.storage import Store
from kiosk.hall.tables import events, given, requests, tickets
from kiosk.queueing.hours import CHINA

_PER_DAY = 2500
_CHUNK = 5000
_ITEMS = json.dumps([{"code": "weijian-001", "name": "公共场所卫生许可", "name_en": ""}], ensure_ascii=False)
_ANSWER = json.dumps({"number": "A001", "items": [1], "windows": ["x" * 120] * 6}).encode()


def fill(store: Store, past: int, before: date) -> None:
    """`past` finished tickets on the days before `before`, 2,500 a day, nameless by now; each with its event and those
    of the last days with their request, as retention leaves them: nothing is left to erase while it is measured."""
    due = cuts(Retention(), datetime.combine(before, time(), CHINA))
    done = 0
    with store.writing() as connection:
        while done < past:
            numbers = range(done, min(done + _CHUNK, past))
            rows = [_ticket(number, before) for number in numbers]
            for table, content in (
                (tickets, rows),
                (requests, [_request(row) for row in rows if row["issued_at"] >= due.answers]),
                (events, [_event(row) for row in rows if row["issued_at"] >= due.events]),
            ):
                if content:
                    add_rows(connection, table, content)
            done += len(rows)
        days = -(-past // _PER_DAY)
        if days:
            connection.execute(insert(given), list(_given(days, before)))
    with store.reading() as connection:
        connection.execute(text("ANALYZE"))
        # What was written in a minute here was written in years there: the log of it is not still on its way to disk.
        connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)" if store.sqlite else "CHECKPOINT"))


def _ticket(number: int, before: date) -> dict[str, Any]:
    ago, place = divmod(number, _PER_DAY)
    day = before - timedelta(days=ago + 1)
    letter, digits = divmod(place, 500)
    at = micros(datetime.combine(day, time(9), CHINA)) + place * 8_000_000
    return {
        "id": f"{at:014x}{secrets.token_hex(5)}",
        "code": fresh_code(),
        "day": day.isoformat(),
        "prefix": "ABCDE"[letter],
        "number": digits + 1,
        "clash": 0,
        "state": "done",
        "line": at,
        "pool": "01,02,03,04,05,06,07,08",
        "lanes": "ABCDE"[letter],
        "items": _ITEMS,
        "kiosk": "bench",
        "offline": False,
        "paper": "printed",
        "holder_mark": None,
        "holder_sealed": None,
        "issued_at": at,
        "window": "01",
        "called_at": at + 600_000_000,
        "started_at": at + 630_000_000,
        "finished_at": at + 1_200_000_000,
    }


def _request(ticket: dict[str, Any]) -> dict[str, Any]:
    return {
        "kiosk": "bench",
        "key": secrets.token_hex(16),
        "digest": secrets.token_hex(16),
        "status": 201,
        "answer": _ANSWER,
        "ticket": ticket["id"],
        "at": ticket["issued_at"],
    }


def _event(ticket: dict[str, Any]) -> dict[str, Any]:
    detail = '{"number":"A001","items":["weijian-001"]}'
    return {"at": ticket["issued_at"], "kiosk": "bench", "kind": "issued", "ticket": ticket["id"], "detail": detail}


def _given(days: int, before: date) -> Iterator[dict[str, Any]]:
    for ago in range(days):
        day = (before - timedelta(days=ago + 1)).isoformat()
        for item in range(60):
            yield {"day": day, "item": f"weijian-{item:03d}", "tickets": 40}
