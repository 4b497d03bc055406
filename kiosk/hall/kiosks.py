"""Kiosks of the hall: enrolled once, each with its own token and its own block of offline numbers."""

from __future__ import annotations

import hashlib
import secrets
import time
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from kiosk.hall.storage import Store
from kiosk.hall.tables import kiosks
from kiosk.queueing.numbers import offline_range

_SHORTEST_TOKEN = 16


@dataclass(frozen=True, slots=True)
class Kiosk:
    id: str
    ordinal: int


def enrol(database: str | Store, kiosk: str, token: str | None = None) -> str:
    """Let a kiosk in, or give a known one another token; the token is returned once and kept only as a hash.

    ValueError when the id or the token cannot be used, when the token belongs to another kiosk, or when the hall has
    no block of offline numbers left (89 kiosks).
    """
    token = token or secrets.token_urlsafe(32)
    if not 1 <= len(kiosk) <= 64 or not kiosk.isprintable():
        raise ValueError("a kiosk's id has 1 to 64 printable letters")
    if len(token) < _SHORTEST_TOKEN:
        raise ValueError(f"a kiosk's token has at least {_SHORTEST_TOKEN} letters")
    store = database if isinstance(database, Store) else Store(database)
    try:
        if not isinstance(database, Store):
            store.migrate()
        with store.writing() as connection:
            _enrol(connection, kiosk, hashed(token), store.sqlite)
    except IntegrityError:
        raise ValueError("this token belongs to another kiosk") from None
    finally:
        if store is not database:
            store.close()
    return token


def hashed(token: str) -> str:
    """Tokens are long and random: one round of SHA-256 cannot be tried out."""
    return hashlib.sha256(token.encode()).hexdigest()


def by_token(connection: Connection, token_hash: str) -> Kiosk | None:
    row = connection.execute(select(kiosks.c.id, kiosks.c.ordinal).where(kiosks.c.token_hash == token_hash)).first()
    return None if row is None else Kiosk(row.id, row.ordinal)


def _enrol(connection: Connection, kiosk: str, token_hash: str, sqlite: bool) -> None:
    if not sqlite:
        connection.exec_driver_sql("LOCK TABLE kiosks IN SHARE ROW EXCLUSIVE MODE")
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
