"""The first answer to a request is the answer: kept with its key, given again to every repeat.

Refusals are kept too: a key is one attempt of one citizen, and whoever tries again after lifting the cause asks with
a fresh key. Not kept: 401, 422 and 503, which say that nothing was decided.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from pydantic import BaseModel
from sqlalchemy import bindparam, insert, select

from kiosk.center.contract import Reason, Refusal
from kiosk.hall.clock import micros
from kiosk.hall.sheet import Sheet
from kiosk.hall.tables import requests

ANY_BODY = ""
"""The digest of a tombstone: whatever comes with this key gets its answer."""

_FIRST = select(requests.c.digest, requests.c.status, requests.c.answer, requests.c.ticket).where(
    requests.c.kiosk == bindparam("asker"), requests.c.key == bindparam("intent")
)
_KEEP = insert(requests)


class Reply(NamedTuple):
    """An HTTP answer, ready to send."""

    status: int
    body: bytes


class Intent(NamedTuple):
    """Who asks, with which key, and the keyed digest of what."""

    kiosk: str
    key: str
    digest: str


class Outcome(NamedTuple):
    """A decision: the reply, and the ticket it made if any."""

    reply: Reply
    ticket: str | None = None


class First(NamedTuple):
    digest: str
    reply: Reply
    ticket: str | None


def reply(status: int, body: BaseModel) -> Reply:
    return Reply(status, body.model_dump_json().encode())


def refused(refusal: Refusal) -> Outcome:
    return Outcome(reply(409, refusal))


def plain(status: int, detail: str) -> Reply:
    """An answer in plain words, in the shape of FastAPI's own errors."""
    return reply(status, Detail(detail=detail))


class Detail(BaseModel):
    detail: str


def first_answer(sheet: Sheet, kiosk: str, key: str) -> First | None:
    row = sheet.connection.execute(_FIRST, {"asker": kiosk, "intent": key}).first()
    return None if row is None else First(row.digest, Reply(row.status, row.answer), row.ticket)


def keep(sheet: Sheet, intent: Intent, outcome: Outcome) -> None:
    row = {
        "kiosk": intent.kiosk,
        "key": intent.key,
        "digest": intent.digest,
        "status": outcome.reply.status,
        "answer": outcome.reply.body,
        "ticket": outcome.ticket,
        "at": micros(sheet.now),
    }
    sheet.connection.execute(_KEEP, row)


def once(sheet: Sheet, intent: Intent, act: Callable[[], Outcome]) -> Reply:
    """The first answer if there is one, else what `act` decides."""
    first = first_answer(sheet, intent.kiosk, intent.key)
    if first is not None:
        if first.digest in (ANY_BODY, intent.digest):
            return first.reply
        return plain(422, "this Idempotency-Key was used for another request")
    outcome = act()
    if outcome.reply.status != 422:
        keep(sheet, intent, outcome)
    return outcome.reply


def tombstone(sheet: Sheet, kiosk: str, key: str) -> None:
    """A request with this key may still be on its way: it shall be refused when it arrives."""
    keep(sheet, Intent(kiosk, key, ANY_BODY), refused(Refusal(reason=Reason.VOIDED)))
