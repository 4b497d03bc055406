"""What the law wants written down: who was asked for their face and said what, and how each check ended.

Nothing here is refused: what a kiosk did has happened, and its outbox tells it until it is heard. The citizen's number
comes in, is hashed twice (for the record, and for counting the year's persons) and goes no further.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import insert

from kiosk.center.contract import Taken
from kiosk.center.contract.identity import CheckRecord, ConsentRecord
from kiosk.hall.answers import Intent, Outcome, Reply, once, reply
from kiosk.hall.clock import micros
from kiosk.hall.dialects import insert_new
from kiosk.hall.identity.office import mark, year_mark
from kiosk.hall.identity.tables import checks, consents, persons
from kiosk.hall.sheet import Sheet
from kiosk.queueing.hours import CHINA

_OLDEST = timedelta(days=366)
"""A kiosk that tells of something older has lost its clock: then it counts as of now."""


def consent(sheet: Sheet, intent: Intent, told: ConsentRecord) -> Reply:
    def write() -> Outcome:
        row = _where(sheet, intent, told) | {
            "text": told.text,
            "answer": told.answer.value,
            "way": str(told.way),
            "guardian": told.guardian,
        }
        return _taken(sheet.connection.execute(insert(consents).values(row)).inserted_primary_key)

    return once(sheet, intent, write)


def check(sheet: Sheet, intent: Intent, told: CheckRecord) -> Reply:
    """Every check that was begun counts its person, however it ended."""

    def write() -> Outcome:
        said = told.model_dump(exclude={"consent", "at", "purpose", "holder", "verdict"})
        row = _where(sheet, intent, told) | said | {"verdict": told.verdict.value}
        if told.holder is not None:
            year = int(row["day"][:4])
            person = {"year": year, "mark": year_mark(sheet.desk.seal, told.holder, year)}
            insert_new(sheet.connection, persons, [person])
        return _taken(sheet.connection.execute(insert(checks).values(row)).inserted_primary_key)

    return once(sheet, intent, write)


def _where(sheet: Sheet, intent: Intent, told: ConsentRecord | CheckRecord) -> dict[str, Any]:
    at = _moment(sheet.now, told.at)
    return {
        "day": at.astimezone(CHINA).date().isoformat(),
        "at": micros(at),
        "kiosk": intent.name.kiosk,
        "consent": told.consent,
        "purpose": told.purpose,
        "mark": mark(sheet.desk.seal, told.holder),
    }


def _moment(now: datetime, told: datetime) -> datetime:
    return told if now - _OLDEST < told < now else now


def _taken(key: Any) -> Outcome:
    return Outcome(reply(202, Taken(id=int(key[0]))))
