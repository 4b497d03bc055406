"""What platforms still have to be told: an outbox with one row for each rating and platform.

States as the platforms' own interfaces name them (domain.md §3.4): 0 waiting, 1 sent (with their receipt,
`evaluateUnid`), 2 failed, with why. A `Platform` does the sending; which one speaks to which is the caller's choice.
The record is made when it is sent, so that no citizen's words lie in the outbox.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from sqlalchemy import insert, select, update

from kiosk.center.contract.rating_desk import FollowUpState
from kiosk.center.contract.ratings import Channel, Level
from kiosk.hall.clock import micros, moment
from kiosk.hall.desk import Desk
from kiosk.hall.rating.office import Office, Row
from kiosk.hall.rating.tables import WAITING_PUSH, follow_ups, pushes, ratings
from kiosk.hall.sheet import Sheet
from kiosk.rating.exchange import DIALECTS, Untold
from kiosk.rating.exchange.record import Told, record

WAITING, SENT, FAILED = 0, 1, 2

MOST_TRIES = 12
_FIRST_PAUSE = 30_000_000
"""µs before the second try; doubled each time, at most a day: the last of twelve is some ten hours after the first."""
_LONGEST_PAUSE = 86_400_000_000
_BATCH = 50
_LONGEST_FAULT = 200


class Refused(Exception):
    """The platform will never take this record; the text says why."""


class Platform(Protocol):
    """One platform's interface. Its encryption (SM4) and its signature are its own affair."""

    def send(self, fields: Mapping[str, str]) -> str:
        """Blocks with a deadline of its own; returns the platform's receipt. Refused, or OSError to be tried again."""


def queue(sheet: Sheet, targets: Sequence[str], rating: str) -> None:
    rows = queue_rows(targets, rating, micros(sheet.now))
    if rows:
        sheet.connection.execute(insert(pushes), rows)


def queue_rows(targets: Sequence[str], rating: str, now: int) -> list[dict[str, Any]]:
    first = {"rating": rating, "state": WAITING, "tries": 0, "due_at": now, "sent_at": None, "receipt": "", "fault": ""}
    return [first | {"target": target} for target in targets]


def again(sheet: Sheet, rating: str) -> None:
    """Something about this rating changed: whoever was told of it is told again."""
    waiting = {"state": WAITING, "tries": 0, "due_at": micros(sheet.now), "fault": ""}
    sheet.connection.execute(update(pushes).where(pushes.c.rating == rating).values(waiting))


def deliver(desk: Desk, office: Office, target: str, platform: Platform) -> dict[int, int]:
    """Send what is due to one platform, oldest first; how many ended in which state.

    A record is marked as sent only after the platform said so: killed in between, it is sent once more, with the same
    `projectNo` and `assessNumber`, by which platforms know a repeat.
    """
    done = dict.fromkeys((WAITING, SENT, FAILED), 0)
    for row in _due(desk, target):
        becomes = _send(desk, office, target, platform, row)
        done[becomes["state"]] += 1
        # Only if it is still what was sent: a change in between has to be told as well.
        unchanged = (pushes.c.rating == row["id"]) & (pushes.c.target == target) & (pushes.c.due_at == row["due_at"])
        with desk.store.writing() as connection:
            connection.execute(update(pushes).where(unchanged).values(becomes))
    return done


def _due(desk: Desk, target: str) -> list[Row]:
    query = (
        select(ratings, pushes.c.tries, pushes.c.due_at)
        .join(pushes, pushes.c.rating == ratings.c.id)
        .where(WAITING_PUSH, pushes.c.target == target, pushes.c.due_at <= micros(desk.clock.now()))
        .order_by(pushes.c.due_at)
        .limit(_BATCH)
    )
    with desk.store.reading() as connection:
        return [dict(row) for row in connection.execute(query).mappings()]


def _send(desk: Desk, office: Office, target: str, platform: Platform, row: Row) -> dict[str, Any]:
    tries, now = row["tries"] + 1, micros(desk.clock.now())
    try:
        fields = record(_told(desk, office, row), DIALECTS[target], office.plan.sender)
        receipt = platform.send(fields)
    except (Untold, Refused) as never:
        return {"state": FAILED, "tries": tries, "fault": str(never)[:_LONGEST_FAULT]}
    except OSError as away:
        state = FAILED if tries >= MOST_TRIES else WAITING
        pause = min(_FIRST_PAUSE << (tries - 1), _LONGEST_PAUSE)
        return {"state": state, "tries": tries, "due_at": now + pause, "fault": type(away).__name__}
    return {"state": SENT, "tries": tries, "sent_at": now, "receipt": receipt[:64], "fault": ""}


def _told(desk: Desk, office: Office, row: Row) -> Told:
    codes = json.loads(row["items"])
    offer = desk.offers.get(codes[0]) if codes else None
    rectified, answer = _settled(desk, office, row["id"])
    return Told(
        project=row["service"],
        task_code=codes[0] if codes and row["ticket"] else "",  # a paper's kind has a name only
        task_name="".join(codes[:1]) if not row["ticket"] else "" if offer is None else offer.item.name,
        clerk=row["clerk"],
        accepted_at=moment(row["started_at"]),
        level=Level(row["level"]),
        reasons=row["reasons"].split(),
        text=office.envelope.open(row["text_sealed"], row["id"], "text"),
        channel=Channel(row["channel"]),
        at=moment(row["at"]),
        assess_number=row["assess_number"],
        is_default=row["is_default"],
        effective=not row["excluded"],
        options_version=row["options_version"],
        rectification=answer if rectified else "",
        answer=answer,
    )


def _settled(desk: Desk, office: Office, rating: str) -> tuple[bool, str]:
    """Whether something was put right, and what the hall answered."""
    query = select(follow_ups.c.id, follow_ups.c.how, follow_ups.c.answer_sealed).where(follow_ups.c.rating == rating)
    with desk.store.reading() as connection:
        row = connection.execute(query).first()
    if row is None or row.answer_sealed is None:
        return False, ""
    return row.how == FollowUpState.RECTIFIED.value, office.envelope.open(row.answer_sealed, row.id, "answer")
