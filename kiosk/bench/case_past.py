"""Years of cases in a minute: a thousand a working day, the last six weeks of them still open at every light."""

from __future__ import annotations

import json
import random
import secrets
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from sqlalchemy import text

from kiosk.cases import numbers, workdays
from kiosk.center.contract import Holder
from kiosk.center.contract.cases import Channel, State
from kiosk.hall.cases import files
from kiosk.hall.cases.settings import CasesPlan
from kiosk.hall.cases.tables import case_steps, cases
from kiosk.hall.clock import micros
from kiosk.hall.dialects import add_rows
from kiosk.hall.issuing import fresh_code
from kiosk.hall.sealing import Seal
from kiosk.hall.storage import Store
from kiosk.queueing.hours import CHINA

PER_DAY = 1000
OPEN_DAYS = 30
"""Working days back to which cases are still open."""
TAIL = "0019"
"""Last digits of every applicant's number."""
_WHO = files.Applicant(holder=Holder(number=f"99010119900101{TAIL}", name="李样例"), phone="13800138000")
_CHUNK = 5000
_LIMITS = (0, 1, 3, 5, 8, 10, 15, 20, 30)
_OPEN = (State.RECEIVED, State.CORRECTION, State.ACCEPTED, State.REVIEW, State.REVIEW, State.APPROVAL, State.SPECIAL)
_CLOSED = (State.DELIVERED, State.DELIVERED, State.DELIVERED, State.DENIED, State.WITHDRAWN, State.REFUSED)
_MATERIALS = json.dumps(
    [{"name": f"材料{place}", "required": True, "originals": 1, "copies": 0, "handed_in": True} for place in range(5)],
    ensure_ascii=False,
)


class Item(NamedTuple):
    code: str
    department: str


def fill(store: Store, seal: Seal, plan: CasesPlan, items: list[Item], past: int, today: date) -> list[str]:
    """`past` cases up to the day before `today`, with the steps of those that are open; some of their numbers."""
    chance, known, rows = random.Random(20261122), [], []
    with store.writing() as connection:
        for row in _cases(chance, seal, plan, items, past, today):
            rows.append(row)
            if len(rows) == _CHUNK:
                known.append(rows[0]["short"])
                _write(connection, rows)
                rows = []
        if rows:
            known.append(rows[0]["short"])
            _write(connection, rows)
    with store.reading() as connection:
        connection.execute(text("ANALYZE"))
        connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)" if store.sqlite else "CHECKPOINT"))
    return known


def _write(connection: Any, rows: list[dict[str, Any]]) -> None:
    add_rows(connection, cases, rows)
    steps = [_step(row) for row in rows if row["open"]]
    if steps:
        add_rows(connection, case_steps, steps)


def _cases(
    chance: random.Random, seal: Seal, plan: CasesPlan, items: list[Item], past: int, today: date
) -> Iterator[dict[str, Any]]:
    """From the oldest on, as they would have come in."""
    days = list(_working_days_before(today, -(-past // PER_DAY)))[::-1]
    made = 0
    for ago, day in zip(range(len(days), 0, -1), days, strict=True):
        for serial in range(1, min(PER_DAY, past - made) + 1):
            yield _case(chance, seal, plan, chance.choice(items), day, serial, still_open=_still_open(chance, ago))
        made += PER_DAY


def _still_open(chance: random.Random, ago: int) -> bool:
    return ago <= OPEN_DAYS and chance.random() > ago / OPEN_DAYS


def _case(
    chance: random.Random, seal: Seal, plan: CasesPlan, item: Item, day: date, serial: int, *, still_open: bool
) -> dict[str, Any]:
    at = micros(datetime.combine(day, time(9), CHINA)) + serial * 20_000_000
    number = numbers.number(plan.district, plan.site, day, serial)
    short, state = number[-numbers.SHORT :], chance.choice(_OPEN if still_open else _CLOSED)
    accepted = state not in (State.RECEIVED, State.CORRECTION, State.REFUSED)
    decided = day.isoformat() if state in (State.DELIVERED, State.DENIED) else None
    case = f"{at:014x}{secrets.token_hex(5)}"
    row = {
        "id": case,
        "number": number,
        "short": short,
        "code": fresh_code(),
        "day": day.isoformat(),
        "serial": serial,
        "at": at,
        "item": item.code,
        "department": item.department,
        "handle_type": "promised",
        "channel": Channel.WINDOW.value,
        "ticket": "",
        "applicant": files.sealed(seal, case, _WHO),
        "mark": secrets.token_hex(16),
        "tail": files.tail(seal, short, TAIL),
        "shown": f"李* {TAIL}",
        "materials": _MATERIALS,
        "told_gaps": "[]",
        "gaps": "[]",
        "gaps_until": None,
        "committed": False,
        "state": state.value,
        "interrupted": State.REVIEW.value if state is State.SPECIAL else None,
        "special": "hearing" if state is State.SPECIAL else None,
        "special_on": day.isoformat() if state is State.SPECIAL else None,
        "depth": 3,
        "promised": chance.choice(_LIMITS),
        "statutory": 30,
        "received_on": day.isoformat(),
        "accepted_on": day.isoformat() if accepted else None,
        "decided_on": decided,
        "closed_on": None if still_open else day.isoformat(),
        "stopped": 0,
        "extended": 0,
        "late_reason": "",
        "result": "",
        "result_number": "",
        "forwarded_by": "",
    }
    return row | files.laid(row, plan.rules)


def _step(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": f"{row['at']:014x}{secrets.token_hex(5)}",
        "case": row["id"],
        "at": row["at"],
        "verb": "receive",
        "state": State.RECEIVED.value,
        "by": "bench",
        "badge": "",
        "words": "",
    }


def _working_days_before(today: date, many: int) -> Iterator[date]:
    day = today
    while many:
        day -= timedelta(days=1)
        if workdays.is_working(day):
            many -= 1
            yield day
