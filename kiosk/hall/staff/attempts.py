"""Wrong passwords are counted, and after so many nobody tries any more for a while.

An attempt counts as wrong before its password is checked and is taken back when it was right: a hundred at the same
moment are a hundred. Counted by the badge as typed, whether it exists or not, and more generously by address.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select, text

from kiosk.center.contract.staff import StaffReason
from kiosk.hall.clock import micros
from kiosk.hall.sealing import Seal
from kiosk.hall.staff.refusals import Refused
from kiosk.hall.staff.rules import StaffRules
from kiosk.hall.staff.tables import failures

_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtext(:subject))")


class Attempt(NamedTuple):
    """One try, as counted."""

    badge: str
    rows: tuple[int, ...]
    last: bool
    """If it fails, the badge is locked."""


class Subjects(NamedTuple):
    """Whose tries are counted, as keyed digests."""

    badge: str
    address: str


def subjects(seal: Seal, badge: str, address: str) -> Subjects:
    return Subjects(seal.digest(b"badge", folded(badge).encode()), seal.digest(b"address", address.encode()))


def folded(badge: str) -> str:
    """A badge as compared: capitals and blanks at the ends do not matter."""
    return badge.strip().casefold()


def begin(connection: Connection, rules: StaffRules, now: datetime, who: Subjects) -> Attempt:
    """Count one try. Refused (tooManyAttempts) when it is one too many: that is not counted, so the lock ends."""
    if connection.dialect.name != "sqlite":
        for subject in sorted(who):  # in one order, so that two processes never wait for each other
            connection.execute(_ONE_AT_A_TIME, {"subject": subject})
    connection.execute(delete(failures).where(failures.c.at < micros(now - rules.span - rules.lock)))
    waits = [
        wait_seconds(connection, rules, now, who.badge, rules.attempts),
        wait_seconds(connection, rules, now, who.address, rules.address_attempts),
    ]
    if any(waits):
        raise Refused(StaffReason.TOO_MANY_ATTEMPTS, seconds=max(waits))
    rows = tuple(_count(connection, subject, now) for subject in who)
    return Attempt(who.badge, rows, wait_seconds(connection, rules, now, who.badge, rules.attempts) > 0)


def right(connection: Connection, attempt: Attempt) -> None:
    """The password was right: the badge starts anew, the address is as before."""
    connection.execute(delete(failures).where(failures.c.subject == attempt.badge))
    undecided(connection, attempt)


def undecided(connection: Connection, attempt: Attempt) -> None:
    """The password was not checked at all."""
    connection.execute(delete(failures).where(failures.c.id.in_(attempt.rows)))


def pardon(connection: Connection, badge: str) -> None:
    """Forget the tries with this badge (its digest): an administrator has given a new password."""
    connection.execute(delete(failures).where(failures.c.subject == badge))


def wait_seconds(connection: Connection, rules: StaffRules, now: datetime, subject: str, most: int) -> int:
    """How long nobody may try; 0 when they may. Locked from the last of `most` failures that came within the span."""
    query = select(failures.c.at).where(failures.c.subject == subject).order_by(failures.c.at.desc()).limit(most)
    times = list(connection.execute(query).scalars())
    if len(times) < most or times[0] - times[-1] > rules.span / timedelta(microseconds=1):
        return 0
    left = times[0] + rules.lock / timedelta(microseconds=1) - micros(now)
    return max(0, -int(-left // 1_000_000))


def _count(connection: Connection, subject: str, now: datetime) -> int:
    done = connection.execute(insert(failures).values(subject=subject, at=micros(now)))
    number = done.inserted_primary_key
    assert number is not None
    return int(number[0])
