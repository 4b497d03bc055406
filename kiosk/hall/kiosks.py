"""Devices of the hall: enrolled once, each with its own token and role; a kiosk also with its own offline numbers."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from kiosk.center.contract.staff import DeviceRole
from kiosk.hall.dialects import insert_new
from kiosk.hall.storage import Store
from kiosk.hall.tables import events, kiosks, notes
from kiosk.queueing.numbers import offline_range

_SHORTEST_TOKEN = 16

_BEYOND_KIOSKS = 1000
"""Callers and raters are counted from here on, so that none takes a kiosk's block of offline numbers."""

STAFF_KEY = "staff "
"""What the names of people begin with where devices have their id: keys of requests, the event log."""


@dataclass(frozen=True, slots=True)
class Kiosk:
    id: str
    ordinal: int


@dataclass(frozen=True, slots=True)
class Device:
    """Anything with a token, whatever its role."""

    id: str
    role: DeviceRole

    @property
    def key(self) -> str:
        return self.id


class TokenTakenAway(ValueError):
    """This token was dismissed once: whoever has it still must not come in with it."""


def enrol(
    database: str | Store, kiosk: str, token: str | None = None, role: DeviceRole | str = DeviceRole.KIOSK
) -> str:
    """Let a kiosk, caller or rater in, or give a known one another token, returned once and kept only as a hash.

    A dismissed kiosk comes back with the numbers it had. ValueError when the id or the token cannot be used, when the
    id is known with another role, when the token belongs to another kiosk (TokenTakenAway: or was dismissed), or when
    the hall has no block of offline numbers left (89 kiosks; callers and raters need none).
    """
    role = DeviceRole(role)
    token = token or secrets.token_urlsafe(32)
    if not 1 <= len(kiosk) <= 64 or not kiosk.isprintable() or kiosk.startswith(STAFF_KEY):
        raise ValueError(f"a kiosk's id has 1 to 64 printable letters and does not begin with “{STAFF_KEY}”")
    if len(token) < _SHORTEST_TOKEN:
        raise ValueError(f"a kiosk's token has at least {_SHORTEST_TOKEN} letters")
    try:
        with _opened(database) as store, store.writing() as connection:
            _enrol(connection, _Wanted(kiosk, role, hashed(token)), store.sqlite)
    except IntegrityError:
        raise ValueError("this token belongs to another kiosk") from None
    return token


def dismiss(database: str | Store, kiosk: str) -> None:
    """Take a kiosk's token away for good; a running center notices within five seconds. Its numbers stay its own.

    Dismissing a dismissed one changes nothing. ValueError when there is no such kiosk.
    """
    with _opened(database) as store, store.writing() as connection:
        _lock(connection, store.sqlite)
        known = connection.execute(select(kiosks).where(kiosks.c.id == kiosk)).first()
        if known is None:
            raise ValueError(f"there is no kiosk {kiosk} in this hall")
        nobodys = f"dismissed {known.ordinal}"
        if known.token_hash == nobodys:
            return
        insert_new(connection, notes, [{"name": _taken_away(known.token_hash), "content": kiosk}])
        connection.execute(update(kiosks).where(kiosks.c.id == kiosk).values(token_hash=nobodys))
        gone = {"at": time.time_ns() // 1000, "kiosk": kiosk, "kind": "dismissed", "ticket": None, "detail": "{}"}
        connection.execute(insert(events).values(gone))


def hashed(token: str) -> str:
    """Tokens are long and random: one round of SHA-256 cannot be tried out."""
    return hashlib.sha256(token.encode()).hexdigest()


def by_token(connection: Connection, token_hash: str) -> Kiosk | None:
    """A kiosk. To the doors of kiosks a caller or rater is a stranger."""
    mine = (kiosks.c.token_hash == token_hash) & (kiosks.c.role == DeviceRole.KIOSK.value)
    row = connection.execute(select(kiosks.c.id, kiosks.c.ordinal).where(mine)).first()
    return None if row is None else Kiosk(row.id, row.ordinal)


def device_by_token(connection: Connection, token_hash: str) -> Device | None:
    row = connection.execute(select(kiosks.c.id, kiosks.c.role).where(kiosks.c.token_hash == token_hash)).first()
    return None if row is None else Device(row.id, DeviceRole(row.role))


@contextmanager
def _opened(database: str | Store) -> Iterator[Store]:
    """The store, up to date; closed again unless it was the caller's."""
    if isinstance(database, Store):
        yield database
        return
    store = Store(database)
    try:
        store.migrate()
        yield store
    finally:
        store.close()


def _lock(connection: Connection, sqlite: bool) -> None:
    if not sqlite:
        connection.exec_driver_sql("LOCK TABLE kiosks IN SHARE ROW EXCLUSIVE MODE")


def _taken_away(token_hash: str) -> str:
    """The name of the note that this token is worth nothing any more."""
    return f"dismissed {token_hash}"


class _Wanted(NamedTuple):
    id: str
    role: DeviceRole
    token_hash: str


def _enrol(connection: Connection, wanted: _Wanted, sqlite: bool) -> None:
    _lock(connection, sqlite)
    if connection.execute(select(notes.c.name).where(notes.c.name == _taken_away(wanted.token_hash))).first():
        raise TokenTakenAway("this token was taken away from a kiosk: it needs another one")
    mine = kiosks.c.id == wanted.id
    known = connection.execute(select(kiosks.c.token_hash, kiosks.c.role).where(mine)).first()
    if known is not None and known.role != wanted.role:
        raise ValueError(f"{wanted.id} is a {known.role} in this hall: a {wanted.role} needs an id of its own")
    if known is None:
        row = {"id": wanted.id, "role": wanted.role.value, "token_hash": wanted.token_hash}
        counted = {"ordinal": _next_ordinal(connection, wanted.role), "enrolled_at": time.time_ns() // 1000}
        connection.execute(insert(kiosks).values(row | counted))
    elif known.token_hash != wanted.token_hash:
        connection.execute(update(kiosks).where(mine).values(token_hash=wanted.token_hash))


def _next_ordinal(connection: Connection, role: DeviceRole) -> int:
    """ValueError when a kiosk would be one more than there are blocks of numbers."""
    kiosk = role is DeviceRole.KIOSK
    same = (kiosks.c.role == DeviceRole.KIOSK.value) if kiosk else (kiosks.c.role != DeviceRole.KIOSK.value)
    last = connection.execute(select(func.max(kiosks.c.ordinal)).where(same)).scalar()
    ordinal = int(last or (0 if kiosk else _BEYOND_KIOSKS)) + 1
    if kiosk:
        offline_range(ordinal)
    return ordinal
