"""Who is signed in. The store knows only the hash of a session's token, so a copy of it opens nothing.

A session ends when nobody touched a page for `idle_minutes` (not while it works at a window), after `session_hours` in
any case, when it is signed out, and when its account is locked or gets another password.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from kiosk.center.contract.staff import Role
from kiosk.hall.clock import micros, moment
from kiosk.hall.kiosks import STAFF_KEY
from kiosk.hall.staff.memory import Memory
from kiosk.hall.staff.rules import StaffRules
from kiosk.hall.staff.tables import accounts, sessions
from kiosk.hall.storage import Store

_TOUCH = timedelta(minutes=1)
"""A session's last use is written at most so often."""

_AHEAD = timedelta(minutes=5)
"""A session used later than now by more than this is of another clock."""


@dataclass(frozen=True, slots=True)
class Staff:
    """One of the hall's own people, as every door sees them."""

    id: str
    name: str = field(repr=False)
    badge: str
    role: Role
    must_change: bool = False

    @property
    def key(self) -> str:
        """The name this person has where kiosks have theirs: idempotency keys and the event log."""
        return f"{STAFF_KEY}{self.id}"


@dataclass(frozen=True, slots=True)
class Session:
    token_hash: str
    staff: Staff
    created_at: datetime
    seen_at: datetime
    acting: bool

    def over(self, rules: StaffRules, now: datetime) -> bool:
        if now >= self.created_at + rules.longest or self.seen_at > now + _AHEAD:
            return True
        return not self.acting and now >= self.seen_at + rules.idle


def token_hash(token: str) -> str:
    """256 random bits cannot be tried out: one round is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def csrf_token(token: str) -> str:
    """The token a page must send back; it follows from the session's, which no page can read."""
    return hmac.new(token.encode(), b"csrf", hashlib.sha256).hexdigest()


class Sessions:
    def __init__(self, store: Store, rules: StaffRules) -> None:
        self._store = store
        self._rules = rules
        self._known: Memory[Session] = Memory()

    def recall(self, token: str, now: datetime) -> Session | None:
        """The session if it was asked for a moment ago. Costs no question to the store."""
        found = self._known.recall(token_hash(token))
        return None if found is None or found.over(self._rules, now) else found

    def find(self, token: str, now: datetime) -> Session | None:
        """The session of this token, or None when there is none or it is over. Asks the store."""
        hashed, asked_at = token_hash(token), time.monotonic()
        with self._store.reading() as connection:
            found = _read(connection, hashed)
        if found is None or found.over(self._rules, now):
            self._known.forget(hashed)
            return None
        self._known.keep(hashed, found, asked_at)
        return found

    def stale(self, session: Session, now: datetime, *, acting: bool) -> bool:
        """Whether its use has to be written down."""
        return now - session.seen_at >= _TOUCH or session.acting is not acting

    def touch(self, connection: Connection, session: Session, now: datetime, *, acting: bool) -> None:
        """Somebody used it just now."""
        mine = sessions.c.token_hash == session.token_hash
        connection.execute(update(sessions).where(mine).values(seen_at=micros(now), acting=acting))
        self._known.forget_where(lambda known: known.token_hash == session.token_hash)

    def open(self, connection: Connection, account: str, now: datetime) -> str:
        """A new session's token. Those that are over anyway are cleared away with it."""
        token = secrets.token_urlsafe(32)
        connection.execute(delete(sessions).where(sessions.c.created_at < micros(now - self._rules.longest)))
        row = {
            "token_hash": token_hash(token),
            "account": account,
            "created_at": micros(now),
            "seen_at": micros(now),
            "acting": False,
        }
        connection.execute(insert(sessions).values(row))
        return token

    def forget(self, *, token: str = "", account: str = "") -> None:
        """This session, or all of this account, is to be looked up again. To be said after the change is on disk."""
        self._known.forget(token_hash(token))
        self._known.forget_where(lambda session: session.staff.id == account)


def end(connection: Connection, token: str) -> None:
    connection.execute(delete(sessions).where(sessions.c.token_hash == token_hash(token)))


def end_all(connection: Connection, account: str) -> None:
    connection.execute(delete(sessions).where(sessions.c.account == account))


def _read(connection: Connection, hashed: str) -> Session | None:
    query = (
        select(sessions, accounts)
        .join(accounts, accounts.c.id == sessions.c.account)
        .where(sessions.c.token_hash == hashed, accounts.c.locked.is_(False))
        .with_only_columns(
            accounts.c.id,
            accounts.c.name,
            accounts.c.badge,
            accounts.c.role,
            accounts.c.must_change,
            sessions.c.created_at,
            sessions.c.seen_at,
            sessions.c.acting,
        )
    )
    row = connection.execute(query).first()
    if row is None:
        return None
    staff = Staff(row.id, row.name, row.badge, Role(row.role), row.must_change)
    return Session(hashed, staff, moment(row.created_at), moment(row.seen_at), row.acting)
