"""Six digits to the telephone on record: sent within limits, hashed at rest, good for minutes and a few tries.

Sending is slow and somebody else's, so it happens between two transactions: `begin` writes the code down as *sending*,
`finish` as *sent*. Both are part of their caller's transaction. The rules of NIST SP 800-63B 5.1.3.2 (six digits, ten
minutes at most, used once, tries limited) are kept with room to spare.
"""

from __future__ import annotations

import hmac
import secrets
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, insert, select, update

from kiosk.center.contract.identity import (
    CODE_DIGITS,
    CodeRequest,
    CodeSent,
    IdentityReason,
    IdentityRefusal,
    Way,
    Why,
)
from kiosk.hall.answers import Intent, Outcome, Reply, once, plain, reply
from kiosk.hall.clock import micros
from kiosk.hall.identity.confirming import Confirmation, confirm
from kiosk.hall.identity.messages import Sent
from kiosk.hall.identity.office import Office, mark
from kiosk.hall.identity.tables import codes
from kiosk.hall.sealing import Seal
from kiosk.hall.sheet import Sheet

_SECOND = 1_000_000
_HOUR = 3600 * _SECOND
_GIVEN_UP = 60 * _SECOND
"""A code that was *sending* for so long belonged to a center that was cut off."""

_STANDING = ("sending", "sent")


class Begun(NamedTuple):
    """A code to be sent now."""

    id: str
    digits: str

    def __repr__(self) -> str:
        return f"Begun({self.id})"


def begin(sheet: Sheet, office: Office, intent: Intent, wanted: CodeRequest) -> Begun | Reply:
    """A fresh code, or what there is to answer at once: the first answer again, a refusal, or 503 while the same key is
    being worked on. Any earlier code of this person is worthless from here on."""
    known = sheet.answered(intent.name)
    name = _id(sheet.desk.seal, intent)
    earlier = None if known is not None else _row(sheet.connection, name)
    if earlier is not None and earlier["at"] > sheet.at - _GIVEN_UP:
        return plain(503, "this code is being sent; ask again with the same key")
    whose = mark(sheet.desk.seal, wanted.holder) or ""
    refused = IdentityRefusal(reason=IdentityReason.AWAY) if earlier is not None else None
    if known is None and refused is None:
        refused = _too_many(sheet, office, intent.name.kiosk, whose)
    if known is not None or refused is not None:
        return once(sheet, intent, lambda: Outcome(reply(409, refused or IdentityRefusal(reason=IdentityReason.AWAY))))
    return _begin(sheet, office, intent, wanted, name, whose)


def finish(sheet: Sheet, office: Office, intent: Intent, begun: Begun, how: Sent | IdentityReason) -> Reply:
    """What became of the sending; the answer to the kiosk."""

    def decide() -> Outcome:
        failed = isinstance(how, IdentityReason)
        state = {"state": "failed" if failed else "sent"}
        sheet.connection.execute(update(codes).where(codes.c.id == begun.id, codes.c.state == "sending").values(state))
        sheet.log(intent.name.kiosk, "codeSent", outcome=how.value if isinstance(how, IdentityReason) else "sent")
        if isinstance(how, IdentityReason):
            return Outcome(reply(409, IdentityRefusal(reason=how)))
        rules = office.plan.codes
        sent = CodeSent(id=begun.id, phone=how, seconds=rules.minutes * 60, again=rules.again_seconds)
        return Outcome(reply(200, sent))

    return once(sheet, intent, decide)


def answer(sheet: Sheet, office: Office, intent: Intent, code: str, digits: str) -> Reply:
    """Right once, or why not. Only the kiosk that asked for the code may answer it."""
    return once(sheet, intent, lambda: _judge(sheet, office, intent.name.kiosk, code, digits))


def _judge(sheet: Sheet, office: Office, kiosk: str, code: str, digits: str) -> Outcome:
    row = _row(sheet.connection, code)
    if row is None or row["kiosk"] != kiosk:
        return _no(IdentityReason.UNKNOWN_CODE)
    if row["state"] != "sent" or row["tries"] >= office.plan.codes.tries:
        return _no(IdentityReason.USED_UP)
    if row["expires_at"] <= sheet.at:
        return _no(IdentityReason.EXPIRED)
    right = hmac.compare_digest(row["digits"], _hash(sheet.desk.seal, code, digits))
    tries = row["tries"] + 1
    state = "right" if right else "sent"
    sheet.connection.execute(update(codes).where(codes.c.id == code).values(tries=tries, state=state))
    if not right:
        left = office.plan.codes.tries - tries
        return _no(IdentityReason.WRONG if left else IdentityReason.USED_UP, left)
    done = Confirmation(kiosk, row["visit"], Way.CODE, Why.FACE, row["purpose"], "", row["mark"])
    return Outcome(reply(201, confirm(sheet, done)))


def _no(reason: IdentityReason, left: int = 0) -> Outcome:
    return Outcome(reply(409, IdentityRefusal(reason=reason, left=left)))


def _too_many(sheet: Sheet, office: Office, kiosk: str, whose: str) -> IdentityRefusal | None:
    rules, connection, since = office.plan.codes, sheet.connection, sheet.at - _HOUR
    mine = (codes.c.mark == whose) & (codes.c.at > since)
    person = connection.execute(select(func.count(), func.min(codes.c.at)).where(mine)).one()
    here = (codes.c.kiosk == kiosk) & (codes.c.at > since)
    machine = connection.execute(select(func.count(), func.min(codes.c.at)).where(here)).one()
    last = connection.execute(select(func.max(codes.c.at)).where(mine, codes.c.state != "failed")).scalar()
    ends = [
        person[1] + _HOUR if person[0] >= rules.person_hour else 0,
        machine[1] + _HOUR if machine[0] >= rules.kiosk_hour else 0,
        0 if last is None else last + rules.again_seconds * _SECOND,
    ]
    wait = max(ends) - sheet.at
    if wait <= 0:
        return None
    return IdentityRefusal(reason=IdentityReason.TOO_MANY, seconds=-(-wait // _SECOND))


def _begin(sheet: Sheet, office: Office, intent: Intent, wanted: CodeRequest, name: str, whose: str) -> Begun:
    digits = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}}"
    older = (codes.c.mark == whose) & codes.c.state.in_(_STANDING)
    sheet.connection.execute(update(codes).where(older).values(state="replaced"))
    row = {
        "id": name,
        "at": micros(sheet.now),
        "kiosk": intent.name.kiosk,
        "visit": wanted.visit,
        "purpose": wanted.purpose,
        "mark": whose,
        "digits": _hash(sheet.desk.seal, name, digits),
        "expires_at": sheet.at + office.plan.codes.minutes * 60 * _SECOND,
        "tries": 0,
        "state": "sending",
    }
    sheet.connection.execute(insert(codes).values(row))
    return Begun(name, digits)


def _row(connection: Connection, code: str) -> dict[str, Any] | None:
    found = connection.execute(select(codes).where(codes.c.id == code)).mappings().first()
    return None if found is None else dict(found)


def _id(seal: Seal, intent: Intent) -> str:
    """From the kiosk's key, so that a repeat finds what it began; keyed, so that nobody guesses another's."""
    return seal.digest(b"code id", f"{intent.name.kiosk} {intent.name.key}".encode())[:24]


def _hash(seal: Seal, code: str, digits: str) -> str:
    """Keyed with the center's key file: a copy of the database does not tell a million possibilities apart."""
    return seal.digest(b"code digits", f"{code} {digits}".encode())
