"""Kiosks of the hall: enrolled once, each with its own token and its own block of offline numbers."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from kiosk.hall.dialects import insert_new
from kiosk.hall.storage import Store
from kiosk.hall.tables import events, kiosks, notes
from kiosk.queueing.numbers import offline_range

_SHORTEST_TOKEN = 16


@dataclass(frozen=True, slots=True)
class Kiosk:
    id: str
    ordinal: int


class TokenTakenAway(ValueError):
    """This token was dismissed once: whoever has it still must not come in with it."""


def enrol(database: str | Store, kiosk: str, token: str | None = None) -> str:
    """Let a kiosk in, or give a known one another token; the token is returned once and kept only as a hash.

    A dismissed kiosk comes back with the numbers it had. ValueError when the id or the token cannot be used, when the
    token belongs to another kiosk (TokenTakenAway: or was dismissed), or when the hall has no block of offline numbers
    left (89 kiosks).
    """
    token = token or secrets.token_urlsafe(32)
    if not 1 <= len(kiosk) <= 64 or not kiosk.isprintable():
        raise ValueError("a kiosk's id has 1 to 64 printable letters")
    if len(token) < _SHORTEST_TOKEN:
        raise ValueError(f"a kiosk's token has at least {_SHORTEST_TOKEN} letters")
    try:
        with _opened(database) as store, store.writing() as connection:
            _enrol(connection, kiosk, hashed(token), store.sqlite)
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
    row = connection.execute(select(kiosks.c.id, kiosks.c.ordinal).where(kiosks.c.token_hash == token_hash)).first()
    return None if row is None else Kiosk(row.id, row.ordinal)


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


def _enrol(connection: Connection, kiosk: str, token_hash: str, sqlite: bool) -> None:
    _lock(connection, sqlite)
    if connection.execute(select(notes.c.name).where(notes.c.name == _taken_away(token_hash))).first():
        raise TokenTakenAway("this token was taken away from a kiosk: it needs another one")
    known = connection.execute(select(kiosks.c.token_hash).where(kiosks.c.id == kiosk)).scalar()
    if known == token_hash:
        return
    if known is not None:
        connection.execute(update(kiosks).where(kiosks.c.id == kiosk).values(token_hash=token_hash))
        return
    ordinal = int(connection.execute(select(func.coalesce(func.max(kiosks.c.ordinal), 0))).scalar_one()) + 1
    offline_range(ordinal)
    connection.execute(
        insert(kiosks).values(id=kiosk, ordinal=ordinal, token_hash=token_hash, enrolled_at=time.time_ns() // 1000)
    )
