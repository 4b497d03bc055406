"""Years of cases in a minute, as retention leaves them: the last six weeks still open at every light, the oldest
nameless."""

from __future__ import annotations

import json
import random
import secrets
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection, text

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

PER_DAY = 1500
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


class Past(NamedTuple):
    """What a hall's years are made of."""

    seal: Seal
    plan: CasesPlan
    items: list[Item]
    today: date
    chance: random.Random

    def cases(self, many: int) -> Iterator[dict[str, Any]]:
        """From the oldest on, as they would have come in."""
        days = list(_working_days_before(self.today, -(-many // PER_DAY)))[::-1]
        made = 0
        for ago, day in zip(range(len(days), 0, -1), days, strict=True):
            for serial in range(1, min(PER_DAY, many - made) + 1):
                yield self.case(day, serial, still_open=ago <= OPEN_DAYS and self.chance.random() > ago / OPEN_DAYS)
            made += PER_DAY

    def case(self, day: date, serial: int, *, still_open: bool) -> dict[str, Any]:
        state = self.chance.choice(_OPEN if still_open else _CLOSED)
        item, promised = self.chance.choice(self.items), self.chance.choice(_LIMITS)
        row = _case(self.plan, item, day, serial, state) | {"promised": promised}
        if still_open or day >= self.today - timedelta(days=self.plan.kept.applicants):
            tail = files.tail(self.seal, row["short"], TAIL)
            row |= {"applicant": files.sealed(self.seal, row["id"], _WHO), "mark": secrets.token_hex(16), "tail": tail}
        return row | files.laid(row, self.plan.rules)


def fill(store: Store, past: Past, many: int) -> list[str]:
    """`many` cases up to the day before today, with the steps of those that are open; numbers that can be asked for."""
    known, rows = [], []
    with store.writing() as connection:
        for row in past.cases(many):
            rows.append(row)
            if len(rows) == _CHUNK:
                known += _write(connection, rows)
                rows = []
        if rows:
            known += _write(connection, rows)
    with store.reading() as connection:
        connection.execute(text("ANALYZE"))
        connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)" if store.sqlite else "CHECKPOINT"))
    return known


def _write(connection: Connection, rows: list[dict[str, Any]]) -> list[str]:
    add_rows(connection, cases, rows)
    steps = [_step(row) for row in rows if row["open"]]
    if steps:
        add_rows(connection, case_steps, steps)
    return [row["short"] for row in rows[::100] if row["tail"] is not None]


def _case(plan: CasesPlan, item: Item, day: date, serial: int, state: State) -> dict[str, Any]:
    at = micros(datetime.combine(day, time(9), CHINA)) + serial * 20_000_000
    number = numbers.number(plan.district, plan.site, day, serial)
    accepted = state not in (State.RECEIVED, State.CORRECTION, State.REFUSED)
    special = state is State.SPECIAL
    return {
        "id": f"{at:014x}{secrets.token_hex(5)}",
        "number": number,
        "short": number[-numbers.SHORT :],
        "code": fresh_code(),
        "day": day.isoformat(),
        "serial": serial,
        "at": at,
        "item": item.code,
        "department": item.department,
        "handle_type": "promised",
        "channel": Channel.WINDOW.value,
        "ticket": "",
        "applicant": None,
        "mark": None,
        "tail": None,
        "shown": f"李* {TAIL}",
        "materials": _MATERIALS,
        "told_gaps": "[]",
        "gaps": "[]",
        "gaps_until": None,
        "commitment": None,
        "committed": False,
        "checked": "",
        "state": state.value,
        "interrupted": State.REVIEW.value if special else None,
        "special": "hearing" if special else None,
        "special_on": day.isoformat() if special else None,
        "depth": 3,
        "statutory": 30,
        "received_on": day.isoformat(),
        "accepted_on": day.isoformat() if accepted else None,
        "decided_on": day.isoformat() if state in (State.DELIVERED, State.DENIED) else None,
        "closed_on": day.isoformat() if state in _CLOSED else None,
        "stopped": 0,
        "extended": 0,
        "late_reason": "",
        "result": "",
        "result_number": "",
        "forwarded_by": "",
    }


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
