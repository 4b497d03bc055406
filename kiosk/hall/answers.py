"""The first answer to a request is the answer: kept with its key, given again to every repeat.

Refusals are kept too: a key is one attempt of one citizen, and whoever tries again after lifting the cause asks with
a fresh key. Not kept: 401, 422 and 503, which say that nothing was decided.

They are kept sealed: what a window or a manager is answered can hold a citizen's name, telephone and words.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from pydantic import BaseModel

from kiosk.center.contract import Reason, Refusal
from kiosk.hall.clock import micros
from kiosk.hall.sheet import Named, Sheet

ANY_BODY = ""
"""The digest of a tombstone: whatever comes with this key gets its answer."""

_SEALED = b"\x01"
"""What a sealed answer begins with; those of earlier versions are open, and JSON begins otherwise."""


class Reply(NamedTuple):
    """An HTTP answer, ready to send."""

    status: int
    body: bytes


class Intent(NamedTuple):
    """Who asks with which key, and the keyed digest of what."""

    name: Named
    digest: str


class Outcome(NamedTuple):
    """A decision: the reply, and the ticket it made if any."""

    reply: Reply
    ticket: str | None = None


def reply(status: int, body: BaseModel) -> Reply:
    return Reply(status, body.model_dump_json().encode())


def refused(refusal: Refusal) -> Outcome:
    return Outcome(reply(409, refusal))


def plain(status: int, detail: str) -> Reply:
    """An answer in plain words, in the shape of FastAPI's own errors."""
    return reply(status, Detail(detail=detail))


class Detail(BaseModel):
    detail: str


def keep(sheet: Sheet, intent: Intent, outcome: Outcome) -> None:
    row = {
        "kiosk": intent.name.kiosk,
        "key": intent.name.key,
        "digest": intent.digest,
        "status": outcome.reply.status,
        "answer": _SEALED + sheet.desk.seal.wrap(outcome.reply.body, _owner(intent.name)),
        "ticket": outcome.ticket,
        "at": micros(sheet.now),
    }
    sheet.keep_answer(intent.name, row)


def first(sheet: Sheet, intent: Intent) -> Reply | None:
    """The first answer to this key, if there was one."""
    known = sheet.answered(intent.name)
    if known is None:
        return None
    if known["digest"] not in (ANY_BODY, intent.digest):
        return plain(422, "this Idempotency-Key was used for another request")
    return Reply(known["status"], _opened(sheet, intent.name, known["answer"]))


def once(sheet: Sheet, intent: Intent, act: Callable[[], Outcome]) -> Reply:
    """The first answer if there is one, else what `act` decides."""
    known = first(sheet, intent)
    if known is not None:
        return known
    outcome = act()
    if outcome.reply.status != 422:
        keep(sheet, intent, outcome)
    return outcome.reply


def tombstone(sheet: Sheet, name: Named) -> None:
    """A request with this key may still be on its way: it shall be refused when it arrives."""
    keep(sheet, Intent(name, ANY_BODY), refused(Refusal(reason=Reason.VOIDED)))


def _opened(sheet: Sheet, name: Named, kept: bytes) -> bytes:
    return sheet.desk.seal.unwrap(kept[1:], _owner(name)) if kept.startswith(_SEALED) else kept


def _owner(name: Named) -> str:
    return f"answer {name.kiosk} {name.key}"
