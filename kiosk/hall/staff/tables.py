"""Tables of the staff's accounts. Moments are microseconds since 1970, as everywhere in the store."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Integer, String, Table

from kiosk.hall.tables import metadata

accounts = Table(
    "accounts",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("badge", String(12), nullable=False),
    # The badge as compared: nobody remembers whether theirs is written with capitals
    Column("folded", String(12), nullable=False, unique=True),
    Column("name", String(40), nullable=False),
    Column("role", String(16), nullable=False),
    Column("password", String(200), nullable=False),
    Column("must_change", Boolean, nullable=False),
    Column("locked", Boolean, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("signed_in_at", BigInteger),
)

sessions = Table(
    "sessions",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("account", String(24), nullable=False, index=True),
    Column("created_at", BigInteger, nullable=False, index=True),
    Column("seen_at", BigInteger, nullable=False),
    # The clerk works at a window with it: it does not idle out
    Column("acting", Boolean, nullable=False),
)

failures = Table(
    "failures",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    # A keyed digest of the badge as typed, or of the address: a password typed into the wrong field is kept nowhere
    Column("subject", String(32), nullable=False, index=True),
    Column("at", BigInteger, nullable=False, index=True),
)
