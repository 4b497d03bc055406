"""Somebody is confirmed without their face: by a member of staff with badge and PIN, or by a code. Bound to one visit.

A PIN is wrong or right like a password: counted before it is checked, by badge and by kiosk, and locked after as many
wrong ones as the hall's staff.toml allows for passwords (five).
"""

from __future__ import annotations

import secrets
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, insert, select

from kiosk.center.contract.identity import (
    Confirmed,
    IdentityReason,
    IdentityRefusal,
    StaffConfirmation,
    Way,
    Why,
)
from kiosk.center.contract.staff import Account
from kiosk.hall.answers import Intent, Outcome, Reply, once, reply
from kiosk.hall.identity.office import mark
from kiosk.hall.identity.pins import PinSecret, pin_of
from kiosk.hall.identity.tables import confirmations
from kiosk.hall.kiosks import STAFF_KEY
from kiosk.hall.sealing import Seal
from kiosk.hall.sheet import Sheet
from kiosk.hall.staff import attempts
from kiosk.hall.staff.attempts import Attempt, Subjects, folded
from kiosk.hall.staff.refusals import Refused
from kiosk.hall.staff.rules import StaffRules


class Confirmation(NamedTuple):
    """What is written down of one."""

    kiosk: str
    visit: str
    way: Way
    why: Why
    purpose: str
    account: str
    mark: str | None


class Tried(NamedTuple):
    """A pair of badge and PIN, counted and not yet checked."""

    attempt: Attempt
    secret: PinSecret | None
    """None: there is no such badge, or it has no PIN."""


def subjects(seal: Seal, badge: str, kiosk: str) -> Subjects:
    """Whose wrong PINs are counted; apart from wrong passwords."""
    return Subjects(seal.digest(b"pin", folded(badge).encode()), seal.digest(b"pin kiosk", kiosk.encode()))


def begin(sheet: Sheet, rules: StaffRules, intent: Intent, wanted: StaffConfirmation) -> Tried | Reply:
    """Count one try; or the first answer again, or `locked`."""
    if sheet.answered(intent.name) is not None:
        return once(sheet, intent, _never)
    who = subjects(sheet.desk.seal, wanted.badge, intent.name.kiosk)
    try:
        attempt = attempts.begin(sheet.connection, rules, sheet.now, who)
    except Refused as locked:
        refusal = IdentityRefusal(reason=IdentityReason.LOCKED, seconds=locked.refusal.seconds)
        return once(sheet, intent, lambda: Outcome(reply(409, refusal)))
    return Tried(attempt, pin_of(sheet.connection, wanted.badge))


def finish(
    sheet: Sheet, rules: StaffRules, intent: Intent, tried: Tried, wanted: StaffConfirmation, held: bool
) -> Reply:
    """Confirm, or say why not. `held`: the PIN was checked, and is this badge's."""
    if sheet.answered(intent.name) is not None:  # the same key once more, while the PIN was being checked
        attempts.undecided(sheet.connection, tried.attempt)
        return once(sheet, intent, _never)
    return once(sheet, intent, lambda: _decide(sheet, rules, intent, tried, wanted, held))


def undecided(sheet: Sheet, tried: Tried) -> Reply:
    """So many wait for their PIN to be checked that this one was not; nothing is kept, the same key may ask again."""
    attempts.undecided(sheet.connection, tried.attempt)
    return reply(409, IdentityRefusal(reason=IdentityReason.BUSY, seconds=3))


def confirm(sheet: Sheet, done: Confirmation) -> Confirmed:
    """Write it down; 128 random bits name it."""
    name = secrets.token_hex(16)
    row = {"id": name, "day": sheet.day, "at": sheet.at, **done._asdict()}
    sheet.connection.execute(insert(confirmations).values(row))
    return Confirmed(id=name, way=done.way, at=sheet.now)


def is_confirmed(connection: Connection, name: str, kiosk: str, visit: str, today: date) -> bool:
    """Whether this confirmation was made today, on this kiosk, in this visit: for doors that demand one."""
    mine = (
        (confirmations.c.id == name)
        & (confirmations.c.kiosk == kiosk)
        & (confirmations.c.visit == visit)
        & (confirmations.c.day == today.isoformat())
    )
    return connection.execute(select(confirmations.c.id).where(mine)).first() is not None


def _decide(
    sheet: Sheet, rules: StaffRules, intent: Intent, tried: Tried, wanted: StaffConfirmation, held: bool
) -> Outcome:
    kiosk, secret = intent.name.kiosk, tried.secret
    if secret is None or not held or secret.account.locked:
        sheet.log(kiosk, "pinLocked" if tried.attempt.last else "pinFailed", whom=secret.account.id if secret else "")
        if tried.attempt.last:
            return _no(IdentityReason.LOCKED, round(rules.lock.total_seconds()))
        return _no(IdentityReason.WRONG)
    attempts.right(sheet.connection, tried.attempt)
    if _own(secret.account, wanted.holder.name):
        sheet.log(kiosk, "pinOwnName", whom=secret.account.id)
        return _no(IdentityReason.OWN_NAME)
    account = secret.account.id
    whose = mark(sheet.desk.seal, wanted.holder)
    done = Confirmation(kiosk, wanted.visit, Way.STAFF, wanted.why, wanted.purpose, account, whose)
    made = confirm(sheet, done)
    sheet.log(f"{STAFF_KEY}{account}", "staffConfirmed", at=kiosk, why=wanted.why.value, confirmation=made.id)
    return Outcome(reply(201, made))


def _own(account: Account, name: str) -> bool:
    """The center knows no identity number of its own people; a namesake asks a colleague."""
    return bool(name.strip()) and "".join(name.split()) == "".join(account.name.split())


def _no(reason: IdentityReason, seconds: int = 0) -> Outcome:
    return Outcome(reply(409, IdentityRefusal(reason=reason, seconds=seconds)))


def _never() -> Outcome:
    raise AssertionError("there is a first answer")
